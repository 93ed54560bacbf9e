#pragma once
// Plain statistics. Every function returns a quiet NaN on empty input: "unknown" is not zero.
#include <vector>

namespace kinprint {

double mean(const std::vector<double>& values);
// Divisor n - 1; NaN for fewer than two values.
double sample_variance(const std::vector<double>& values);

}  // namespace kinprint
