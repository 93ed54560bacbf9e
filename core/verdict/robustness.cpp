#include "verdict/robustness.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "verdict/altered_texts.hpp"
#include "verdict/bands.hpp"

namespace kinprint {
namespace {

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

std::vector<Place> with_places(std::vector<Place> places, std::span<const Place> more) {
  places.insert(places.end(), more.begin(), more.end());
  return places;
}

}  // namespace

void add_readings(Verdict& verdict, const LikelihoodRatio& ratio, const CalibrationTables& calibration) {
  if (ratio.closedness <= 0) return;
  add_variant(verdict, "open_prompts", -1, std::clamp(ratio.open, calibration.cap_low, calibration.cap_high));
  add_variant(verdict, "closed_prompts", -1, std::clamp(ratio.closed, calibration.cap_low, calibration.cap_high));
}

void add_robustness(Verdict& verdict, const Comparison& comparison, Reduction reduction, TextLoss loss, std::optional<ScoredSides> whole) {
  const Request& request = comparison.request;
  const BothTexts& texts = comparison.written.texts;
  const auto add_sides = [&](const char* name, const std::optional<ScoredSides>& sides) {
    if (sides) add_variant(verdict, name, -1, RatioMaker(*sides, comparison.tables).whole().capped);
  };
  const auto add = [&](const char* name, const BothTexts& altered, TextLoss taken) {
    add_sides(name, score_texts(comparison, altered, taken));
  };
  // Of texts without these places. Texts whose edges or best run are gone are calibrated as the whole, whatever marks
  // went with them.
  const auto add_without = [&](const char* name, std::span<const Place> of_left, std::span<const Place> of_right) {
    add(name, reduced_texts(cleared_texts(request, of_left, of_right), reduction), loss);
  };
  if (reduction.loss() != TextLoss::Nothing) add("as_written", texts, TextLoss::Nothing);
  if (!reduction.marks) {
    const Reduction bare{true, reduction.line_breaks};
    add("no_markdown", reduced_texts(texts, bare), bare.loss());
  }
  const LongRuns& long_runs = comparison.evidence.long_runs;
  if (whole && reduction.loss() == TextLoss::Nothing) {
    whole->taken = loss;
    add_sides("with_long_runs", whole);
  } else if (whole) {
    add_without("with_long_runs", {}, {});
  }
  const BothTexts straight{texts_with_straight_quotes(texts.left), texts_with_straight_quotes(texts.right)};
  if (texts.left != straight.left || texts.right != straight.right)
    add("straight_quotes", reduced_texts(straight, reduction), loss);
  add_without("no_edges", with_places(edge_places(request.left, comparison.left), long_runs.left),
              with_places(edge_places(request.right, comparison.right), long_runs.right));
  const std::vector<SharedRun>& runs = comparison.evidence.runs;
  const auto best = std::find_if(runs.begin(), runs.end(), [](const SharedRun& run) { return !run.stock && !run.echo && !run.left_out; });
  if (best != runs.end())
    add_without("no_best_run", with_places(best->left, long_runs.left), with_places(best->right, long_runs.right));
  if (verdict.prompts.size() < 2) return;
  for (std::size_t i = 0; i < verdict.prompts.size(); ++i)
    add_variant(verdict, "without_prompt", static_cast<std::int32_t>(i), verdict.prompts[i].without);
}

}  // namespace kinprint
