#pragma once
// The surplus of a row: how much more alike two answers are than reference bots are with one another on that very prompt,
// less what both lengths explain. Consumes rows and a prompt's figures; knows nothing of where those come from.
// models/fit/prompt_similarity.py computes the same numbers for fitting.
#include <array>
#include <cstdint>
#include <span>

#include "evidence/pair_scores.hpp"

namespace kinprint {

// Of answers of reference bots to one known prompt.
struct PromptSimilarity {
  std::array<double, kHashedBlocks> mean{}, spread{};  // of cosines between two bots, by block; spreads are above 0
  double log_length = 0;                               // mean log of the code points, at least one
};

// What the length of one answer adds to the surplus expected of it, by block, in spreads: with l its log length and d = l
// less the prompt's, the factors of 1, d, d^2, d^3, l and l * d. Fitted on bots of reference prompts by
// models/fit/prompt_similarity.py.
struct SurplusFit {
  std::array<std::array<double, 6>, kHashedBlocks> rows{};
};

// Fills row.surplus from its cosines and lengths. Swapping the sides leaves it as it is, to the last bit.
void add_surplus(PairRow& row, const PromptSimilarity& prompt, const SurplusFit& fit);

// Mean over those of the rows chosen (indices, repetition allowed) that have a surplus; 0 where none has.
std::array<double, kHashedBlocks> mean_surplus(const PairData& data, std::span<const std::uint32_t> rows);

}  // namespace kinprint
