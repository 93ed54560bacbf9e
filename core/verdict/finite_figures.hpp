#pragma once
// Tables pass their checks one number at a time, and may still give figures that are no numbers: covariances that are none, say.
#include "verdict/verdict.hpp"

namespace kinprint {

// Whether every figure of a verdict with figures is finite: ratio, interval, contributions, rows and variants.
bool has_finite_figures(const Verdict& verdict);

}  // namespace kinprint
