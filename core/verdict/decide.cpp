#include "verdict/decide.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "base/merge_sort.hpp"
#include "evidence/answer_rows.hpp"
#include "evidence/shared_wording.hpp"
#include "text/texts_hash.hpp"
#include "verdict/altered_texts.hpp"
#include "verdict/bands.hpp"
#include "verdict/measured_rates.hpp"
#include "verdict/prompt_effects.hpp"
#include "verdict/refusals.hpp"

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

// Of 13,000 prompts on which unrelated bots of the corpora were compared 13 have one text on both sides, of at most 48 characters.
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
    row.same_text = hold_same_text(request.left.answers[sides.row_answers[i].first], request.right.answers[sides.row_answers[i].second]);
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

void add_variant(Verdict& verdict, std::string name, std::int32_t prompt, double log10_lr) {
  RobustnessVariant variant;
  variant.name = std::move(name);
  variant.prompt = prompt;
  variant.log10_lr = log10_lr;
  variant.band = band_of(log10_lr);
  variant.changes_band = variant.band != verdict.band || supports_of(log10_lr) != verdict.supports;
  verdict.stable = verdict.stable && !variant.changes_band;
  verdict.robustness.push_back(std::move(variant));
}

// What the figure lies between where the pair may have answered closed prompts.
void add_readings(Verdict& verdict, const LikelihoodRatio& ratio, const CalibrationTables& calibration) {
  if (ratio.closedness <= 0) return;
  add_variant(verdict, "open_prompts", -1, std::clamp(ratio.open, calibration.cap_low, calibration.cap_high));
  add_variant(verdict, "closed_prompts", -1, std::clamp(ratio.closed, calibration.cap_low, calibration.cap_high));
}

// The set whose measured figures are stated: that of known prompts where all are, of controls where they answered half of the others.
FusionSet measured_set(const ScoredSides& sides) {
  if (sides.background == Background::Exact) return FusionSet::Exact;
  const bool is_observed = sides.data.same_prompts && 2 * sides.prompts_observed >= sides.prompts_shared - sides.prompts_known;
  return is_observed ? FusionSet::Controls : FusionSet::Predicted;
}

bool has_text(const std::vector<std::string>& texts) {
  return std::any_of(texts.begin(), texts.end(), [](const std::string& text) { return text.find_first_not_of(" \t\r\n") != std::string::npos; });
}

using Texts = std::vector<std::string>;  // one an answer

// taken: from the texts given, or calibrated as if. Nothing where one side has no text.
std::optional<ScoredSides> score_texts(const Request& request, const Texts& left, const Texts& right, TextLoss taken, const PromptEffects& effects, const Tables& tables) {
  if (!has_text(left) || !has_text(right)) return std::nullopt;
  ScoredSides sides = score_sides(request.left, request.right, count_side(left, tables.fingerprint()), count_side(right, tables.fingerprint()), effects, tables);
  sides.taken = taken;
  return sides;
}

std::vector<Place> with_places(std::vector<Place> places, std::span<const Place> more) {
  places.insert(places.end(), more.begin(), more.end());
  return places;
}

// sides: what the verdict is of, of these texts so reduced; whole: of the texts with their long runs, where some were left
// out. Texts whose edges or best run are gone are calibrated as these, whatever marks went with them.
void add_robustness(Verdict& verdict, const Request& request, const ScoredSides& sides, std::optional<ScoredSides>& whole,
                    Reduction reduction, const Texts& a, const Texts& b, std::span<const SegmentedAnswer> left,
                    std::span<const SegmentedAnswer> right, const Evidence& evidence, const PromptEffects& effects,
                    const Tables& tables) {
  const auto add = [&](const char* name, const Texts& left_texts, const Texts& right_texts, TextLoss taken) {
    const std::optional<ScoredSides> altered = score_texts(request, left_texts, right_texts, taken, effects, tables);
    if (altered) add_variant(verdict, name, -1, RatioMaker(*altered, tables).whole().capped);
  };
  if (reduction.loss() != TextLoss::Nothing) add("as_written", a, b, TextLoss::Nothing);
  if (!reduction.marks) {
    const Reduction bare{true, reduction.line_breaks};
    add("no_markdown", reduced_texts(a, bare), reduced_texts(b, bare), bare.loss());
  }
  const TextLoss loss = sides.loss();
  const auto as_compared = [&](Texts texts) { return reduced_texts(std::move(texts), reduction); };
  const LongRuns& long_runs = evidence.long_runs;
  const auto add_without = [&](const char* name, std::span<const Place> left_places, std::span<const Place> right_places) {
    add(name, as_compared(cleared_texts(request.left, texts_without(request.left, left_places))), as_compared(cleared_texts(request.right, texts_without(request.right, right_places))), loss);
  };
  if (whole && reduction.loss() == TextLoss::Nothing) {
    whole->taken = loss;
    add_variant(verdict, "with_long_runs", -1, RatioMaker(*whole, tables).whole().capped);
  } else if (whole) {
    add_without("with_long_runs", {}, {});
  }
  const Texts a_straight = texts_with_straight_quotes(a), b_straight = texts_with_straight_quotes(b);
  if (a != a_straight || b != b_straight) add("straight_quotes", as_compared(a_straight), as_compared(b_straight), loss);
  add_without("no_edges", with_places(edge_places(request.left, left), long_runs.left), with_places(edge_places(request.right, right), long_runs.right));
  const auto best = std::find_if(evidence.runs.begin(), evidence.runs.end(), [](const SharedRun& run) { return !run.stock && !run.echo && !run.left_out; });
  if (best != evidence.runs.end()) add_without("no_best_run", with_places(best->left, long_runs.left), with_places(best->right, long_runs.right));
  if (verdict.prompts.size() < 2) return;
  for (std::size_t i = 0; i < verdict.prompts.size(); ++i) add_variant(verdict, "without_prompt", static_cast<std::int32_t>(i), verdict.prompts[i].without);
}

}  // namespace

