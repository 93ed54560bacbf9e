// The Embind block of many bots and nothing else; JavaScript names are given here. Everything arrives as Uint8Array but
// names and counts.
#include "wasm/javascript_envelope.hpp"
#include "wasm/many_facade.hpp"

namespace {

using emscripten::val;
using kinprint::bytes_of;
using kinprint::Many;
using kinprint::to_javascript;

val load_tables(Many& many, const std::string& name, const val& bytes) {
  return to_javascript(many.load_tables(name, bytes_of(bytes)));
}
val load_pack(Many& many, const std::string& name, const val& bytes) {
  return to_javascript(many.load_pack(name, bytes_of(bytes)));
}
void clear(Many& many) { many.clear(); }
val add(Many& many, const val& request) { return to_javascript(many.add(bytes_of(request))); }
val pack(const Many& many, unsigned bot) { return to_javascript(many.pack(bot)); }
val add_packed(Many& many, const val& bytes) { return to_javascript(many.add_packed(bytes_of(bytes))); }
val pairs(Many& many, unsigned begin, unsigned end, unsigned seed, unsigned replicates, unsigned intervals,
          unsigned controls_from_list) {
  return to_javascript(many.pairs(begin, end, seed, replicates, intervals, controls_from_list));
}
val arrange(const Many& many, const val& uncapped, const val& status, const val& replicates) {
  return to_javascript(many.arrange(bytes_of(uncapped), bytes_of(status), bytes_of(replicates)));
}
val version(const Many& many) { return to_javascript(many.version()); }

}  // namespace

EMSCRIPTEN_BINDINGS(kinprint_many) {
  emscripten::class_<Many>("Many")
      .constructor<>()
      .function("loadTables", &load_tables)
      .function("loadPack", &load_pack)
      .function("clear", &clear)
      .function("add", &add)
      .function("pack", &pack)
      .function("addPacked", &add_packed)
      .function("pairs", &pairs)
      .function("arrange", &arrange)
      .function("version", &version);
}
