#pragma once
// The plain twin of the order part of evidence/content_plan: all subsequences are tried. For short inputs only.
#include <algorithm>
#include <cstdint>
#include <vector>

namespace oracle {

inline std::size_t longest_rising_length(const std::vector<std::uint32_t>& order) {
  std::size_t best = 0;
  for (std::uint32_t chosen = 0; chosen < (1U << order.size()); ++chosen) {
    std::size_t length = 0;
    std::int64_t last = -1;
    bool rises = true;
    for (std::size_t i = 0; i < order.size() && rises; ++i) {
      if ((chosen >> i & 1U) == 0) continue;
      rises = static_cast<std::int64_t>(order[i]) > last;
      last = order[i];
      ++length;
    }
    if (rises) best = std::max(best, length);
  }
  return best;
}

}  // namespace oracle
