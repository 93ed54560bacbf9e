#pragma once
// What the report says about one side's texts, and the segments it was counted from.
#include <vector>

#include "report/report.hpp"
#include "segment/segment.hpp"
#include "text/document.hpp"

namespace kinprint {

struct SegmentedSide {
  std::vector<SegmentedAnswer> answers;  // one a Side::answers entry, in order
};

SegmentedSide split_side(const Side& side);
SideFacts side_facts(const Side& side, const SegmentedSide& segments);

}  // namespace kinprint
