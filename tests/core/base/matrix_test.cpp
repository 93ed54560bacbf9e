#include "base/matrix.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <span>

#include "base/rng.hpp"

using namespace kinprint;

namespace {
// A'A + I of random A: symmetric and positive definite.
Matrix random_positive(std::size_t size, std::uint64_t seed) {
  Rng rng(seed);
  Matrix a(size), out(size);
  for (double& value : a.values) value = rng.uniform() - 0.5;
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j < size; ++j) {
      for (std::size_t k = 0; k < size; ++k) out.at(i, j) += a.at(k, i) * a.at(k, j);
      if (i == j) out.at(i, j) += 1;
    }
  }
  return out;
}
}  // namespace

TEST_CASE("Solving and multiplying are inverse", "[base][matrix]") {
  for (std::size_t size : {1u, 2u, 7u, 48u}) {
    const Matrix matrix = random_positive(size, size);
    std::vector<double> vector(size);
    for (std::size_t i = 0; i < size; ++i) vector[i] = static_cast<double>(i) - 2;
    const std::vector<double> solved = Cholesky(matrix).solve(multiply(matrix, vector));
    for (std::size_t i = 0; i < size; ++i) CHECK(solved[i] == Approx(vector[i]).margin(1e-9));
    double plain = 0;
    const std::vector<double> inverse = Cholesky(matrix).solve(vector);
    for (std::size_t i = 0; i < size; ++i) plain += vector[i] * inverse[i];
    CHECK(Cholesky(matrix).quadratic(vector) == Approx(plain));
  }
}

TEST_CASE("The log determinant of a diagonal matrix is the sum of logs", "[base][matrix]") {
  Matrix matrix(3);
  for (std::size_t i = 0; i < 3; ++i) matrix.at(i, i) = static_cast<double>(i + 2);
  CHECK(Cholesky(matrix).log_determinant() == Approx(std::log(24.0)));
}

TEST_CASE("A matrix that is not positive definite gives finite numbers", "[base][matrix]") {
  Matrix matrix(2);
  matrix.at(0, 0) = 1;
  matrix.at(0, 1) = matrix.at(1, 0) = 2;
  matrix.at(1, 1) = 1;
  const std::vector<double> vector = {1, -1};
  CHECK(std::isfinite(Cholesky(matrix).quadratic(vector)));
  CHECK(std::isfinite(Cholesky(matrix).log_determinant()));
}

TEST_CASE("Combining and multiplying follow the definitions", "[base][matrix]") {
  Matrix a(2), b(2);
  a.values = {1, 2, 3, 4};
  b.values = {5, 6, 7, 8};
  CHECK(combine(2, a, -1, b).values == std::vector<double>{-3, -2, -1, 0});
  CHECK(multiply(a, std::vector<double>{5, 7}) == std::vector<double>{19, 43});
}

TEST_CASE("The inverse factor whitens by the matrix, as does whitening a vector", "[base][matrix]") {
  Matrix matrix(3);
  matrix.values = {4, 1, 0.5, 1, 3, -0.4, 0.5, -0.4, 2};
  const Cholesky factor(matrix);
  const Matrix inverse = factor.inverse_factor();
  for (std::size_t j = 0; j < 3; ++j) {
    const std::span row(inverse.values.data() + 3 * j, 3);  // of L^-1, so a column of its transpose
    const std::vector<double> column = multiply(inverse, multiply(matrix, row));
    for (std::size_t i = 0; i < 3; ++i) CHECK(column[i] == Approx(i == j ? 1 : 0).margin(1e-12));
  }
  const std::vector<double> vector = {1, -2, 0.5}, whitened = factor.whiten(vector), expected = multiply(inverse, vector);
  for (std::size_t i = 0; i < 3; ++i) CHECK(whitened[i] == Approx(expected[i]));
  CHECK(leading_block(matrix, 2).values == std::vector<double>{4, 1, 1, 3});
}
