#pragma once
// The grammar channel: how much better each side's masked grammar is foretold by the other side's than by the background
// (the idea of LambdaG, Nini et al. 2024, with one pooled background grammar in place of sampled ones).
//
// Score: mean nats a symbol, averaged over both directions. Which direction is larger is never given: it depends on
// length and spread and says nothing of who learned from whom.
#include <vector>

#include "evidence/background.hpp"
#include "evidence/echo_places.hpp"
#include "evidence/evidence.hpp"
#include "evidence/prepared_side.hpp"

namespace kinprint {

struct Grammar {
  double score = 0;
  // Masked 3-grams both over-use, largest weight first. Their names write masked words by class (grammar_mask_name).
  std::vector<SharedHabit> patterns;
};

// Patterns are given no place in `echoes` of a prompt or in long runs, and are not shown where that leaves a side
// without one. Precondition: the background is not empty. Linear but for sorting.
Grammar compare_grammar(const PreparedSide& left, const PreparedSide& right, const GeneralBackground& background,
                        const EchoPlaces& echoes);

}  // namespace kinprint
