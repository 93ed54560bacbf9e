#pragma once
// Counts of n-gram keys on one side: a sorted list, for merging with the other side's.
#include <algorithm>
#include <cstdint>
#include <vector>

namespace kinprint {

struct GramCount {
  std::uint32_t key = 0;
  std::uint32_t count = 0;
};

// Sorts `keys` and counts equal ones.
inline std::vector<GramCount> count_grams(std::vector<std::uint32_t>& keys) {
  std::sort(keys.begin(), keys.end());
  std::vector<GramCount> counts;
  for (const std::uint32_t key : keys) {
    if (counts.empty() || counts.back().key != key) counts.push_back({key, 0});
    ++counts.back().count;
  }
  return counts;
}

// Calls visit(key, left count, right count) for every key of either list, in rising order.
template <typename Visit>
void merge_grams(const std::vector<GramCount>& left, const std::vector<GramCount>& right, Visit visit) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < left.size() || j < right.size()) {
    if (j == right.size() || (i < left.size() && left[i].key < right[j].key)) {
      visit(left[i].key, left[i].count, 0u);
      ++i;
    } else if (i == left.size() || right[j].key < left[i].key) {
      visit(right[j].key, 0u, right[j].count);
      ++j;
    } else {
      visit(left[i].key, left[i].count, right[j].count);
      ++i;
      ++j;
    }
  }
}

}  // namespace kinprint
