#pragma once
// The crossed random effects x = mean + bot + prompt + residual in a number of directions: their covariances, what
// whitens by the residual, and the cohort of reference bots. Knows nothing of counts or of the two sides.
#include <cstddef>
#include <span>
#include <vector>

#include "base/matrix.hpp"

namespace kinprint {

struct EffectSpace {
  Matrix bot, prompt, residual;         // covariances, directions x directions
  Matrix whitening;                     // makes the residual covariance the unit matrix
  std::size_t bots = 0;                 // of the cohort
  std::vector<double> cohort;           // directions x bots; columns of unit length in the whitened space

  [[nodiscard]] std::size_t size() const { return bot.size; }
  [[nodiscard]] std::vector<double> whiten(std::span<const double> vector) const { return multiply(whitening, vector); }
  // Inner products of a vector in the whitened space with every bot of the cohort.
  [[nodiscard]] std::vector<double> cohort_products(std::span<const double> vector) const;
};

// The first directions by themselves. Precondition: at most space.size().
EffectSpace leading_directions(const EffectSpace& space, std::size_t directions);

}  // namespace kinprint
