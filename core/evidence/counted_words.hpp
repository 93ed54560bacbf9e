#pragma once
// Which words of an answer count as shared wording: those that neither echo the prompt nor stand in a stock opener or
// closer.
#include <cstdint>
#include <vector>

#include "evidence/evidence.hpp"
#include "evidence/prepared_side.hpp"

namespace kinprint {

enum class WordUse : std::uint8_t {
  Counted,
  Echo,
  Opener,
  Closer
};

// One entry a token. `echo`: longest match with the prompt from each token on (evidence/common_runs.hpp).
std::vector<WordUse> word_uses(const PreparedAnswer& answer, const std::vector<std::uint32_t>& echo);

// The stretches that do not count, as spans of the text.
void add_greyed(const PreparedAnswer& answer, const std::vector<WordUse>& uses, bool is_left, std::uint32_t number,
                std::vector<GreyedSpan>& greyed);

}  // namespace kinprint
