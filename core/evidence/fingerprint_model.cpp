#include "evidence/fingerprint_model.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "evidence/shared_effect.hpp"

namespace kinprint {
namespace {

constexpr std::uint32_t kFeatures = kHashedFeatures * kHashedBlocks;
constexpr std::uint32_t kFloats = 0, kSignedBytes = 1;
// Log of the code points between which the spread follows the length: 7 to 8,100, where most measured answers lie.
constexpr double kShortest = 2, kLongest = 9;

// Reads sections and remembers the first that is missing or misshapen.
class Shapes {
 public:
  explicit Shapes(const SectionTable& table) : table_(table) {}
  const Section& get(std::string_view name, std::uint32_t type, std::size_t rows, std::size_t columns) {
    static const Section kNone;
    const Section* section = table_.find(name, type);
    if (section && section->rows == rows && section->columns == columns) return *section;
    if (missing_.empty()) missing_ = std::string(name);
    return kNone;
  }
  [[nodiscard]] const std::string& missing() const { return missing_; }

 private:
  const SectionTable& table_;
  std::string missing_;
};

Matrix to_matrix(const Section& section, std::size_t size) {
  Matrix matrix(size);
  if (section.floats.size() == matrix.values.size()) std::copy(section.floats.begin(), section.floats.end(), matrix.values.begin());
  return matrix;
}

void read_cohort(const Section& section, EffectSpace& effects) {
  effects.bots = section.rows;
  effects.cohort.resize(section.signed_bytes.size());
  for (std::size_t i = 0; i < effects.bots; ++i) {
    const std::int8_t* row = section.signed_bytes.data() + i * section.columns;
    double norm = 0;
    for (std::size_t k = 0; k < section.columns; ++k) norm += row[k] * row[k];
    for (std::size_t k = 0; k < section.columns; ++k) effects.cohort[k * effects.bots + i] = row[k] / std::sqrt(std::max(norm, 1e-9));
  }
}

}  // namespace

Result<FingerprintModel> FingerprintModel::read(const SectionTable& table) {
  const Section* mean = table.find("mean", kFloats);
  const Section* cohort = table.find("cohort", kSignedBytes);
  if (!mean || mean->rows != 1 || mean->columns == 0 || !cohort || cohort->columns != mean->columns || cohort->rows < 2) {
    return Error{ErrorCode::TableSize, "sections mean and cohort are missing or do not fit", -1};
  }
  FingerprintModel model;
  const std::size_t d = mean->columns;
  Shapes shapes(table);
  model.mean_ = mean->floats;
  model.idf_ = shapes.get("idf", kFloats, 1, kFeatures).floats;
  model.projection_ = shapes.get("projection", kSignedBytes, kFeatures, d).signed_bytes;
  model.projection_scale_ = shapes.get("projection_scale", kFloats, 1, d).floats;
  model.form_mean_ = shapes.get("form_mean", kFloats, 1, kFormHabits).floats;
  model.form_spread_ = shapes.get("form_spread", kFloats, 1, kFormHabits).floats;
  model.form_projection_ = shapes.get("form_projection", kFloats, kFormHabits, d).floats;
  EffectSpace& effects = model.effects_;
  effects.bot = to_matrix(shapes.get("bot", kFloats, d, d), d);
  effects.prompt = to_matrix(shapes.get("prompt", kFloats, d, d), d);
  effects.residual = to_matrix(shapes.get("residual", kFloats, d, d), d);
  effects.whitening = to_matrix(shapes.get("whitening", kFloats, d, d), d);
  read_cohort(*cohort, effects);
  const std::vector<float>& spread = shapes.get("length_spread", kFloats, 1, 3).floats;
  std::copy(spread.begin(), spread.end(), model.length_spread_.begin());
  const std::vector<float>& rates = shapes.get("habit_rates", kFloats, 3, kFormHabits).floats;
  for (std::size_t i = 0; i < 3 && !rates.empty(); ++i) {
    const auto row = rates.begin() + static_cast<std::ptrdiff_t>(i * kFormHabits);
    model.habit_rates_[i].assign(row, row + kFormHabits);
    if (i && *std::min_element(row, row + kFormHabits) <= 0) return Error{ErrorCode::TableSize, "section habit_rates holds a variance that is not above zero", -1};
  }
  model.habit_whitening_ = to_matrix(shapes.get("habit_whitening", kFloats, kFormHabits, kFormHabits), kFormHabits);
  const std::size_t leading = std::min(d, kLeadingDimensions);
  const std::vector<float>& steady = shapes.get("steady", kFloats, leading, d).floats;
  if (!shapes.missing().empty()) return section_misfit(shapes.missing());
  model.steady_ = {d, std::vector<double>(steady.begin(), steady.end()), {}, {}};
  model.steady_.bot = model.steady_.covariance(effects.bot);
  model.steady_.residual = model.steady_.covariance(effects.residual);
  model.leading_ = leading_dimensions(effects, leading);
  model.dimensions_ = d;
  return model;
}

WeightedCounts FingerprintModel::weigh(const AnswerFeatures& features) const {
  WeightedCounts out;
  out.reserve(features.hashed.size());
  std::array<double, kHashedBlocks> norms{};
  for (const HashedCount& entry : features.hashed) {
    const float weight = static_cast<float>(std::log1p(static_cast<double>(entry.count))) * idf_[entry.index];
    out.push_back({entry.index, weight});
    norms[entry.index / kHashedFeatures] += static_cast<double>(weight) * weight;
  }
  for (WeightedCount& entry : out) entry.weight = static_cast<float>(entry.weight / std::sqrt(norms[entry.index / kHashedFeatures]));
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
