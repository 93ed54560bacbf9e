#include "evidence/fingerprint_model.hpp"

#include <algorithm>
#include <cmath>

#include "base/marked_places.hpp"
#include "evidence/shared_effect.hpp"

namespace kinprint {
namespace {

// Log of the code points between which the spread follows the length: 7 to 8,100, where most measured answers lie.
constexpr double kShortest = 2, kLongest = 9;

// Counts are whole, and nearly all below this. Made when the program starts, in a microsecond.
constexpr std::size_t kLogs = 64;
const auto kLogCounts = [] {
  std::array<double, kLogs> logs{};
  for (std::size_t i = 0; i < kLogs; ++i) logs[i] = std::log1p(static_cast<double>(i));
  return logs;
}();

double log_count(float count) {
  const auto whole = static_cast<std::size_t>(count);
  return whole < kLogs ? kLogCounts[whole] : std::log1p(static_cast<double>(count));
}

}  // namespace

WeightedCounts FingerprintModel::weigh(const AnswerFeatures& features) const {
  std::vector<float> counts(idf_.size(), 0.0F);
  MarkedPlaces filled(counts.size());
  for (const HashedCount& entry : features.hashed) {
    const std::uint16_t column = columns_.of(entry.bucket);
    counts[column] += entry.count;
    filled.mark(column);
  }
  WeightedCounts out;
  out.reserve(features.hashed.size());
  std::array<double, kHashedBlocks> norms{};
  filled.each([&](std::size_t column) {
    const float weight = static_cast<float>(log_count(counts[column])) * idf_[column];
    out.push_back({static_cast<std::uint16_t>(column), weight});
    norms[column / kGramColumns] += static_cast<double>(weight) * weight;
  });
  for (WeightedCount& entry : out)
    entry.weight = static_cast<float>(entry.weight / std::sqrt(norms[entry.index / kGramColumns]));
  return out;
}

std::vector<double> FingerprintModel::project(const WeightedCounts& counts, const AnswerFeatures& features) const {
  std::vector<float> sums(dimensions_, 0.0F);
  for (const WeightedCount& entry : counts) {
    const std::int8_t* row = projection_.data() + std::size_t{entry.index} * dimensions_;
    for (std::size_t k = 0; k < dimensions_; ++k) sums[k] += entry.weight * static_cast<float>(row[k]);
  }
  std::vector<double> out(dimensions_);
  for (std::size_t k = 0; k < dimensions_; ++k) out[k] = static_cast<double>(sums[k]) * projection_scale_[k] - mean_[k];
  for (std::size_t i = 0; i < kFormHabits; ++i) {
    const double habit = (features.form[i] - form_mean_[i]) / form_spread_[i];
    for (std::size_t k = 0; k < dimensions_; ++k) out[k] += habit * form_projection_[i * dimensions_ + k];
  }
  return out;
}

std::vector<double> FingerprintModel::describe(const WeightedCounts& counts, const AnswerFeatures& features) const {
  std::vector<double> out = project(counts, features);
  for (std::size_t i = 0; i < kFormHabits; ++i) out.push_back((features.form[i] - form_mean_[i]) / form_spread_[i]);
  for (std::size_t i = 0; i < first_copy(); ++i) out.push_back(double{out[i]});
  return out;
}

std::vector<double> FingerprintModel::whiten_habits(std::span<const double> habits) const {
  std::vector<double> centred(habits.begin(), habits.end());
  for (std::size_t i = 0; i < kFormHabits; ++i) centred[i] -= habit_rates_[0][i];
  return multiply(habit_whitening_, centred);
}

double FingerprintModel::form_ratio(std::span<const double> left, std::span<const double> right, double answers) const {
  double sum = 0;
  for (std::size_t i = 0; i < kFormHabits; ++i) {
    const double x = left[i] - habit_rates_[0][i], y = right[i] - habit_rates_[0][i];
    const double between = habit_rates_[1][i], variance = between + habit_rates_[2][i] / answers;
    sum += std::clamp(shared_effect_nats(x, y, variance, variance, between), -kFormRatioLimit, kFormRatioLimit);
  }
  return sum / kFormHabits;
}

double FingerprintModel::length_scale(double characters) const {
  const double u = std::clamp(std::log(std::max(characters, 1.0)), kShortest, kLongest);
  return std::exp(-0.5 * (length_spread_[0] + length_spread_[1] * u + length_spread_[2] * u * u));
}

}  // namespace kinprint
