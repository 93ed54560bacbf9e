#pragma once
// Whether control bots look as unrelated to both sides as they are said to be: each compared with either side, as a further pair
// of bots. Consumes a request and tables; what is made of it is for the report.
#include <limits>
#include <span>
#include <vector>

#include "segment/segment.hpp"
#include "text/document.hpp"
#include "verdict/tables.hpp"

namespace kinprint {

// log10 LR of one control bot with either side; not a number where the two cannot be compared.
struct ControlLikeness {
  double left = std::numeric_limits<double>::quiet_NaN(), right = std::numeric_limits<double>::quiet_NaN();
};

// More control bots than these are not looked at, because each takes two comparisons: chosen.
inline constexpr std::size_t kControlsLookedAt = 8;

// One an entry of request.controls, at most kControlsLookedAt. Precondition: one SegmentedAnswer an answer, in order; the tables
// hold a fingerprint; both sides have text that is counted (has_text).
std::vector<ControlLikeness> control_likeness(const Request& request, std::span<const SegmentedAnswer> left,
                                              std::span<const SegmentedAnswer> right,
                                              std::span<const std::vector<SegmentedAnswer>> controls, const Tables& tables);

}  // namespace kinprint
