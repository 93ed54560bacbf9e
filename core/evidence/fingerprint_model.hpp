#pragma once
// The fingerprint model: hashed counts of an answer to a short vector in which bots differ and prompts matter little,
// with the covariances of the crossed random effects x = mean + bot + prompt + residual. Read from the table
// models/tables/fingerprint.kpt; knows nothing of the two sides.
//
// Method: two-covariance PLDA with a prompt effect (models/README.md), after Brummer and de Villiers (2010).
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/matrix.hpp"
#include "base/result.hpp"
#include "base/section_table.hpp"
#include "feature/feature.hpp"

namespace kinprint {

// One habit says at most this much, in nats: measured (models/fit/scores.py).
inline constexpr double kFormRatioLimit = 2;

// Log counts x inverse document frequency of one answer, each block scaled to unit length (or empty).
struct WeightedCount {
  std::uint16_t index = 0;
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

  // The vector, the answer's kFormHabits habits of form, standardised, and from own_habits() on the same habits again, from
  // which a known prompt's are taken off later: what a mean over answers is taken of.
  [[nodiscard]] std::vector<double> describe(const WeightedCounts& counts, const AnswerFeatures& features) const;
  [[nodiscard]] std::size_t own_habits() const { return dimensions_ + kFormHabits; }
  [[nodiscard]] std::size_t described() const { return own_habits() + kFormHabits; }
  // The own habits of described numbers, scaled so that one bot's answers to one prompt spread evenly: kFormHabits.
  [[nodiscard]] std::vector<double> whiten_habits(std::span<const double> described) const;
  // Mean over the habits of the log-likelihood ratio, in nats, of one bot's habit behind both sides against two bots', each
  // limited to kFormRatioLimit. Mean habits of about this many answers a side, standardised.
  [[nodiscard]] double form_ratio(std::span<const double> left, std::span<const double> right, double answers) const;
  // What the vector of an answer of so many code points is multiplied by where its prompt is not known: one over the
  // spread about its bot that is expected of the length. Short answers vary more than long ones.
  [[nodiscard]] double length_scale(double characters) const;

  // Covariances of bot, prompt and residual effects, dimensions x dimensions.
  [[nodiscard]] const Matrix& bot() const { return bot_; }
  [[nodiscard]] const Matrix& prompt() const { return prompt_; }
  [[nodiscard]] const Matrix& residual() const { return residual_; }
  // Rows of unit length in the whitened space, one a reference bot.
  [[nodiscard]] const std::vector<std::vector<double>>& cohort() const { return cohort_; }
  // Inner products of a vector with every row of the cohort.
  [[nodiscard]] std::vector<double> cohort_products(std::span<const double> vector) const;
  // The vector scaled so that the residual effect has unit covariance.
  [[nodiscard]] std::vector<double> whiten(std::span<const double> vector) const;

 private:
  std::size_t dimensions_ = 0;
  std::vector<float> idf_;
  std::vector<std::int8_t> projection_;  // features x dimensions
  std::vector<float> projection_scale_;
  std::vector<float> form_mean_, form_spread_, form_projection_, mean_;
  std::array<std::vector<float>, 3> habit_rates_;  // mean, variance between bots, variance within a bot
  std::array<double, 3> length_spread_{};  // log variance: 1, u, u^2 for u the log of the code points
  Matrix bot_, prompt_, residual_, whitening_, habit_whitening_;
  std::vector<std::vector<double>> cohort_;
  std::vector<double> cohort_columns_;  // dimensions x bots: the cohort transposed
};

}  // namespace kinprint
