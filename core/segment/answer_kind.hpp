#pragma once
// What kind of answer this is: prose, code only, a refusal only, or empty.
#include <string_view>

#include "segment/segment.hpp"

namespace kinprint {

// Sets answer.kind from its blocks, words and their text.
void detect_kind(std::string_view text, SegmentedAnswer& answer);

}  // namespace kinprint
