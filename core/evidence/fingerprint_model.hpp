#pragma once
// The fingerprint model: hashed counts of an answer to a short vector in which bots differ and prompts matter little,
// with the crossed random effects of such vectors. Read from the table models/tables/fingerprint.kpt; knows nothing of the
// two sides.
//
// Method: two-covariance PLDA with a prompt effect (models/README.md), after Brummer and de Villiers (2010).
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/matrix.hpp"
#include "base/result.hpp"
#include "base/section_table.hpp"
#include "evidence/effect_space.hpp"
#include "evidence/gram_columns.hpp"
#include "feature/feature.hpp"

namespace kinprint {

// One habit says at most this much, in nats: measured (models/fit/scores.py).
inline constexpr double kFormRatioLimit = 2;

// So many of the dimensions, which come in the order of how well they tell bots apart, and so many steady directions are
// also looked at by themselves: measured (models/TRIED.md; models/fit/effects.py has the same).
inline constexpr std::size_t kLeadingDimensions = 16;

// Log counts x inverse document frequency of one answer, each block scaled to unit length (or empty).
struct WeightedCount {
  std::uint16_t index = 0;  // column of the map (gram_columns.hpp)
  float weight = 0;
};
using WeightedCounts = std::vector<WeightedCount>;  // sorted by index

class FingerprintModel {
 public:
  // table_size where a section is missing or of another shape.
  static Result<FingerprintModel> read(const SectionTable& table);

  [[nodiscard]] bool empty() const { return dimensions_ == 0; }
  [[nodiscard]] std::size_t dimensions() const { return dimensions_; }
  [[nodiscard]] WeightedCounts weigh(const AnswerFeatures& features) const;
  // Vector of `dimensions()` less the general mean. Cost: counts x dimensions.
  [[nodiscard]] std::vector<double> project(const WeightedCounts& counts, const AnswerFeatures& features) const;

  // What a mean over answers is taken of: the vector and the answer's kFormHabits habits of form, standardised, both twice.
  // What a known prompt adds is later taken off the second copies (PromptEffects::apply).
  [[nodiscard]] std::vector<double> describe(const WeightedCounts& counts, const AnswerFeatures& features) const;
  [[nodiscard]] std::size_t first_copy() const { return dimensions_ + kFormHabits; }  // numbers in one copy
  [[nodiscard]] std::size_t described() const { return 2 * first_copy(); }
  // The four parts of described numbers; the first two also of the first copy alone.
  [[nodiscard]] std::span<const double> vector(std::span<const double> described) const { return described.first(dimensions_); }
  [[nodiscard]] std::span<const double> habits(std::span<const double> described) const {
    return described.subspan(dimensions_, kFormHabits);
  }
  [[nodiscard]] std::span<const double> own_vector(std::span<const double> described) const {
    return vector(described.subspan(first_copy()));
  }
  [[nodiscard]] std::span<const double> own_habits(std::span<const double> described) const {
    return habits(described.subspan(first_copy()));
  }
  // Habits less their mean, scaled so that one bot's answers to one prompt spread evenly: kFormHabits.
  [[nodiscard]] std::vector<double> whiten_habits(std::span<const double> habits) const;
  // Mean over the habits of the log-likelihood ratio, in nats, of one bot's habit behind both sides against two bots', each
  // limited to kFormRatioLimit. Mean habits of about this many answers a side, standardised.
  [[nodiscard]] double form_ratio(std::span<const double> left, std::span<const double> right, double answers) const;
  // What the vector of an answer of so many code points is multiplied by where its prompt is not known: one over the
  // spread about its bot that is expected of the length. Short answers vary more than long ones.
  [[nodiscard]] double length_scale(double characters) const;

  // Of all dimensions(), and of the first kLeadingDimensions of them (all, where there are fewer).
  [[nodiscard]] const EffectSpace& effects() const { return effects_; }
  [[nodiscard]] const CohortSpace& leading() const { return leading_; }
  // As many directions in which bots differ most for how much one bot's answers and, above all, prompts do.
  [[nodiscard]] const Directions& steady() const { return steady_; }

 private:
  std::size_t dimensions_ = 0;
  GramColumns columns_;
  std::vector<float> idf_;               // of every column
  std::vector<std::int8_t> projection_;  // columns x dimensions
  std::vector<float> projection_scale_;
  std::vector<float> form_mean_, form_spread_, form_projection_, mean_;
  std::array<std::vector<float>, 3> habit_rates_;  // mean, variance between bots, variance within a bot
  std::array<double, 3> length_spread_{};          // log variance: 1, u, u^2 for u the log of the code points
  Matrix habit_whitening_;
  EffectSpace effects_;
  CohortSpace leading_;
  Directions steady_;
};

}  // namespace kinprint
