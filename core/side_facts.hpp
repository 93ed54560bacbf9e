#pragma once
// What the report says about one side's texts.
#include <span>

#include "report/report.hpp"
#include "segment/segment.hpp"
#include "text/document.hpp"

namespace kinprint {

// segments: one an answer, in order.
SideFacts side_facts(const Side& side, std::span<const SegmentedAnswer> segments);

}  // namespace kinprint
