#include "verdict/likelihood_ratio.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/rng.hpp"
#include "base/stats.hpp"

namespace kinprint {
namespace {

constexpr std::size_t kDraws = 60;          // chosen: the spread settles to about a tenth of itself
constexpr std::size_t kFewestForDraws = 5;  // chosen: fewer prompts have too few distinct draws

std::vector<std::uint32_t> all_of(std::size_t size) {
  std::vector<std::uint32_t> indices(size);
  std::iota(indices.begin(), indices.end(), 0U);
  return indices;
}

}  // namespace

LikelihoodRatio RatioMaker::calibrate(const std::vector<double>& scores, double answers) const {
  const CalibrationTables& calibration = tables_.calibration();
  const bool same = sides_.data.same_prompts;
  LikelihoodRatio ratio;
  ratio.scores = scores;
  ratio.contributions.assign(scores.size(), 0.0);
  const std::array<double, kFusionSets> weights = sides_.set_weights();
  const TextLoss loss = sides_.loss();
  for (std::size_t set = 0; set < kFusionSets; ++set) {
    const double weight = weights[set];
    if (weight < 1e-6) continue;
    const auto chosen = static_cast<FusionSet>(set);
    const FusedScore fused = calibration.fusion(same, chosen).fuse(scores, answers);
    const Calibration line = calibration.calibration(same, chosen, loss).at(answers);
    const double before = line.slope * fused.value + line.offset;
    const double factor = before < 0 ? line.below : 1;
    const double value = factor * before;
    const double scale = weight * factor;
    ratio.uncapped += weight * value;
    const double lineage = line.lineage_slope * value + line.lineage_offset;
    const double lineage_scale = weight * (lineage < 0 ? line.lineage_below : 1);
    ratio.lineage += lineage_scale * lineage;
    ratio.lineage_slope += lineage_scale * line.lineage_slope;
    ratio.prior += scale * (line.slope * fused.prior + line.offset);
    ratio.prompt_spread += weight * line.prompt_spread;
    ratio.reference_spread += weight * line.reference_spread;
    for (std::size_t i = 0; i < scores.size(); ++i) ratio.contributions[i] += scale * line.slope * fused.contributions[i];
  }
  ratio.capped = std::clamp(ratio.uncapped, calibration.cap_low, calibration.cap_high);
  return ratio;
}

const PairScorer& RatioMaker::given_or_own(std::optional<PairScorer>& own) const {
  return scorer_ ? *scorer_ : own.emplace(scorer_of(sides_, tables_));
}

LikelihoodRatio RatioMaker::whole() const {
  std::optional<PairScorer> own;
  const PairScorer& scorer = given_or_own(own);
  if (sides_.data.same_prompts) return of_rows(all_of(sides_.data.rows.size()), scorer);
  return calibrate(scorer.different_prompt_scores(sides_.data, all_of(sides_.data.left.size()), all_of(sides_.data.right.size())), sides_.answers);
}

LikelihoodRatio RatioMaker::of_rows(std::span<const std::uint32_t> rows, const PairScorer& scorer) const {
  return calibrate(scorer.same_prompt_scores(sides_.data, rows, tables_.calibration().length_fit), static_cast<double>(rows.size()));
}

LikelihoodRatio RatioMaker::of_row(std::uint32_t row, const PairScorer& scorer) const {
  PairData alone;
  alone.rows.push_back(sides_.data.rows[row]);
  return calibrate(scorer.same_prompt_scores(alone, all_of(1), tables_.calibration().length_fit), 1);
}

LikelihoodRatio RatioMaker::ratio_of_draw(const PairScorer& scorer, std::span<const std::uint32_t> left, std::span<const std::uint32_t> right) const {
  const auto scores = sides_.data.same_prompts ? scorer.same_prompt_scores(sides_.data, left, tables_.calibration().length_fit)
                                               : scorer.different_prompt_scores(sides_.data, left, right);
  return calibrate(scores, sides_.answers);
}

double RatioMaker::lineage_of_draw(std::span<const std::uint32_t> left, std::span<const std::uint32_t> right) const {
  std::optional<PairScorer> own;
  return ratio_of_draw(given_or_own(own), left, right).lineage;
}

double RatioMaker::resampled_spread(std::uint32_t seed) const {
  const PairData& data = sides_.data;
  const std::size_t fewest = data.same_prompts ? data.rows.size() : std::min(data.left.size(), data.right.size());
  if (fewest < kFewestForDraws) return 0;
  std::optional<PairScorer> own;
  const PairScorer& scorer = given_or_own(own);
  Rng rng(seed);
  const auto draw = [&](std::size_t size) {
    std::vector<std::uint32_t> drawn(size);
    for (std::uint32_t& index : drawn) index = rng.below(static_cast<std::uint32_t>(size));
    return drawn;
  };
  std::vector<double> values;
  for (std::size_t i = 0; i < kDraws; ++i) {
    if (data.same_prompts) {
      values.push_back(ratio_of_draw(scorer, draw(data.rows.size()), {}).uncapped);
    } else {
      // One generator draws for both sides, so that swapping them must not change what is drawn: the shorter side first.
      const std::vector<std::uint32_t> a = draw(std::min(data.left.size(), data.right.size()));
      const std::vector<std::uint32_t> b = data.left.size() == data.right.size() ? a : draw(std::max(data.left.size(), data.right.size()));
      const bool left_first = data.left.size() <= data.right.size();
      values.push_back(ratio_of_draw(scorer, left_first ? a : b, left_first ? b : a).uncapped);
    }
  }
  return std::sqrt(sample_variance(values));
}

}  // namespace kinprint
