#pragma once
// Statuses that need no tables: nothing to compare, the same texts twice, only code, only refusals.
#include <optional>

#include "side_facts.hpp"
#include "text/document.hpp"
#include "verdict/verdict.hpp"

namespace kinprint {

// A verdict without figures, or nothing where the texts can be judged. Swapping the sides changes nothing.
std::optional<Verdict> early_status(const Request& request, const SegmentedSide& left, const SegmentedSide& right);

}  // namespace kinprint
