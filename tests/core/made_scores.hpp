#pragma once
// Both sides of a request scored from texts of their own, without a comparison around them.
#include <string>
#include <vector>

#include "verdict/prompt_effects.hpp"
#include "verdict/scored_sides.hpp"

namespace kinprint::made {

// left, right: one text an answer.
inline ScoredSides scores(const Request& request, const std::vector<std::string>& left, const std::vector<std::string>& right, const Tables& tables) {
  const FingerprintModel& model = tables.fingerprint();
  return score_sides(request.left, request.right, count_side(left, model), count_side(right, model), PromptEffects(request.controls, tables), tables);
}

}  // namespace kinprint::made
