#include "base/matrix.hpp"

#include <algorithm>
#include <cmath>

namespace kinprint {

double dot(std::span<const double> left, std::span<const double> right) {
  double sum = 0;
  for (std::size_t i = 0; i < left.size(); ++i) sum += left[i] * right[i];
  return sum;
}

Matrix combine(double a, const Matrix& left, double b, const Matrix& right) {
  Matrix out(left.size);
  for (std::size_t i = 0; i < out.values.size(); ++i) out.values[i] = a * left.values[i] + b * right.values[i];
  return out;
}

std::vector<double> multiply(const Matrix& matrix, std::span<const double> vector) {
  std::vector<double> out(matrix.size, 0.0);
  for (std::size_t i = 0; i < matrix.size; ++i) {
    for (std::size_t j = 0; j < matrix.size; ++j) out[i] += matrix.at(i, j) * vector[j];
  }
  return out;
}

double trace(const Matrix& matrix) {
  double sum = 0;
  for (std::size_t i = 0; i < matrix.size; ++i) sum += matrix.at(i, i);
  return sum;
}

Matrix leading_block(const Matrix& matrix, std::size_t size) {
  Matrix out(size);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = 0; j < size; ++j) out.at(i, j) = matrix.at(i, j);
  }
  return out;
}

Cholesky::Cholesky(const Matrix& matrix) : columns_(matrix.size) {
  Matrix rows(matrix.size);  // of L, while it is made
  for (std::size_t i = 0; i < matrix.size; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = matrix.at(i, j);
      for (std::size_t k = 0; k < j; ++k) sum -= rows.at(i, k) * rows.at(j, k);
      columns_.at(j, i) = rows.at(i, j) = i == j ? std::sqrt(std::max(sum, 1e-12)) : sum / rows.at(j, j);
    }
    log_determinant_ += 2 * std::log(rows.at(i, i));
  }
}

std::vector<double> Cholesky::whiten(std::span<const double> vector) const {
  // Column by column, so that no step waits for the one before it; each y[i] still subtracts in the order of k.
  std::vector<double> y(vector.begin(), vector.end());
  for (std::size_t k = 0; k < columns_.size; ++k) {
    const double* column = columns_.values.data() + k * columns_.size;
    y[k] /= column[k];
    for (std::size_t i = k + 1; i < columns_.size; ++i) y[i] -= column[i] * y[k];
  }
  return y;
}

double Cholesky::quadratic(std::span<const double> vector) const {
  double sum = 0;
  for (const double value : whiten(vector)) sum += value * value;
  return sum;
}

Matrix Cholesky::inverse_factor() const {
  Matrix out(columns_.size);
  for (std::size_t j = 0; j < out.size; ++j) {
    std::vector<double> unit(out.size, 0.0);
    unit[j] = 1;
    const std::vector<double> column = whiten(unit);
    for (std::size_t i = 0; i < out.size; ++i) out.at(i, j) = column[i];
  }
  return out;
}

std::vector<double> Cholesky::solve(std::span<const double> vector) const {
  std::vector<double> x = whiten(vector);
  for (std::size_t i = columns_.size; i-- > 0;) {
    for (std::size_t k = i + 1; k < columns_.size; ++k) x[i] -= columns_.at(i, k) * x[k];
    x[i] /= columns_.at(i, i);
  }
  return x;
}

}  // namespace kinprint
