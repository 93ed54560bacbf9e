// The Embind block of the importers and nothing else. Everything arrives as Uint8Array.
#include "wasm/import_facade.hpp"
#include "wasm/javascript_envelope.hpp"

namespace {

using emscripten::val;
using kinprint::bytes_of;
using kinprint::Importer;
using kinprint::to_javascript;

val import_file(const Importer& importer, const val& bytes, const val& options) {
  return to_javascript(importer.import_file(bytes_of(bytes), bytes_of(options)));
}
// The bytes are those of `rest`, what the piece before left unread, and then those of `bytes`.
val import_piece(const Importer& importer, const val& rest, const val& bytes, const val& options) {
  return to_javascript(importer.import_piece(bytes_of(rest, bytes), bytes_of(options)));
}
val pair_files(const Importer& importer, const val& left, const val& right, const val& options) {
  return to_javascript(importer.pair_files(bytes_of(left), bytes_of(right), bytes_of(options)));
}
val formats(const Importer& importer) { return to_javascript(importer.formats()); }

}  // namespace

EMSCRIPTEN_BINDINGS(kinprint_import) {
  emscripten::class_<Importer>("Importer")
      .constructor<>()
      .function("importFile", &import_file)
      .function("importPiece", &import_piece)
      .function("pairFiles", &pair_files)
      .function("formats", &formats);
}
