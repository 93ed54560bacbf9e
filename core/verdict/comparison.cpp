#include "verdict/comparison.hpp"

#include <algorithm>
#include <utility>

#include "verdict/altered_texts.hpp"

namespace kinprint {
namespace {

bool has_text(const std::vector<std::string>& texts) {
  return std::any_of(texts.begin(), texts.end(),
                     [](const std::string& text) { return text.find_first_not_of(" \t\r\n") != std::string::npos; });
}

}  // namespace

BothTexts cleared_texts(const Request& request, std::span<const Place> left, std::span<const Place> right) {
  return {cleared_texts(request.left, left), cleared_texts(request.right, right)};
}

BothTexts reduced_texts(BothTexts texts, Reduction reduction) {
  return {reduced_texts(std::move(texts.left), reduction), reduced_texts(std::move(texts.right), reduction)};
}

std::optional<ScoredSides> score_texts(const Comparison& comparison, const BothTexts& texts, TextLoss taken) {
  if (!has_text(texts.left) || !has_text(texts.right)) return std::nullopt;
  const Request& request = comparison.request;
  const FingerprintModel& model = comparison.tables.fingerprint();
  ScoredSides sides = score_sides(request.left, request.right, count_side(texts.left, model),
                                  count_side(texts.right, model), comparison.effects, comparison.tables);
  sides.taken = taken;
  return sides;
}

}  // namespace kinprint
