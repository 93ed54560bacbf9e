#pragma once
// The plain twin of evidence/common_runs: every pair of places is tried. Quadratic and more; for short inputs only.
#include <algorithm>
#include <cstdint>
#include <set>
#include <vector>

namespace oracle {

using Symbols = std::vector<std::uint32_t>;

// Longest stretch from `at` in `text` that stands anywhere in one of `others`.
inline std::uint32_t longest_match(const Symbols& text, std::size_t at, const std::vector<Symbols>& others) {
  std::uint32_t best = 0;
  for (const Symbols& other : others) {
    for (std::size_t start = 0; start < other.size(); ++start) {
      std::uint32_t length = 0;
      while (at + length < text.size() && start + length < other.size() && text[at + length] == other[start + length]) {
        ++length;
      }
      best = std::max(best, length);
    }
  }
  return best;
}

// Contents of the runs that are longest at some place of `texts` against `others` and cannot be extended to the left.
inline void add_runs(const std::vector<Symbols>& texts, const std::vector<Symbols>& others, std::uint32_t minimum,
                     std::set<Symbols>& runs) {
  for (const Symbols& text : texts) {
    std::uint32_t before = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const std::uint32_t length = longest_match(text, at, others);
      if (length >= minimum && before <= length) {
        runs.insert(Symbols(text.begin() + static_cast<std::ptrdiff_t>(at),
                            text.begin() + static_cast<std::ptrdiff_t>(at + length)));
      }
      before = length;
    }
  }
}

inline std::set<Symbols> common_runs(const std::vector<Symbols>& left, const std::vector<Symbols>& right,
                                     std::uint32_t minimum) {
  std::set<Symbols> runs;
  add_runs(left, right, minimum, runs);
  add_runs(right, left, minimum, runs);
  return runs;
}

}  // namespace oracle
