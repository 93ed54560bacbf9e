#pragma once
// What the figure of a verdict would be if its texts were others, or its prompts fewer. Consumes a verdict that has its figure
// and its rows; adds the variants and says whether any changes the band.
#include "verdict/comparison.hpp"
#include "verdict/formatting.hpp"
#include "verdict/likelihood_ratio.hpp"
#include "verdict/verdict.hpp"

namespace kinprint {

// Variants open_prompts and closed_prompts, between which the figure lies where the pair may have answered closed prompts.
void add_readings(Verdict& verdict, const LikelihoodRatio& ratio, const CalibrationTables& calibration);

// texts: those compared, before the reduction. loss: as what their figure is calibrated. Variants, in this order, each where it
// changes something: as_written, no_markdown, with_long_runs, straight_quotes, no_edges, no_best_run, without_prompt (one a row).
void add_robustness(Verdict& verdict, const Comparison& comparison, const BothTexts& texts, Reduction reduction, TextLoss loss);

}  // namespace kinprint
