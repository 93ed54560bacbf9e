#pragma once
// What the figure of a verdict would be if its texts were others, or its prompts fewer. Consumes a verdict that has its figure
// and its rows; adds the variants and says whether any changes the band.
#include <optional>

#include "verdict/comparison.hpp"
#include "verdict/formatting.hpp"
#include "verdict/likelihood_ratio.hpp"
#include "verdict/verdict.hpp"

namespace kinprint {

// Variants open_prompts and closed_prompts, between which the figure lies where the pair may have answered closed prompts.
void add_readings(Verdict& verdict, const LikelihoodRatio& ratio, const CalibrationTables& calibration);

// loss: as what the figure of the texts compared is calibrated. whole: the sides as written, with their long runs, where there are
// any. Variants, in this order, each where it changes something: as_written, no_markdown, with_long_runs, straight_quotes,
// no_edges, no_best_run, without_prompt (one a row).
void add_robustness(Verdict& verdict, const Comparison& comparison, Reduction reduction, TextLoss loss, std::optional<ScoredSides> whole);

}  // namespace kinprint
