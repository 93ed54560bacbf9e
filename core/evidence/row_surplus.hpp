#pragma once
// The surplus of a row: how much more alike two answers are than reference bots are with one another on that very
// prompt, or than both are with control bots there, less what both lengths explain. Consumes rows, a prompt's figures
// and cosines with control bots' answers; knows nothing of where those come from. models/fit/prompt_similarity.py
// computes the same numbers for fitting.
#include <array>
#include <cstdint>
#include <span>

#include "evidence/pair_scores.hpp"

namespace kinprint {

// How alike answers to one prompt are: of reference bots to a known prompt with one another, or of two answers with
// control bots'.
struct PromptSimilarity {
  std::array<double, kHashedBlocks> mean{}, spread{};  // of cosines, by block; spreads are above 0
  double log_length = 0;                               // mean log of the code points, at least one, of reference or control bots
};

// Of the first answer of one control bot to a prompt: its cosines with both sides' by block, and the log of its code points.
struct ControlCosines {
  std::array<double, kHashedBlocks> left{}, right{};
  double log_length = 0;
};

// Of the cosines of either answer with every control's. Their spread is drawn towards a usual one, so that one control gives a
// figure too. Swapping left and right leaves it as it is, to the last bit.
class ControlSimilarity {
 public:
  void add(const ControlCosines& control);
  // Precondition: a control was added.
  [[nodiscard]] PromptSimilarity of_all() const;

 private:
  std::array<double, kHashedBlocks> sums_{}, squares_{};
  double log_lengths_ = 0, controls_ = 0;
};

// What the length of one answer adds to the surplus expected of it, by block, in spreads: with l its log length and d = l
// less the prompt's, the factors of 1, d, d^2, d^3, l and l * d. Fitted on bots of reference prompts, and for controls on
// unrelated pairs, by models/fit/prompt_similarity.py.
struct SurplusFit {
  std::array<std::array<double, 6>, kHashedBlocks> rows{};
};

// Fills row.surplus from its cosines and lengths. Swapping the sides leaves it as it is, to the last bit.
void add_surplus(PairRow& row, const PromptSimilarity& prompt, const SurplusFit& fit);

// Mean over those of the rows chosen (indices, repetition allowed) that have a surplus; 0 where none has.
std::array<double, kHashedBlocks> mean_surplus(const PairData& data, std::span<const std::uint32_t> rows);

}  // namespace kinprint
