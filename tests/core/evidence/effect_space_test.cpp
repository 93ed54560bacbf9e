#include "evidence/effect_space.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

using namespace kinprint;

namespace {

// Symmetric and positive definite, each direction tied to the next.
Matrix tied(std::size_t size, double diagonal, double beside) {
  Matrix out(size);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j < size; ++j) out.at(i, j) = i == j ? diagonal + static_cast<double>(i) : (i + 1 == j || j + 1 == i ? beside : 0);
  }
  return out;
}

double norm_of(const std::vector<double>& vector) {
  double sum = 0;
  for (const double value : vector) sum += value * value;
  return std::sqrt(sum);
}

std::vector<double> unit(std::vector<double> vector) {
  const double norm = norm_of(vector);
  for (double& value : vector) value /= norm;
  return vector;
}

}  // namespace

TEST_CASE("Leading dimensions are those of a space made without the others", "[evidence][effect_space]") {
  const std::vector<std::vector<double>> bots = {{1, 2, 0, 1}, {-1, 0.5, 3, 0}, {0, 1, -1, 2}};  // not whitened
  EffectSpace space;
  space.residual = tied(4, 2, 0.5);
  space.whitening = Cholesky(space.residual).inverse_factor();
  space.bots = bots.size();
  space.cohort.resize(4 * bots.size());
  for (std::size_t i = 0; i < bots.size(); ++i) {
    const std::vector<double> row = unit(space.whiten(bots[i]));
    for (std::size_t k = 0; k < 4; ++k) space.cohort[k * bots.size() + i] = row[k];
  }
  const CohortSpace leading = leading_dimensions(space, 2);
  REQUIRE(leading.size() == 2);
  REQUIRE(leading.bots == 3);
  // The whitened length of a vector is v' R^-1 v; cosines with the cohort are those of its first two numbers.
  const std::vector<double> vector = {0.7, -1.2}, whitened = leading.whiten(vector);
  CHECK(norm_of(whitened) * norm_of(whitened) == Approx(Cholesky(leading_block(space.residual, 2)).quadratic(vector)));
  const std::vector<double> products = leading.cohort_products(unit(whitened));
  for (std::size_t i = 0; i < bots.size(); ++i) {
    const std::vector<double> other = leading.whiten(std::vector<double>{bots[i][0], bots[i][1]});
    double dot = 0;
    for (std::size_t k = 0; k < 2; ++k) dot += whitened[k] * other[k];
    CHECK(products[i] == Approx(dot / (norm_of(whitened) * norm_of(other))));
  }
}

TEST_CASE("A covariance in directions is that of the numbers a vector has in them", "[evidence][effect_space]") {
  const Directions directions{3, {1, 0, 2, 0, -1, 1}, {}, {}};
  REQUIRE(directions.size() == 2);
  CHECK(directions.vector(std::vector<double>{3, 5, 7}) == std::vector<double>{17, 2});
  // One dimension after another varies by itself: the covariance is the sum of its two numbers with themselves.
  Matrix full(3), expected(2);
  const double variances[] = {4, 9, 25};
  for (std::size_t k = 0; k < 3; ++k) {
    full.at(k, k) = variances[k];
    std::vector<double> one(3, 0.0);
    one[k] = 1;
    const std::vector<double> seen = directions.vector(one);
    for (std::size_t i = 0; i < 4; ++i) expected.values[i] += variances[k] * seen[i / 2] * seen[i % 2];
  }
  CHECK(directions.covariance(full).values == expected.values);
}
