#pragma once
// The Markdown skeleton of one answer: its blocks by kind and depth, without any word of it.
#include <cstdint>
#include <string>
#include <vector>

#include "segment/segment.hpp"

namespace kinprint {

// One code a block: the kind and, for headings and list items, the depth. Equal codes mean equal form.
std::vector<std::uint16_t> skeleton_codes(const SegmentedAnswer& answer);

// For people: one word a block, equal neighbours counted: "paragraph heading2 bullet x4 bullet1 paragraph". At most
// kSkeletonParts parts, then "...".
std::string skeleton_text(const std::vector<std::uint16_t>& codes);
inline constexpr std::size_t kSkeletonParts = 60;

// Share of neighbouring pairs (start and end count as neighbours) that two skeletons have in common, in [0, 1]: the Dice
// coefficient of the two multisets. 1 for equal skeletons, empty ones included.
double skeleton_similarity(const std::vector<std::uint16_t>& left, const std::vector<std::uint16_t>& right);

}  // namespace kinprint
