#pragma once
// The boundary of the importers, in a module of its own: most visits compare pasted answers and never need it. Bytes in,
// envelope out, like wasm/facade.hpp; holds no state.
#include <string_view>

#include "wasm/envelope.hpp"

namespace kinprint {

class Importer {
 public:
  // Payload: the normalised record of a chat export. `options` is JSON, or empty: {"table": {"prompt", "key", "model",
  // "answers", "header", "delimiter"}, "splitTranscript", "sample"}; all may be missing (text/import_options.hpp).
  [[nodiscard]] Envelope import_file(std::string_view bytes, std::string_view options) const;
  // Payload: the packed record (text/import_record.hpp) of a file, or of one piece of a file that comes in pieces; the
  // options say which: {"piece": {"form", "format", "last"}}.
  [[nodiscard]] Envelope import_piece(std::string_view bytes, std::string_view options) const;
  // Payload: the pairs of two files' prompts and the request made of them (text/pairing_request.hpp); an empty right
  // file means that the left one holds both sides.
  [[nodiscard]] Envelope pair_files(std::string_view left, std::string_view right, std::string_view options) const;
  // Payload: the list of formats import_file knows.
  [[nodiscard]] Envelope formats() const;
};

}  // namespace kinprint
