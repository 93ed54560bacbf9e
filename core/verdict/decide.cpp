#include "verdict/decide.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/merge_sort.hpp"
#include "evidence/answer_rows.hpp"
#include "evidence/shared_wording.hpp"
#include "text/texts_hash.hpp"
#include "verdict/bands.hpp"
#include "verdict/comparison.hpp"
#include "verdict/measured_rates.hpp"
#include "verdict/prompt_effects.hpp"
#include "verdict/refusals.hpp"
#include "verdict/robustness.hpp"

namespace kinprint {
namespace {

constexpr double kNormal95 = 1.959964;     // two-sided 95 % of the normal distribution
constexpr double kTellingErrorRate = 0.2;  // equal error rate from which on more prompts are worth asking for; chosen

// uncapped, reach: log10; the reach is half the interval.
Figure figure_of(double uncapped, double reach, const CalibrationTables& calibration) {
  const double log10_lr = std::clamp(uncapped, calibration.cap_low, calibration.cap_high);
  const auto [low, high] = interval_of(uncapped, reach, calibration);
  return {log10_lr, low, high, band_of(log10_lr), supports_of(log10_lr)};
}

void add_figures(Verdict& verdict, const LikelihoodRatio& ratio, double resampled, const CalibrationTables& calibration) {
  const double reach = interval_reach(ratio, resampled);
  static_cast<Figure&>(verdict) = figure_of(ratio.uncapped, reach, calibration);
  verdict.lineage = figure_of(ratio.lineage, ratio.lineage_slope * reach, calibration);
  verdict.status = Status::Ok;
  verdict.closedness = ratio.closedness;
  verdict.capped = ratio.capped != ratio.uncapped;
  verdict.cap_low = calibration.cap_low;
  verdict.cap_high = calibration.cap_high;
  verdict.lineages = calibration.lineages;
}

// Scores of one channel count together.
std::vector<std::pair<std::string, double>> by_channel(const LikelihoodRatio& ratio, bool same_prompts) {
  const auto channels = score_channels(same_prompts);
  std::vector<std::pair<std::string, double>> out;
  for (std::size_t i = 0; i < channels.size(); ++i) {
    const auto found = std::find_if(out.begin(), out.end(), [&](const auto& entry) { return entry.first == channels[i]; });
    if (found != out.end()) {
      found->second += ratio.contributions[i];
    } else {
      out.emplace_back(channels[i], ratio.contributions[i]);
    }
  }
  out.emplace_back("size", ratio.prior);
  return out;
}

// The plain log-likelihood ratio of one bot effect shared by both sides, in nats; the fusion sees its signed log.
double same_bot_nats(const LikelihoodRatio& ratio) {
  const double score = ratio.scores[kSameBotRatio];
  return std::copysign(std::exp(std::fabs(score)) - 1, score);
}

void add_contributions(Verdict& verdict, const LikelihoodRatio& ratio, bool same_prompts) {
  for (auto& [name, value] : by_channel(ratio, same_prompts)) {
    ChannelContribution contribution;
    contribution.name = std::move(name);
    contribution.contribution = value;
    if (contribution.name == "fingerprint") contribution.score = same_bot_nats(ratio);
    verdict.contributions.push_back(std::move(contribution));
  }
}

// Of 13,000 prompts on which unrelated bots of the corpora were compared 13 have one text on both sides, of at most 48
// characters.
constexpr std::size_t kTellingBytes = 100;

bool hold_same_text(const Answer& left, const Answer& right) {
  const std::string text = fold_text(left.document.own(), kSpacesOnly);
  return text.size() >= kTellingBytes && text == fold_text(right.document.own(), kSpacesOnly);
}

void add_rows(Verdict& verdict, const Request& request, const ScoredSides& sides, const RatioMaker& maker, const Tables& tables) {
  const auto size = static_cast<std::uint32_t>(sides.data.rows.size());
  if (!size) return;
  const PairScorer one = RatioMaker::scorer_of_rows(sides, tables, 1);
  const PairScorer rest = RatioMaker::scorer_of_rows(sides, tables, std::max(size - 1, 1U));
  for (std::uint32_t i = 0; i < size; ++i) {
    PromptRow row;
    row.left = static_cast<std::int32_t>(sides.row_answers[i].first);
    row.right = static_cast<std::int32_t>(sides.row_answers[i].second);
    row.known = sides.row_known[i];
    row.shared_wording = shares_wording(sides.data.rows[i]);
    row.same_text =
        hold_same_text(request.left.answers[sides.row_answers[i].first], request.right.answers[sides.row_answers[i].second]);
    const LikelihoodRatio alone = maker.of_row(i, one);
    row.log10_lr = alone.capped;
    row.channels = by_channel(alone, sides.data.same_prompts);
    std::vector<std::uint32_t> others;
    for (std::uint32_t k = 0; k < size; ++k) {
      if (k != i) others.push_back(k);
    }
    row.without = others.empty() ? 0 : maker.of_rows(others, rest).capped;
    verdict.prompts.push_back(row);
  }
  merge_sort(verdict.prompts, [](const PromptRow& a, const PromptRow& b) { return a.left < b.left; });
}

// sides: as they were compared. written: before anything was taken from their texts.
void add_facts(Verdict& verdict, const ScoredSides& sides, const ScoredSides& written, const LongRuns& long_runs) {
  verdict.background = sides.background;
  verdict.relation = sides.relation;
  verdict.prompts_shared = sides.prompts_shared;
  verdict.prompts_known = sides.prompts_known;
  verdict.prompts_observed = sides.prompts_observed;
  verdict.long_run_prompts = long_runs.prompts;
  verdict.formatting = formatting_of(written.left_layout, written.right_layout);
  verdict.line_breaks = line_break_loss_of(written.left_layout, written.right_layout);
}

// What was measured at about this many answers, and the next step where the figure supports neither: more prompts tell most.
void add_measured(Verdict& verdict, const ScoredSides& sides, const CalibrationTables& calibration) {
  const SetCalibration& measured = measured_calibration(sides, calibration);
  verdict.error_rates = measured_error_rates(measured, sides.answers);
  verdict.error_rates.unseen = calibration.rates_unseen;
  verdict.distributions = measured_distributions(measured, sides.answers);
  if (verdict.band != Band::None) return;
  const std::uint32_t size = size_with_error_rate(measured, sides.answers, kTellingErrorRate);
  if (size > 0)
    verdict.next_step = {"add_prompts", static_cast<std::uint32_t>(std::max(1.0, size - sides.answers)), "too_few_answers"};
}

// whole: the sides with their long runs, since a side's place in the library does not depend on what the other side wrote.
void add_library(Verdict& verdict, const ScoredSides& whole, const ScoredSides& written, const Tables& tables) {
  const SideMeans means = side_means(whole);
  verdict.library = tables.library().view(tables.fingerprint(), means.left, means.right, written.answers, written.unknown_share);
}

}  // namespace

double interval_reach(const LikelihoodRatio& ratio, double resampled) {
  return kNormal95 * std::hypot(std::max(ratio.prompt_spread, resampled), ratio.reference_spread);
}

std::pair<double, double> interval_of(double uncapped, double reach, const CalibrationTables& calibration) {
  const auto within = [&](double end) { return std::clamp(end, calibration.cap_low, calibration.cap_high); };
  return {within(uncapped - reach), within(uncapped + reach)};
}

Verdict decide(const Request& request, std::span<const SegmentedAnswer> left, std::span<const SegmentedAnswer> right,
               const Evidence& evidence, const Tables& tables) {
  const bool same_prompts = !match_answers(request.left, request.right).shared.empty();
  SideTraits of_left = side_traits(request.left, left), of_right = side_traits(request.right, right);
  if (auto refused = refuse_kind(of_left, of_right)) return std::move(*refused);
  if (auto refused = refuse(of_left, of_right, same_prompts)) return std::move(*refused);
  const CountedTexts counted(cleared_texts(request, evidence.long_runs.left, evidence.long_runs.right), tables.fingerprint());
  const PromptEffects effects(request.controls, tables);
  const Comparison comparison{request, left, right, evidence, effects, tables, counted};
  const std::optional<ScoredSides> scored = score_texts(comparison, counted.texts, TextLoss::Nothing);
  if (!scored) {  // all words of a side were those of tags, or of marks of damage
    if (!has_text(counted.left)) of_left.words = 0;
    if (!has_text(counted.right)) of_right.words = 0;
    return *refuse(of_left, of_right, same_prompts);
  }
  const ScoredSides& written = *scored;
  const Reduction reduction = reduction_of(written.left_layout, written.right_layout);
  std::optional<ScoredSides> reduced;
  if (reduction.loss() != TextLoss::Nothing) reduced = score_texts(comparison, reduced_texts(counted.texts, reduction), reduction.loss());
  const ScoredSides& sides = reduced ? *reduced : written;
  const PairScorer scorer = RatioMaker::scorer_of(sides, tables);
  const RatioMaker maker(sides, tables, &scorer);
  const LikelihoodRatio ratio = maker.whole();
  Verdict verdict;
  add_figures(verdict, ratio, maker.resampled_spread(request.options.seed), tables.calibration());
  add_facts(verdict, sides, written, evidence.long_runs);
  add_measured(verdict, sides, tables.calibration());
  add_contributions(verdict, ratio, sides.data.same_prompts);
  if (!request.options.exhibits) return verdict;
  add_rows(verdict, request, sides, maker, tables);
  std::optional<ScoredSides> whole;  // with the long runs, where there are any
  if (evidence.long_runs.prompts) whole = score_texts(comparison, cleared_texts(request, {}, {}), TextLoss::Nothing);
  add_library(verdict, whole ? *whole : written, written, tables);
  if (request.options.robustness) {
    add_readings(verdict, ratio, tables.calibration());
    add_robustness(verdict, comparison, reduction, sides.loss(), std::move(whole));
  }
  return verdict;
}

}  // namespace kinprint
