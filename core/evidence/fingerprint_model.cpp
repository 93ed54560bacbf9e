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

std::vector<std::vector<double>> read_cohort(const Section& section) {
  std::vector<std::vector<double>> rows(section.rows);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    double norm = 0;
    for (std::size_t j = 0; j < section.columns; ++j) {
      rows[i].push_back(section.signed_bytes[i * section.columns + j]);
      norm += rows[i].back() * rows[i].back();
    }
    for (double& value : rows[i]) value /= std::sqrt(std::max(norm, 1e-9));
  }
  return rows;
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
  model.bot_ = to_matrix(shapes.get("bot", kFloats, d, d), d);
  model.prompt_ = to_matrix(shapes.get("prompt", kFloats, d, d), d);
  model.residual_ = to_matrix(shapes.get("residual", kFloats, d, d), d);
  model.whitening_ = to_matrix(shapes.get("whitening", kFloats, d, d), d);
  const std::vector<float>& spread = shapes.get("length_spread", kFloats, 1, 3).floats;
  std::copy(spread.begin(), spread.end(), model.length_spread_.begin());
  const std::vector<float>& rates = shapes.get("habit_rates", kFloats, 3, kFormHabits).floats;
  for (std::size_t i = 0; i < 3 && !rates.empty(); ++i) {
    const auto row = rates.begin() + static_cast<std::ptrdiff_t>(i * kFormHabits);
    model.habit_rates_[i].assign(row, row + kFormHabits);
    if (i && *std::min_element(row, row + kFormHabits) <= 0) return Error{ErrorCode::TableSize, "section habit_rates holds a variance that is not above zero", -1};
  }
  model.habit_whitening_ = to_matrix(shapes.get("habit_whitening", kFloats, kFormHabits, kFormHabits), kFormHabits);
  model.cohort_ = read_cohort(*cohort);
  model.cohort_columns_.resize(model.cohort_.size() * d);
  for (std::size_t i = 0; i < model.cohort_.size(); ++i) {
    for (std::size_t k = 0; k < d; ++k) model.cohort_columns_[k * model.cohort_.size() + i] = model.cohort_[i][k];
  }
  if (!shapes.missing().empty()) return section_misfit(shapes.missing());
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

std::vector<double> FingerprintModel::cohort_products(std::span<const double> vector) const {
  std::vector<double> products(cohort_.size(), 0.0);
  for (std::size_t k = 0; k < vector.size(); ++k) {
    const double* column = cohort_columns_.data() + k * products.size();
    for (std::size_t i = 0; i < products.size(); ++i) products[i] += column[i] * vector[k];
  }
  return products;
}

std::vector<double> FingerprintModel::describe(const WeightedCounts& counts, const AnswerFeatures& features) const {
  std::vector<double> out = project(counts, features);
  for (std::size_t i = 0; i < kFormHabits; ++i) out.push_back((features.form[i] - form_mean_[i]) / form_spread_[i]);
  for (std::size_t i = 0; i < kFormHabits; ++i) out.push_back(double{out[dimensions_ + i]});
  return out;
}

std::vector<double> FingerprintModel::whiten_habits(std::span<const double> described) const {
  return multiply(habit_whitening_, described.subspan(own_habits()));
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

std::vector<double> FingerprintModel::whiten(std::span<const double> vector) const { return multiply(whitening_, vector); }

}  // namespace kinprint
