#include "evidence/count_products.hpp"

#include <cmath>
#include <cstddef>

namespace kinprint {

namespace {

// Calls `found` with the places of each number that both rising lists hold; left and right give the number at a place. Which list
// goes on is added, not branched on: no processor foretells it.
template <typename Left, typename Right, typename Found>
void for_each_common(std::size_t left_size, const Left& left, std::size_t right_size, const Right& right, const Found& found) {
  for (std::size_t i = 0, j = 0; i < left_size && j < right_size;) {
    const auto a = left(i), b = right(j);
    if (a == b) found(i, j);
    i += a <= b;
    j += b <= a;
  }
}

}  // namespace

std::array<double, kHashedBlocks> block_dots(const WeightedCounts& a, const WeightedCounts& b) {
  std::array<double, kHashedBlocks> out{};
  for_each_common(
      a.size(), [&](std::size_t i) { return a[i].index; }, b.size(), [&](std::size_t j) { return b[j].index; },
      [&](std::size_t i, std::size_t j) { out[a[i].index / kGramColumns] += static_cast<double>(a[i].weight) * b[j].weight; });
  return out;
}

std::array<double, kHashedBlocks> block_dots(std::span<const std::uint16_t> a_indices, std::span<const float> a_weights,
                                             std::span<const std::uint16_t> b_indices,
                                             std::span<const float> b_weights) {
  std::array<double, kHashedBlocks> out{};
  for_each_common(
      a_indices.size(), [&](std::size_t i) { return a_indices[i]; }, b_indices.size(),
      [&](std::size_t j) { return b_indices[j]; },
      [&](std::size_t i, std::size_t j) {
        out[a_indices[i] / kGramColumns] += static_cast<double>(a_weights[i]) * b_weights[j];
      });
  return out;
}

double count_common(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
  double common = 0;
  for_each_common(
      a.size(), [&](std::size_t i) { return a[i]; }, b.size(), [&](std::size_t j) { return b[j]; },
      [&](std::size_t, std::size_t) { ++common; });
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
  const double* a = sums_.data() + block * kGramColumns;
  const double* b = other.sums_.data() + block * kGramColumns;
  double sum = 0;
  for (std::size_t i = 0; i < kGramColumns; ++i) sum += a[i] * b[i];
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
