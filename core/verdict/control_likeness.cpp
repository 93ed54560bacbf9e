#include "verdict/control_likeness.hpp"

#include <algorithm>

#include "verdict/altered_texts.hpp"
#include "verdict/decide.hpp"
#include "verdict/likelihood_ratio.hpp"

namespace kinprint {

std::vector<ControlLikeness> control_likeness(const Request& request, std::span<const SegmentedAnswer> left, std::span<const SegmentedAnswer> right,
                                              std::span<const std::vector<SegmentedAnswer>> controls, const Tables& tables) {
  std::vector<ControlLikeness> out(std::min(controls.size(), kControlsLookedAt));
  Request pair;
  for (const bool is_left : {true, false}) {
    pair.left = is_left ? request.left : request.right;
    for (std::size_t i = 0; i < out.size(); ++i) {
      pair.right = request.controls[i];
      if (refuse_request(pair, is_left ? left : right, controls[i])) continue;
      const ScoredSides sides = score_sides(pair, plain_texts(pair.left), plain_texts(pair.right), tables);
      (is_left ? out[i].left : out[i].right) = RatioMaker(sides, tables).whole().capped;
    }
  }
  return out;
}

}  // namespace kinprint
