// The model read from its table: once a program, and in the wasm core built for size (cmake/wasm_flags.cmake).
#include <algorithm>
#include <cmath>
#include <string>

#include "evidence/fingerprint_model.hpp"

namespace kinprint {
namespace {

constexpr std::uint32_t kColumns = kGramColumns * kHashedBlocks;

// Reads sections and remembers the first that is missing or misshapen.
class Shapes {
 public:
  explicit Shapes(const SectionTable& table) : table_(table) {}
  const Section& get(std::string_view name, SectionType type, std::size_t rows, std::size_t columns) {
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

// Nothing of a missing section: what other sections call its size may be more than there is memory for.
Matrix to_matrix(const Section& section) {
  Matrix matrix(section.rows);
  std::copy(section.floats.begin(), section.floats.end(), matrix.values.begin());
  return matrix;
}

void read_cohort(const Section& section, EffectSpace& effects) {
  effects.bots = section.rows;
  effects.cohort.resize(section.signed_bytes.size());
  for (std::size_t i = 0; i < effects.bots; ++i) {
    const std::int8_t* row = section.signed_bytes.data() + i * section.columns;
    double norm = 0;
    for (std::size_t k = 0; k < section.columns; ++k) norm += row[k] * row[k];
    for (std::size_t k = 0; k < section.columns; ++k)
      effects.cohort[k * effects.bots + i] = row[k] / std::sqrt(std::max(norm, 1e-9));
  }
}

}  // namespace

Result<FingerprintModel> FingerprintModel::read(const SectionTable& table) {
  const Section* mean = table.find("mean", SectionType::Floats);
  const Section* cohort = table.find("cohort", SectionType::SignedBytes);
  if (!mean || mean->rows != 1 || mean->columns == 0 || !cohort || cohort->columns != mean->columns || cohort->rows < 2) {
    return Error{ErrorCode::TableSize, "sections mean and cohort are missing or do not fit", -1};
  }
  FingerprintModel model;
  const std::size_t d = mean->columns;
  Shapes shapes(table);
  model.mean_ = mean->floats;
  model.idf_ = shapes.get("idf", SectionType::Floats, 1, kColumns).floats;
  model.projection_ = shapes.get("projection", SectionType::SignedBytes, kColumns, d).signed_bytes;
  model.projection_scale_ = shapes.get("projection_scale", SectionType::Floats, 1, d).floats;
  model.form_mean_ = shapes.get("form_mean", SectionType::Floats, 1, kFormHabits).floats;
  model.form_spread_ = shapes.get("form_spread", SectionType::Floats, 1, kFormHabits).floats;
  model.form_projection_ = shapes.get("form_projection", SectionType::Floats, kFormHabits, d).floats;
  EffectSpace& effects = model.effects_;
  effects.bot = to_matrix(shapes.get("bot", SectionType::Floats, d, d));
  effects.prompt = to_matrix(shapes.get("prompt", SectionType::Floats, d, d));
  effects.residual = to_matrix(shapes.get("residual", SectionType::Floats, d, d));
  effects.whitening = to_matrix(shapes.get("whitening", SectionType::Floats, d, d));
  read_cohort(*cohort, effects);
  const std::vector<float>& spread = shapes.get("length_spread", SectionType::Floats, 1, 3).floats;
  std::copy(spread.begin(), spread.end(), model.length_spread_.begin());
  const std::vector<float>& rates = shapes.get("habit_rates", SectionType::Floats, 3, kFormHabits).floats;
  for (std::size_t i = 0; i < 3 && !rates.empty(); ++i) {
    const auto row = rates.begin() + static_cast<std::ptrdiff_t>(i * kFormHabits);
    model.habit_rates_[i].assign(row, row + kFormHabits);
    if (i && *std::min_element(row, row + kFormHabits) <= 0)
      return Error{ErrorCode::TableSize, "section habit_rates holds a variance that is not above zero", -1};
  }
  model.habit_whitening_ = to_matrix(shapes.get("habit_whitening", SectionType::Floats, kFormHabits, kFormHabits));
  const std::size_t leading = std::min(d, kLeadingDimensions);
  const std::vector<float>& steady = shapes.get("steady", SectionType::Floats, leading, d).floats;
  const Section& own = shapes.get("own_columns", SectionType::Bytes, kHashedBlocks, kGramBuckets / 8);
  if (!shapes.missing().empty()) return section_misfit(shapes.missing());
  if (!model.columns_.read(own.integers)) return section_misfit("own_columns");
  model.steady_ = {d, std::vector<double>(steady.begin(), steady.end()), {}, {}};
  model.steady_.bot = model.steady_.covariance(effects.bot);
  model.steady_.residual = model.steady_.covariance(effects.residual);
  model.leading_ = leading_dimensions(effects, leading);
  model.dimensions_ = d;
  return model;
}

}  // namespace kinprint
