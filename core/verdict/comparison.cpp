#include "verdict/comparison.hpp"

#include <utility>

#include "verdict/altered_texts.hpp"

namespace kinprint {
namespace {

std::vector<ScoredAnswer> count_texts(const std::vector<std::string>& texts, const std::vector<std::string>& written,
                                      const std::vector<ScoredAnswer>& counted, const FingerprintModel& model) {
  std::vector<ScoredAnswer> out;
  for (std::size_t i = 0; i < texts.size(); ++i)
    out.push_back(texts[i] == written[i] ? counted[i] : count_text(texts[i], model));
  return out;
}

}  // namespace

BothTexts cleared_texts(const Request& request, std::span<const Place> left, std::span<const Place> right) {
  return {cleared_texts(request.left, left), cleared_texts(request.right, right)};
}

BothTexts reduced_texts(BothTexts texts, Reduction reduction) {
  return {reduced_texts(std::move(texts.left), reduction), reduced_texts(std::move(texts.right), reduction)};
}

std::optional<ScoredSides> score_texts(const Comparison& comparison, const BothTexts& texts, TextLoss taken) {
  const Request& request = comparison.request;
  const CountedTexts& written = comparison.written;
  const FingerprintModel& model = comparison.tables.fingerprint();
  std::vector<ScoredAnswer> left = count_texts(texts.left, written.texts.left, written.left, model);
  std::vector<ScoredAnswer> right = count_texts(texts.right, written.texts.right, written.right, model);
  if (!has_text(left) || !has_text(right)) return std::nullopt;
  ScoredSides sides =
      score_sides(request.left, request.right, std::move(left), std::move(right), comparison.effects, comparison.tables);
  sides.taken = taken;
  return sides;
}

}  // namespace kinprint
