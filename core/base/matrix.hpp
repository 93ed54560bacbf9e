#pragma once
// Small dense square matrices, row by row, for the closed-form Gaussian likelihoods. Sizes of 100 and below: nothing
// here is blocked or parallel.
#include <cstddef>
#include <span>
#include <vector>

namespace kinprint {

struct Matrix {
  std::size_t size = 0;        // rows = columns
  std::vector<double> values;  // size x size

  Matrix() = default;
  explicit Matrix(std::size_t n) : size(n), values(n * n, 0.0) {}
  [[nodiscard]] double at(std::size_t row, std::size_t column) const { return values[row * size + column]; }
  double& at(std::size_t row, std::size_t column) { return values[row * size + column]; }
};

// Inner product. Precondition: equal sizes.
double dot(std::span<const double> left, std::span<const double> right);
// left x a + right x b. Precondition: equal sizes.
Matrix combine(double a, const Matrix& left, double b, const Matrix& right);
std::vector<double> multiply(const Matrix& matrix, std::span<const double> vector);
double trace(const Matrix& matrix);
// The first rows and columns. Precondition: size at most matrix.size.
Matrix leading_block(const Matrix& matrix, std::size_t size);

// Cholesky factor of a symmetric positive definite matrix. A pivot below 1e-12 is raised to it, so that a matrix at
// the edge of positive definiteness gives a large but finite answer.
class Cholesky {
 public:
  explicit Cholesky(const Matrix& matrix);
  [[nodiscard]] double log_determinant() const { return log_determinant_; }
  // L^-1 v: a vector of covariance M = L L' scaled to unit covariance. Precondition: v.size() equals the matrix's size.
  [[nodiscard]] std::vector<double> whiten(std::span<const double> vector) const;
  // v' M^-1 v.
  [[nodiscard]] double quadratic(std::span<const double> vector) const;
  // L^-1, which whitens by M.
  [[nodiscard]] Matrix inverse_factor() const;
  // M^-1 v.
  [[nodiscard]] std::vector<double> solve(std::span<const double> vector) const;

 private:
  Matrix columns_;  // L transposed: its columns are contiguous
  double log_determinant_ = 0;
};

}  // namespace kinprint
