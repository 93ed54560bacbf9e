// simdjson for the wasm modules: the same amalgamated source, without the part that builds its tree of a whole document.
// Both modules read on demand only, but the tree builder hangs in a virtual table, where no linker can see that nobody
// calls it; with it come a table of powers of five and the slow number parser, 17 kB brotli in all.
#include "simdjson.h"

#ifndef SIMDJSON_BUILTIN_IMPLEMENTATION
#error "this replaces the tree builder of one kernel, chosen when it is compiled"
#endif

#define SIMDJSON_SRC_GENERIC_STAGE2_TAPE_BUILDER_H  // the guard of the part left out

namespace simdjson::SIMDJSON_BUILTIN_IMPLEMENTATION {
namespace {
namespace stage2 {

struct tape_builder {
  template <bool Streaming>
  static error_code parse_document(dom_parser_implementation& /*parser*/, dom::document& /*document*/) noexcept {
    return UNSUPPORTED_ARCHITECTURE;
  }
};

}  // namespace stage2
}  // namespace
}  // namespace simdjson::SIMDJSON_BUILTIN_IMPLEMENTATION

#include "simdjson.cpp"