double interval_reach(const LikelihoodRatio& ratio, double resampled) { return kNormal95 * std::hypot(std::max(ratio.prompt_spread, resampled), ratio.reference_spread); }

std::pair<double, double> interval_of(double uncapped, double reach, const CalibrationTables& calibration) {
  const auto within = [&](double end) { return std::clamp(end, calibration.cap_low, calibration.cap_high); };
  return {within(uncapped - reach), within(uncapped + reach)};
}

Verdict decide(const Request& request, std::span<const SegmentedAnswer> left, std::span<const SegmentedAnswer> right, const Evidence& evidence, const Tables& tables) {
  const bool same_prompts = !match_answers(request.left, request.right).shared.empty();
  if (auto refused = refuse(side_traits(request.left, left), side_traits(request.right, right), same_prompts)) return std::move(*refused);
  const PromptEffects effects(request.controls, tables);
  const LongRuns& long_runs = evidence.long_runs;
  const Texts left_texts = cleared_texts(request.left, texts_without(request.left, long_runs.left));
  const Texts right_texts = cleared_texts(request.right, texts_without(request.right, long_runs.right));
  const ScoredSides written = *score_texts(request, left_texts, right_texts, TextLoss::Nothing, effects, tables);  // what is not refused has text
  const Reduction reduction = reduction_of(written.left_layout, written.right_layout);
  std::optional<ScoredSides> reduced;
  if (reduction.loss() != TextLoss::Nothing) reduced = score_texts(request, reduced_texts(left_texts, reduction), reduced_texts(right_texts, reduction), reduction.loss(), effects, tables);
  const ScoredSides& sides = reduced ? *reduced : written;
  const PairScorer scorer = RatioMaker::scorer_of(sides, tables);
  const RatioMaker maker(sides, tables, &scorer);
  const LikelihoodRatio ratio = maker.whole();
  Verdict verdict;
  add_figures(verdict, ratio, maker.resampled_spread(request.options.seed), tables.calibration());
  verdict.background = sides.background;
  verdict.relation = sides.relation;
  verdict.prompts_shared = sides.prompts_shared;
  verdict.prompts_known = sides.prompts_known;
  verdict.prompts_observed = sides.prompts_observed;
  verdict.long_run_prompts = long_runs.prompts;
  verdict.formatting = formatting_of(written.left_layout, written.right_layout);
  verdict.line_breaks = line_break_loss_of(written.left_layout, written.right_layout);
  const SetCalibration& measured = tables.calibration().calibration(sides.data.same_prompts, measured_set(sides), sides.loss());
  verdict.error_rates = measured_error_rates(measured, sides.answers);
  verdict.distributions = measured_distributions(measured, sides.answers);
  add_contributions(verdict, ratio, sides.data.same_prompts);
  std::optional<ScoredSides> whole;
  if (request.options.exhibits) {
    add_rows(verdict, request, sides, maker, tables);
    // A side's place in the library does not depend on what the other side wrote.
    if (long_runs.prompts) whole = score_texts(request, cleared_texts(request.left), cleared_texts(request.right), TextLoss::Nothing, effects, tables);
    const SideMeans means = side_means(whole ? *whole : written);
    verdict.library = tables.library().view(tables.fingerprint(), means.left, means.right, written.answers, written.unknown_share);
  }
  if (request.options.robustness && request.options.exhibits) {
    add_readings(verdict, ratio, tables.calibration());
    add_robustness(verdict, request, sides, whole, reduction, left_texts, right_texts, left, right, evidence, effects, tables);
  }
  // A figure that supports neither says little: more prompts tell most.
  if (verdict.band == Band::None) {
    const std::uint32_t size = size_with_error_rate(measured, sides.answers, kTellingErrorRate);
    if (size > 0) verdict.next_step = {"add_prompts", static_cast<std::uint32_t>(std::max(1.0, size - sides.answers)), "too_few_answers"};
  }
  return verdict;
}

}  // namespace kinprint
