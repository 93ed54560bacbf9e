#include "verdict/control_likeness.hpp"

#include <algorithm>

#include "evidence/answer_rows.hpp"
#include "verdict/altered_texts.hpp"
#include "verdict/likelihood_ratio.hpp"
#include "verdict/prompt_effects.hpp"
#include "verdict/refusals.hpp"

namespace kinprint {

std::vector<ControlLikeness> control_likeness(const Request& request, std::span<const SegmentedAnswer> left,
                                              std::span<const SegmentedAnswer> right,
                                              std::span<const std::vector<SegmentedAnswer>> controls, const Tables& tables) {
  std::vector<ControlLikeness> out(std::min(controls.size(), kControlsLookedAt));
  if (out.empty()) return out;
  const FingerprintModel& model = tables.fingerprint();
  const PromptEffects effects({}, tables);
  // Each counted once, one control at a time.
  const auto count = [&](const Side& side) { return count_side(cleared_texts(side), model); };
  const std::vector<ScoredAnswer> counted[] = {count(request.left), count(request.right)};
  const SideTraits traits[] = {side_traits(request.left, left), side_traits(request.right, right)};
  for (std::size_t i = 0; i < out.size(); ++i) {
    const Side& control = request.controls[i];
    const std::vector<ScoredAnswer> answers = count(control);
    const SideTraits of_control = side_traits(control, controls[i]);
    for (const bool is_left : {true, false}) {
      const Side& side = is_left ? request.left : request.right;
      if (refuse(traits[!is_left], of_control, !match_answers(side, control).shared.empty()) || !has_text(answers)) continue;
      const ScoredSides sides = score_sides(side, control, counted[!is_left], answers, effects, tables);
      (is_left ? out[i].left : out[i].right) = RatioMaker(sides, tables).whole().capped;
    }
  }
  return out;
}

}  // namespace kinprint
