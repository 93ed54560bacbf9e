#pragma once
// What was measured at about this size on pairs never used for fitting: error rates and where known kinds of pairs
// fall. Read from the fusion's tables; nothing is computed here.
#include "verdict/fusion.hpp"
#include "verdict/verdict.hpp"

namespace kinprint {

// Of the measured size nearest to `answers` (by ratio).
ErrorRates measured_error_rates(const Fusion& fusion, double answers);
std::vector<KindDistribution> measured_distributions(const Fusion& fusion, double answers);
// The smallest measured size above `answers` whose equal error rate is at most `rate`; 0 when none is.
std::uint32_t size_with_error_rate(const Fusion& fusion, double answers, double rate);

}  // namespace kinprint
