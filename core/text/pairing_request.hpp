#pragma once
// Two files to one compare request: imports both, pairs their prompts, writes what was paired for the preview and the
// request of docs/report_format.md. The boundary's only function about pairs.
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "text/pairing.hpp"

namespace kinprint {

struct RequestNames {
  std::string id;
  std::string left = "A", right = "B";
  bool reasoning = false;  // put the reasoning before the answer, which changes what is compared
};

struct WrittenRequest {
  std::string json;                    // {"id", "left", "right"}
  std::uint64_t answers_left_out = 0;  // beyond kMaximumAnswersPerSide or the size of a request
};

// The request of the accepted pairs; the second and further answers of a prompt are marked `again`. Near and Position
// pairs carry the left prompt on both sides, because the comparison matches by prompt.
WrittenRequest write_request(const ImportResult& left, const ImportResult& right, const Pairing& pairing,
                             const RequestNames& names);

// Bytes of two importable files, records among them, to {"pairing": ..., "request": ..., "answersLeftOut": n}. An empty
// right file means that both sides are in the left one, told apart by model or side. `options` is JSON, or empty:
// {"laterTurns", "byPosition", "near", "accept": "none" | "all" | [numbers of pairs], "id", "leftName", "rightName",
//  "leftModel", "rightModel", "leftSide", "rightSide", "reasoning"}; all may be missing.
// Errors: those of import_bytes, and invalid_json and invalid_request for the options.
Result<std::string> pair_files(std::string_view left, std::string_view right, std::string_view options);

}  // namespace kinprint
