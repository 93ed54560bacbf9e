#pragma once
// What is counted in one answer. Filled by the feature stage from a SegmentedAnswer; knows nothing of the other side.
// Units: counts unless a name says otherwise. The registry (feature/registry.*) lists every channel and habit with its
// definition, unit, source and when it misleads; docs/features.md is checked against it.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "text/line_breaks.hpp"

namespace kinprint {

// Hashed n-grams of one answer, before weighting: sorted by bucket, counts above zero. Three blocks of kGramBuckets: words,
// characters, grammar (feature/fingerprint.hpp).
inline constexpr std::uint32_t kGramBuckets = 65536;
inline constexpr std::uint32_t kHashedBlocks = 3;
struct HashedCount {
  std::uint32_t bucket = 0;  // block x kGramBuckets + hash modulo kGramBuckets
  float count = 0;
};

// Habits of form in the order of feature/form_habits.hpp.
inline constexpr std::size_t kFormHabits = 40;

struct AnswerFeatures {
  std::vector<HashedCount> hashed;
  std::array<float, kFormHabits> form{};
  std::vector<std::uint32_t> runs;  // hashes of all word runs of kRunWords words, sorted, each once
  std::uint32_t characters = 0;     // code points counted
  std::uint32_t words = 0;          // letter runs, numbers and single ideographs counted
  bool has_line_run = false;        // three lines directly below one another, none of them numbered: what a list leaves
  LineBreaks line_breaks = LineBreaks::Kept;

  // Of the code points, at least one.
  [[nodiscard]] double log_length() const { return std::log(std::max<double>(characters, 1)); }
};

}  // namespace kinprint
