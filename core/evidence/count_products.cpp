#include "evidence/count_products.hpp"

#include <cmath>
#include <cstddef>

namespace kinprint {

std::array<double, kHashedBlocks> block_dots(const WeightedCounts& a, const WeightedCounts& b) {
  std::array<double, kHashedBlocks> out{};
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i].index < b[j].index) {
      ++i;
    } else if (b[j].index < a[i].index) {
      ++j;
    } else {
      out[a[i].index / kHashedFeatures] += static_cast<double>(a[i].weight) * b[j].weight;
      ++i;
      ++j;
    }
  }
  return out;
}

std::array<double, kHashedBlocks> block_dots(std::span<const std::uint16_t> a_indices, std::span<const float> a_weights, std::span<const std::uint16_t> b_indices, std::span<const float> b_weights) {
  std::array<double, kHashedBlocks> out{};
  for (std::size_t i = 0, j = 0; i < a_indices.size() && j < b_indices.size();) {
    if (a_indices[i] < b_indices[j]) {
      ++i;
    } else if (b_indices[j] < a_indices[i]) {
      ++j;
    } else {
      out[a_indices[i] / kHashedFeatures] += static_cast<double>(a_weights[i]) * b_weights[j];
      ++i;
      ++j;
    }
  }
  return out;
}

double count_common(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  double common = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] < b[j]) {
      ++i;
    } else if (b[j] < a[i]) {
      ++j;
    } else {
      ++common;
      ++i;
      ++j;
    }
  }
  return common;
}

void BlockSum::add(const WeightedCounts& counts) {
  for (const WeightedCount& entry : counts) sums_[entry.index] += entry.weight;
  ++answers_;
}

void BlockSum::add(std::span<const std::uint16_t> indices, std::span<const float> weights) {
  for (std::size_t i = 0; i < indices.size(); ++i) sums_[indices[i]] += weights[i];
  ++answers_;
}

double BlockSum::block_dot(const BlockSum& other, std::size_t block) const {
  const double* a = sums_.data() + block * kHashedFeatures;
  const double* b = other.sums_.data() + block * kHashedFeatures;
  double sum = 0;
  for (std::size_t i = 0; i < kHashedFeatures; ++i) sum += a[i] * b[i];
  return sum;
}

PairLevels measure_levels(const BlockSum& left, const BlockSum& right, const std::array<double, kHashedBlocks>& same_row) {
  PairLevels levels;
  const double n = left.answers(), m = right.answers();
  for (std::size_t b = 0; b < kHashedBlocks; ++b) {
    const double lr = left.block_dot(right, b), ll = left.block_dot(left, b), rr = right.block_dot(right, b);
    levels.pooled[b] = ll > 0 && rr > 0 ? lr / std::sqrt(ll * rr) : 0;
    levels.all_pairs[b] = lr / (n * m);
    levels.cross[b] = n > 1 ? (lr - same_row[b]) / (n * (n - 1)) : 0;
    levels.within_left[b] = n > 1 ? (ll - n) / (n * (n - 1)) : 0;
    levels.within_right[b] = m > 1 ? (rr - m) / (m * (m - 1)) : 0;
  }
  return levels;
}

}  // namespace kinprint
