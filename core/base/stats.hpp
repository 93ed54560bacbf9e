#pragma once
// Plain statistics. Every function returns a quiet NaN on empty input: "unknown" is not zero.
#include <vector>

namespace kinprint {

double mean(const std::vector<double>& values);
// Divisor n - 1; NaN for fewer than two values.
double sample_variance(const std::vector<double>& values);
// Linear interpolation between order statistics (type 7 of Hyndman and Fan); probability is clamped to [0, 1].
// Precondition: `sorted` rises.
double quantile_of_sorted(const std::vector<double>& sorted, double probability);
// log(sum(exp(values))) without overflow; -infinity values are fine.
double log_sum_exp(const std::vector<double>& values);

}  // namespace kinprint
