#pragma once
// The wishes of an import as they cross the boundary: JSON, or nothing. Read leniently like everything from outside:
// unknown members are passed over, numbers that are no column stand for no column.
//
// {"table": {"delimiter": ";", "header": true, "prompt": 0, "key": null, "model": null, "answers": [1, 2]},
//  "splitTranscript": false, "sample": 5, "piece": {"form": 1, "format": 5, "last": false}}; all may be missing.
#include <string_view>

#include "base/result.hpp"
#include "text/import_chats.hpp"

namespace kinprint {

// Errors: invalid_json, invalid_request (no object, or a table without an answer column).
Result<ImportOptions> read_import_options(std::string_view bytes);

}  // namespace kinprint
