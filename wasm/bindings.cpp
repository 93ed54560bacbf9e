// The Embind block of the core and nothing else; JavaScript names are given here. Text and tables arrive as Uint8Array (a
// JavaScript string would lose unpaired surrogates on the way), results leave as a Uint8Array that JavaScript owns.
#include "wasm/facade.hpp"
#include "wasm/javascript_envelope.hpp"

namespace {

using emscripten::val;
using kinprint::Kinprint;
using kinprint::to_javascript;

val load_tables(Kinprint& core, const std::string& name, const std::string& bytes) {
  return to_javascript(core.load_tables(name, bytes));
}
val load_pack(Kinprint& core, const std::string& name, const std::string& bytes) {
  return to_javascript(core.load_pack(name, bytes));
}
val segments(const Kinprint& core, const std::string& request) { return to_javascript(core.segments(request)); }
val compare(const Kinprint& core, const std::string& request, const std::string& vectors, unsigned rows,
            unsigned dimensions) {
  return to_javascript(core.compare(request, vectors, rows, dimensions));
}
val batch_line(const Kinprint& core, const std::string& request, unsigned line_number) {
  return to_javascript(core.batch_line(request, line_number));
}
val make_pack(const Kinprint& core, const std::string& request) { return to_javascript(core.make_pack(request)); }
val version(const Kinprint& core) { return to_javascript(core.version()); }

}  // namespace

EMSCRIPTEN_BINDINGS(kinprint) {
  emscripten::class_<Kinprint>("Kinprint")
      .constructor<>()
      .function("loadTables", &load_tables)
      .function("loadPack", &load_pack)
      .function("segments", &segments)
      .function("compare", &compare)
      .function("batchLine", &batch_line)
      .function("makePack", &make_pack)
      .function("version", &version);
}
