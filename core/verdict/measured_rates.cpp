#include "verdict/measured_rates.hpp"

#include <array>
#include <cmath>
#include <string_view>

namespace kinprint {
namespace {

// Columns as models/fit writes them.
constexpr std::array<double, 5> kProbabilities = {0.05, 0.25, 0.5, 0.75, 0.95};
constexpr std::array<double, 5> kThresholds = {0, 0.30103, 1, 1.5, 2};  // log10 LR; mirrored for related pairs
constexpr std::size_t kTen = 2;                                         // the threshold of an LR of 10
constexpr std::size_t kUnrelatedColumns = 4, kRelatedColumns = 9;       // where the shares at the thresholds begin
constexpr std::array<std::string_view, 5> kKinds = {"unrelated", "same_family", "distilled", "tuned", "same_model"};

double nearest_size(const Section& section, double answers) {
  double best = section.floats[0];
  for (std::size_t i = 0; i < section.rows; ++i) {
    const double size = section.floats[i * section.columns];
    if (std::abs(std::log(size / answers)) < std::abs(std::log(best / answers))) best = size;
  }
  return best;
}

// Of the error rates, which have one row a size.
const float* nearest_row(const Section& errors, double answers) {
  const float size = static_cast<float>(nearest_size(errors, answers));
  const float* row = errors.floats.data();
  while (row[0] != size) row += errors.columns;
  return row;
}

}  // namespace

ErrorRates measured_error_rates(const SetCalibration& set, double answers) {
  const float* row = nearest_row(set.errors(), answers);
  ErrorRates rates;
  rates.answers = static_cast<std::uint32_t>(row[0]);
  rates.eer = row[1];
  rates.auc = row[2];
  rates.trials = static_cast<std::uint32_t>(row[3]);
  for (std::size_t k = 0; k < kThresholds.size(); ++k) {
    rates.unrelated_at_or_above.emplace_back(kThresholds[k], row[kUnrelatedColumns + k]);
    rates.related_at_or_below.emplace_back(kThresholds[k] == 0 ? 0 : -kThresholds[k], row[kRelatedColumns + k]);
  }
  return rates;
}

double measured_chance_of_ten(const SetCalibration& set, double answers) {
  return nearest_row(set.errors(), answers)[kUnrelatedColumns + kTen];
}

std::vector<KindDistribution> measured_distributions(const SetCalibration& set, double answers) {
  const Section& section = set.distribution();
  const double size = nearest_size(section, answers);
  std::vector<KindDistribution> out;
  for (std::size_t i = 0; i < section.rows; ++i) {
    const float* row = section.floats.data() + i * section.columns;
    const auto kind = static_cast<std::size_t>(row[1]);
    if (row[0] != static_cast<float>(size) || kind >= kKinds.size()) continue;
    KindDistribution distribution;
    distribution.kind = kKinds[kind];
    distribution.trials = static_cast<std::uint32_t>(row[2]);
    for (std::size_t k = 0; k < kProbabilities.size(); ++k) distribution.quantiles.emplace_back(kProbabilities[k], row[3 + k]);
    out.push_back(std::move(distribution));
  }
  return out;
}

std::uint32_t size_with_error_rate(const SetCalibration& set, double answers, double rate) {
  const Section& section = set.errors();
  double best = 0;
  for (std::size_t i = 0; i < section.rows; ++i) {
    const float* row = section.floats.data() + i * section.columns;
    if (row[0] > answers && row[1] <= rate && (best == 0 || row[0] < best)) best = row[0];
  }
  return static_cast<std::uint32_t>(best);
}

}  // namespace kinprint
