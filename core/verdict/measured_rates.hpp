#pragma once
// What was measured at about this size from tables that had seen no bot of either lineage: error rates and where known kinds
// of pairs fall. Read from the set's tables; nothing is computed here.
#include <cstdint>
#include <vector>

#include "verdict/set_calibration.hpp"
#include "verdict/verdict.hpp"

namespace kinprint {

// Of the measured size nearest to `answers` (by ratio).
ErrorRates measured_error_rates(const SetCalibration& set, double answers);
// Share of the unrelated pairs of that size that reach an LR of 10, in [0, 1].
double measured_chance_of_ten(const SetCalibration& set, double answers);
std::vector<KindDistribution> measured_distributions(const SetCalibration& set, double answers);
// The smallest measured size above `answers` whose equal error rate is at most `rate`; 0 when none is.
std::uint32_t size_with_error_rate(const SetCalibration& set, double answers, double rate);

}  // namespace kinprint
