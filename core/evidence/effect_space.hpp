#pragma once
// The crossed random effects x = mean + bot + prompt + residual in a number of dimensions: their covariances, what
// whitens by the residual, the cohort of reference bots, and what is left of them in fewer directions. Knows nothing of
// counts or of the two sides.
#include <cstddef>
#include <span>
#include <vector>

#include "base/matrix.hpp"

namespace kinprint {

// Reference bots where vectors are whitened by the residual.
struct CohortSpace {
  Matrix whitening;            // makes the residual covariance the unit matrix
  std::size_t bots = 0;        // of the cohort
  std::vector<double> cohort;  // dimensions x bots; columns of unit length in the whitened space

  [[nodiscard]] std::size_t size() const { return whitening.size; }
  [[nodiscard]] std::vector<double> whiten(std::span<const double> vector) const { return multiply(whitening, vector); }
  // Inner products of a vector in the whitened space with every bot of the cohort.
  [[nodiscard]] std::vector<double> cohort_products(std::span<const double> vector) const;
};

struct EffectSpace : CohortSpace {
  Matrix bot, prompt, residual;  // covariances, dimensions x dimensions
};

// The first dimensions by themselves. Precondition: at most space.size().
CohortSpace leading_dimensions(const EffectSpace& space, std::size_t dimensions);

// Directions in a space of `dimensions`, one a row, and the covariances of bots and residuals along them.
struct Directions {
  std::size_t dimensions = 0;
  std::vector<double> rows;  // directions x dimensions
  Matrix bot, residual;

  [[nodiscard]] std::size_t size() const { return rows.size() / dimensions; }
  [[nodiscard]] std::vector<double> vector(std::span<const double> full) const;
  [[nodiscard]] Matrix covariance(const Matrix& full) const;
};

}  // namespace kinprint
