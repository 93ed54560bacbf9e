#pragma once
// One request (docs/report_format.md) from its JSON bytes. Uses simdjson on demand through error codes.
#include <string_view>

#include "base/result.hpp"
#include "text/document.hpp"

namespace kinprint {

// Errors: invalid_json, invalid_request (the message names the field, for example "left.answers[3].text: expected a
// string"), too_large. Broken UTF-8 and unpaired surrogate escapes become U+FFFD; in answers, a carriage return that
// ends a line by itself becomes a line feed; unknown fields are skipped; null counts as missing. A control bot with the
// texts of a side or of one before it (text/texts_hash.hpp) is left out. Linear in the bytes.
Result<Request> read_request(std::string_view bytes);

// The id of a request that read_request refused; none where it cannot be read.
TrialId read_request_id(std::string_view bytes);

}  // namespace kinprint
