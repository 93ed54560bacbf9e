#include "base/stats.hpp"

#include <limits>

namespace kinprint {
namespace {
constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
}

double mean(const std::vector<double>& values) {
  if (values.empty()) return kUnknown;
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

double sample_variance(const std::vector<double>& values) {
  if (values.size() < 2) return kUnknown;
  const double centre = mean(values);
  double sum = 0;
  for (const double value : values) sum += (value - centre) * (value - centre);
  return sum / static_cast<double>(values.size() - 1);
}

}  // namespace kinprint
