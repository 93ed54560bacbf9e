// The Embind block and nothing else; JavaScript names are given here. Text and tables arrive as Uint8Array (a JavaScript
// string would lose unpaired surrogates on the way), results leave as a Uint8Array that JavaScript owns.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include "wasm/facade.hpp"

namespace {

using emscripten::val;
using kinprint::Envelope;
using kinprint::Kinprint;

// As JavaScript sees it: the position as a number, since 64-bit integers do not cross.
val to_javascript(const Envelope& envelope) {
  val object = val::object();
  object.set("code", envelope.code);
  object.set("message", envelope.message);
  object.set("position", static_cast<double>(envelope.position));
  const auto* bytes = reinterpret_cast<const unsigned char*>(envelope.payload.data());
  // slice copies: a view of wasm memory would not outlive the next growth.
  object.set("payload", val(emscripten::typed_memory_view(envelope.payload.size(), bytes)).call<val>("slice"));
  return object;
}

val load_tables(Kinprint& core, const std::string& name, const std::string& bytes) {
  return to_javascript(core.load_tables(name, bytes));
}
val segments(const Kinprint& core, const std::string& request) { return to_javascript(core.segments(request)); }
val compare(const Kinprint& core, const std::string& request, const std::string& vectors, unsigned rows,
            unsigned dimensions) {
  return to_javascript(core.compare(request, vectors, rows, dimensions));
}
val batch_line(const Kinprint& core, const std::string& request, unsigned line_number) {
  return to_javascript(core.batch_line(request, line_number));
}
// Large files: Embind copies a Uint8Array into a std::string byte by byte, at about 100 MB/s; set() is one copy.
std::string bytes_of(const val& array) {
  std::string bytes(array["length"].as<std::size_t>(), '\0');
  auto* const begin = reinterpret_cast<unsigned char*>(bytes.data());
  val(emscripten::typed_memory_view(bytes.size(), begin)).call<void>("set", array);
  return bytes;
}
val import_file(const Kinprint& core, const val& bytes, const std::string& name) {
  return to_javascript(core.import_file(bytes_of(bytes), name));
}
val pair_files(const Kinprint& core, const val& left, const val& right, const std::string& options) {
  return to_javascript(core.pair_files(bytes_of(left), bytes_of(right), options));
}
val formats(const Kinprint& core) { return to_javascript(core.formats()); }
val version(const Kinprint& core) { return to_javascript(core.version()); }

}  // namespace

EMSCRIPTEN_BINDINGS(kinprint) {
  emscripten::class_<Kinprint>("Kinprint")
      .constructor<>()
      .function("loadTables", &load_tables)
      .function("segments", &segments)
      .function("compare", &compare)
      .function("batchLine", &batch_line)
      .function("importFile", &import_file)
      .function("pairFiles", &pair_files)
      .function("formats", &formats)
      .function("version", &version);
}
