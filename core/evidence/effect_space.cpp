#include "evidence/effect_space.hpp"

#include <algorithm>
#include <cmath>

namespace kinprint {

std::vector<double> CohortSpace::cohort_products(std::span<const double> vector) const {
  std::vector<double> products(bots, 0.0);
  for (std::size_t k = 0; k < vector.size(); ++k) {
    const double* row = cohort.data() + k * bots;
    for (std::size_t i = 0; i < bots; ++i) products[i] += row[i] * vector[k];
  }
  return products;
}

CohortSpace leading_dimensions(const EffectSpace& space, std::size_t dimensions) {
  CohortSpace out;
  out.whitening = Cholesky(leading_block(space.residual, dimensions)).inverse_factor();
  out.bots = space.bots;
  out.cohort.resize(dimensions * space.bots);
  std::vector<double> weights(space.size());
  for (std::size_t i = 0; i < space.bots; ++i) {
    // A whitening W of R has W R W' = 1, so R W' takes a bot back to where vectors are not whitened.
    for (std::size_t k = 0; k < space.size(); ++k) {
      weights[k] = 0;
      for (std::size_t j = 0; j < space.size(); ++j) weights[k] += space.whitening.at(j, k) * space.cohort[j * space.bots + i];
    }
    const std::vector<double> plain = multiply(space.residual, weights), row = out.whiten(std::span(plain).first(dimensions));
    double norm = 0;
    for (const double value : row) norm += value * value;
    for (std::size_t k = 0; k < dimensions; ++k) out.cohort[k * space.bots + i] = row[k] / std::sqrt(std::max(norm, 1e-18));
  }
  return out;
}

std::vector<double> Directions::vector(std::span<const double> full) const {
  std::vector<double> out(size(), 0.0);
  for (std::size_t i = 0; i < out.size(); ++i) {
    for (std::size_t k = 0; k < dimensions; ++k) out[i] += rows[i * dimensions + k] * full[k];
  }
  return out;
}

Matrix Directions::covariance(const Matrix& full) const {
  Matrix out(size());
  for (std::size_t i = 0; i < out.size; ++i) {
    const std::vector<double> column = vector(multiply(full, std::span(rows).subspan(i * dimensions, dimensions)));
    for (std::size_t j = 0; j < out.size; ++j) out.at(i, j) = column[j];
  }
  return out;
}

}  // namespace kinprint
