#include "feature/skeleton.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

namespace kinprint {
namespace {

constexpr std::array<std::string_view, 9> kNames = {"paragraph", "heading", "bullet", "number", "quote",
                                                    "code", "table", "rule", "formula"};
constexpr std::uint16_t kEdge = 0xFFFF;

std::string part_text(std::uint16_t code) {
  const auto kind = static_cast<std::size_t>(code >> 8);
  const unsigned depth = code & 0xFFu;
  std::string part(kNames[std::min(kind, kNames.size() - 1)]);
  if (depth > 0) part += std::to_string(depth);
  return part;
}

std::vector<std::uint32_t> neighbours(const std::vector<std::uint16_t>& codes) {
  std::vector<std::uint32_t> pairs;
  std::uint16_t before = kEdge;
  for (const std::uint16_t code : codes) {
    pairs.push_back((std::uint32_t{before} << 16) | code);
    before = code;
  }
  pairs.push_back((std::uint32_t{before} << 16) | kEdge);
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

}  // namespace

std::vector<std::uint16_t> skeleton_codes(const SegmentedAnswer& answer) {
  std::vector<std::uint16_t> codes;
  codes.reserve(answer.blocks.size());
  for (const Block& block : answer.blocks) {
    const bool deep = block.kind == BlockKind::Heading || block.kind == BlockKind::ListItem ||
                      block.kind == BlockKind::OrderedItem;
    codes.push_back(static_cast<std::uint16_t>((static_cast<unsigned>(block.kind) << 8) | (deep ? block.depth : 0u)));
  }
  return codes;
}

std::string skeleton_text(const std::vector<std::uint16_t>& codes) {
  std::string text;
  std::size_t parts = 0;
  for (std::size_t i = 0; i < codes.size(); ++parts) {
    if (parts == kSkeletonParts) return text + " ...";
    std::size_t end = i + 1;
    while (end < codes.size() && codes[end] == codes[i]) ++end;
    if (!text.empty()) text += ' ';
    text += part_text(codes[i]);
    if (end - i > 1) text += " x" + std::to_string(end - i);
    i = end;
  }
  return text;
}

double skeleton_similarity(const std::vector<std::uint16_t>& left, const std::vector<std::uint16_t>& right) {
  const std::vector<std::uint32_t> a = neighbours(left);
  const std::vector<std::uint32_t> b = neighbours(right);
  std::vector<std::uint32_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return 2.0 * static_cast<double>(both.size()) / static_cast<double>(a.size() + b.size());
}

}  // namespace kinprint
