#pragma once
// Verdict: the calibrated likelihood ratio, or the reason why there is none. Made by the verdict stage from scores and
// the calibration tables; knows nothing of how it is shown.
//
// H1: the two share a lineage. H2: two separately developed chatbots answered the same prompts.
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "library/reference_library.hpp"
#include "verdict/formatting.hpp"

namespace kinprint {

enum class Status : std::uint8_t {
  Ok,
  NotEnough,
  SameText,
  UnsupportedLanguage,
  RefusalOnly,
  CodeOnly,
  InvalidInput
};

// ENFSI verbal scale for a likelihood ratio and its reciprocal; an edge belongs to the stronger band.
enum class Band : std::uint8_t {
  None,
  Weak,
  Moderate,
  ModeratelyStrong,
  Strong,
  VeryStrong,
  ExtremelyStrong
};
enum class Supports : std::uint8_t {
  Shared,
  Separate,
  Neither
};

// Exact: every prompt is in the tables. Predicted: the effect of an unknown prompt is estimated (controls included).
// None: prompts were not given and nothing about them could be estimated.
enum class Background : std::uint8_t {
  Exact,
  Predicted,
  None
};
enum class PromptRelation : std::uint8_t {
  Same,
  Different,
  Mixed
};

struct NextStep {
  std::string code;           // add_answers, add_prompts, use_other_answers, use_prose, use_supported_language
  std::uint32_t answers = 0;  // how many more a side, where that is the step
  std::string reason;         // a code: too_few_words, terse_answers, too_few_answers, same_text, only_code, only_refusals,
                              // language, languages_differ
  std::string side = "both";  // left or right where the reason holds of that side alone
};

using Quantiles = std::vector<std::pair<double, double>>;  // (probability, value), rising

struct KindDistribution {
  std::string kind;          // unrelated, same_family, distilled, tuned, same_model
  std::uint32_t trials = 0;  // comparisons of two bots on drawn prompts, several for many pairs of bots
  Quantiles quantiles;       // of log10 LR at about this many answers, from tables that had seen no bot of either lineage
};

struct ErrorRates {
  std::uint32_t answers = 0;  // the measured size nearest to this one
  double eer = 0, auc = 0;
  std::uint32_t trials = 0;  // as of a distribution, of all kinds
  // The calibrations behind rates and distributions had seen no trial of the same sources.
  bool unseen = false;
  std::vector<std::pair<double, double>> unrelated_at_or_above;  // (log10 LR, share)
  std::vector<std::pair<double, double>> related_at_or_below;
};

struct ChannelContribution {
  std::string name;
  double contribution = 0;  // log10 units; all contributions and the prior term add up to the uncapped log10 LR
  // What a channel without a place in the evidence has for a score, in its own unit; not a number where it has none.
  double score = std::numeric_limits<double>::quiet_NaN();
};

// Where a channel's score falls among unrelated pairs of this size.
struct ChannelPlace {
  std::string channel;
  Quantiles unrelated;    // of the channel's score
  double percentile = 0;  // share of unrelated pairs with a lower score
};

struct PromptRow {
  std::int32_t left = -1, right = -1;                    // indices of the answers
  bool known = false;                                    // in the same-prompt background
  bool shared_wording = false;                           // by both first answers (evidence/shared_wording.hpp)
  bool same_text = false;                                // one long text, but for white space: pasted twice, or a strong sign
  double log10_lr = 0;                                   // of this prompt alone
  double without = 0;                                    // log10 LR of all others
  std::vector<std::pair<std::string, double>> channels;  // name and contribution in log10 units, where known
};

struct RobustnessVariant {
  // open_prompts, closed_prompts, as_written, no_markdown, with_long_runs, straight_quotes, no_edges, no_best_run, without_prompt
  std::string name;
  std::int32_t prompt = -1;  // index into Verdict::prompts, of without_prompt alone
  double log10_lr = 0;
  Band band = Band::None;
  bool changes_band = false;
};

// log10 LR within the caps, its 95 % interval, and what both are in words.
struct Figure {
  double log10_lr = 0;
  double interval_low = 0, interval_high = 0;
  Band band = Band::None;
  Supports supports = Supports::Neither;
};

// On the same prompts the figure is of a shared lineage of any kind, on different ones of the same model.
struct Verdict : Figure {
  Status status = Status::NotEnough;
  NextStep next_step;
  Figure lineage;         // of a shared lineage of any kind; stated on different prompts
  double closedness = 0;  // how far the prompts count as closed, in [0, 1]: at 1 the figure lies half-way to that of closed ones
  bool capped = false;
  double cap_low = 0, cap_high = 0;  // log10
  std::uint32_t lineages = 0;        // independent lineages behind the cap
  Background background = Background::None;
  PromptRelation relation = PromptRelation::Same;
  Formatting formatting = Formatting::Some;  // of the texts as they stand
  LineBreakLoss line_breaks = LineBreakLoss::Kept;
  std::uint32_t prompts_shared = 0, prompts_known = 0;
  std::uint32_t prompts_observed = 0;  // not known, but answered by control bots; on different prompts of either side
  std::uint32_t long_run_prompts = 0;  // shared prompts on which long runs were left out (evidence/long_runs.hpp)
  ErrorRates error_rates;
  std::vector<KindDistribution> distributions;
  std::vector<ChannelContribution> contributions;
  std::vector<PromptRow> prompts;
  std::vector<RobustnessVariant> robustness;
  bool stable = true;   // no variant changes the band
  LibraryView library;  // refers to the tables' library; never part of a figure above
};

}  // namespace kinprint
