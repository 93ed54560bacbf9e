#pragma once
// What is counted in one answer. Filled by the feature stage from a SegmentedAnswer; knows nothing of the other side.
// Units: counts unless a name says otherwise. The registry (feature/registry.*) lists every channel and habit with its
// definition, unit, source and when it misleads; docs/features.md is checked against it.
#include <array>
#include <cstdint>
#include <vector>

namespace kinprint {

// Hashed n-grams of one answer, before weighting: sorted by index, counts above zero.
// Shape: words (1-2 words) fold into [0, kHashedFeatures), characters (3-4) into [kHashedFeatures, 2 kHashedFeatures).
inline constexpr std::uint32_t kHashedFeatures = 4096;
struct HashedCount {
  std::uint16_t index = 0;
  float count = 0;
};

// Habits of form: one log rate each, in the order of feature/form_habits.hpp (natural logarithm of 1 + count per 1,000
// characters; the first is the log of the length in characters).
inline constexpr std::size_t kFormHabits = 28;

struct AnswerFeatures {
  std::vector<HashedCount> hashed;
  std::array<float, kFormHabits> form{};
  float characters = 0;  // code points after cutting at the fingerprint limit
};

}  // namespace kinprint
