#pragma once
// The verdict on two sides: refuses where nothing can be said, else fuses the scores, calibrates, caps, and says how
// far the figure would move with other prompts, without each prompt, and without marks, edges or the best run.
#include <span>
#include <utility>

#include "evidence/evidence.hpp"
#include "segment/segment.hpp"
#include "text/document.hpp"
#include "verdict/likelihood_ratio.hpp"
#include "verdict/tables.hpp"
#include "verdict/verdict.hpp"

namespace kinprint {

// Half the width of the 95 % interval, log10. Two sources of chance, independent of one another: the prompts, by the larger of
// what was measured between draws of them and what these prompts show themselves (resampled, a standard deviation), and the
// reference bots, as measured.
double interval_reach(const LikelihoodRatio& ratio, double resampled);

// The ends of the 95 % interval, log10: that far to either side of the ratio before its cap, within the caps.
std::pair<double, double> interval_of(double uncapped, double reach, const CalibrationTables& calibration);

// Precondition: the tables hold a fingerprint; one SegmentedAnswer an answer, in order. Swapping the sides leaves every
// figure as it is (contributions and rows included). Rows and robustness are given when the options ask for them.
Verdict decide(const Request& request, std::span<const SegmentedAnswer> left, std::span<const SegmentedAnswer> right,
               const Evidence& evidence, const Tables& tables);

}  // namespace kinprint
