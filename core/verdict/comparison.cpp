#include "verdict/comparison.hpp"

#include <utility>

#include "verdict/altered_texts.hpp"

namespace kinprint {

BothTexts cleared_texts(const Request& request, std::span<const Place> left, std::span<const Place> right) {
  return {cleared_texts(request.left, left), cleared_texts(request.right, right)};
}

BothTexts reduced_texts(BothTexts texts, Reduction reduction) {
  return {reduced_texts(std::move(texts.left), reduction), reduced_texts(std::move(texts.right), reduction)};
}

std::optional<ScoredSides> score_texts(const Comparison& comparison, const BothTexts& texts, TextLoss taken) {
  const Request& request = comparison.request;
  const FingerprintModel& model = comparison.tables.fingerprint();
  std::vector<ScoredAnswer> left = count_side(texts.left, model), right = count_side(texts.right, model);
  if (!has_text(left) || !has_text(right)) return std::nullopt;
  ScoredSides sides =
      score_sides(request.left, request.right, std::move(left), std::move(right), comparison.effects, comparison.tables);
  sides.taken = taken;
  return sides;
}

}  // namespace kinprint
