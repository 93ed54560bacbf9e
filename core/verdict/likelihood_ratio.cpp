#include "verdict/likelihood_ratio.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "base/merge_sort.hpp"
#include "base/rng.hpp"
#include "evidence/shared_wording.hpp"

namespace kinprint {
namespace {

constexpr std::size_t kDraws = 60;          // chosen: the spread settles to about a tenth of itself
constexpr std::size_t kFewestForDraws = 5;  // chosen: fewer prompts have too few distinct draws
// Between the ratio of open prompts and that of closed ones, for a pair that counts wholly as one of these: a reader's
// prompts may be either. Measured: models/ROBUSTNESS.md.
constexpr double kHalfWay = 0.5;

std::vector<std::uint32_t> all_of(std::size_t size) {
  std::vector<std::uint32_t> indices(size);
  std::iota(indices.begin(), indices.end(), 0U);
  return indices;
}

template <typename Less>
std::vector<std::uint32_t> order_of(std::size_t size, Less less) {
  std::vector<std::uint32_t> order = all_of(size);
  merge_sort(order, less);
  return order;
}

std::vector<std::uint32_t> at_places(const std::vector<std::uint32_t>& order, std::vector<std::uint32_t> places) {
  for (std::uint32_t& place : places) place = order[place];
  return places;
}

// With the divisor n - 1. Precondition: two values or more.
double standard_deviation(const std::vector<double>& values) {
  const double count = static_cast<double>(values.size());
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return std::sqrt(squares / (count - 1));
}

}  // namespace

LikelihoodRatio RatioMaker::calibrate(const std::vector<double>& scores, double answers, double closedness) const {
  const CalibrationTables& calibration = tables_.calibration();
  const bool same = sides_.data.same_prompts;
  LikelihoodRatio ratio;
  ratio.scores = scores;
  ratio.contributions.assign(scores.size(), 0.0);
  ratio.closedness = closedness;
  const std::array<double, kFusionSets> weights = sides_.set_weights();
  const TextLoss loss = sides_.loss();
  for (std::size_t set = 0; set < kFusionSets; ++set) {
    const double weight = weights[set];
    if (weight < 1e-6) continue;
    const auto chosen = static_cast<FusionSet>(set);
    const FusedScore fused = calibration.fusion(same, chosen).fuse(scores);
    const Calibration line = calibration.calibration(same, chosen, loss).at(answers);
    const double before = line.slope * fused.value + line.offset;
    const double factor = before < 0 ? line.below : 1;
    const double value = factor * before;
    const double further_before = line.further_slope * value + line.further_offset;
    const double further_factor = further_before < 0 ? line.further_below : 1;
    const double further = further_factor * further_before, further_slope = further_factor * line.further_slope;
    const double moved = kHalfWay * closedness;  // from the ratio of open prompts to that of closed ones
    const double kept = 1 + moved * (further_slope - 1);
    const double scale = weight * factor * kept;
    const double figure = value + moved * (further - value);
    ratio.uncapped += weight * figure;
    ratio.open += weight * value;
    ratio.closed += weight * further;
    ratio.lineage += weight * (same ? figure : further);
    ratio.lineage_slope += weight * (same ? 1 : further_slope);
    ratio.prior += scale * (line.slope * fused.prior + line.offset) + weight * moved * further_factor * line.further_offset;
    ratio.prompt_spread += weight * kept * line.prompt_spread;
    ratio.reference_spread += weight * kept * line.reference_spread;
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
  return calibrate(scorer.different_prompt_scores(sides_.data, all_of(sides_.data.left.size()), all_of(sides_.data.right.size())),
                   sides_.answers, 0);
}

LikelihoodRatio RatioMaker::of_rows(std::span<const std::uint32_t> rows, const PairScorer& scorer) const {
  return calibrate(scorer.same_prompt_scores(sides_.data, rows, tables_.calibration().length_fit),
                   static_cast<double>(rows.size()), closedness(sides_.data, rows));
}

LikelihoodRatio RatioMaker::of_row(std::uint32_t row, const PairScorer& scorer) const {
  PairData alone;
  alone.rows.push_back(sides_.data.rows[row]);
  return calibrate(scorer.same_prompt_scores(alone, all_of(1), tables_.calibration().length_fit), 1, closedness(alone, all_of(1)));
}

LikelihoodRatio RatioMaker::ratio_of_draw(const PairScorer& scorer, std::span<const std::uint32_t> left,
                                          std::span<const std::uint32_t> right) const {
  const auto scores = sides_.data.same_prompts ? scorer.same_prompt_scores(sides_.data, left, tables_.calibration().length_fit)
                                               : scorer.different_prompt_scores(sides_.data, left, right);
  return calibrate(scores, sides_.answers, closedness(sides_.data, left));
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
  // Places in an order that how the answers were given does not change: rows with prompts stand by their text already.
  const bool has_prompts = sides_.background != Background::None;
  const auto rows = order_of(data.rows.size(), [&](std::uint32_t a, std::uint32_t b) {
    return !has_prompts && data.rows[a].cosine < data.rows[b].cosine;
  });
  const auto left = order_of(data.left.size(), [&](std::uint32_t a, std::uint32_t b) { return data.left[a] < data.left[b]; });
  const auto right = order_of(data.right.size(), [&](std::uint32_t a, std::uint32_t b) { return data.right[a] < data.right[b]; });
  const auto draw = [&](std::size_t size) {
    std::vector<std::uint32_t> drawn(size);
    for (std::uint32_t& place : drawn) place = rng.below(static_cast<std::uint32_t>(size));
    return drawn;
  };
  std::vector<double> values;
  for (std::size_t i = 0; i < kDraws; ++i) {
    if (data.same_prompts) {
      values.push_back(ratio_of_draw(scorer, at_places(rows, draw(rows.size())), {}).uncapped);
    } else {
      // One generator draws for both sides, so that swapping them must not change what is drawn: the shorter side first.
      const std::vector<std::uint32_t> a = draw(std::min(left.size(), right.size()));
      const std::vector<std::uint32_t> b = left.size() == right.size() ? a : draw(std::max(left.size(), right.size()));
      const bool left_first = left.size() <= right.size();
      values.push_back(ratio_of_draw(scorer, at_places(left, left_first ? a : b), at_places(right, left_first ? b : a)).uncapped);
    }
  }
  return standard_deviation(values);
}

}  // namespace kinprint
