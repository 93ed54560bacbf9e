#pragma once
// Hashed character 3-, 4- and 5-grams of one answer in a few thousand buckets: spelling, affixes and punctuation habits.
#include <cstdint>
#include <string_view>
#include <vector>

namespace kinprint {

inline constexpr std::uint32_t kCharacterBuckets = 2048;

// Adds the counts of `text` (valid UTF-8) to `counts`, which has kCharacterBuckets entries. Code points are folded
// (text/normalize.hpp); runs of white space count as one space. Returns the n-grams added. Linear.
std::uint64_t add_character_grams(std::string_view text, std::vector<float>& counts);

}  // namespace kinprint
