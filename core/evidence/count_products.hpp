#pragma once
// Inner products of weighted counts, block by block, and what two answers' word runs have in common. The arithmetic
// below the scores of wording; knows nothing of what they mean.
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "evidence/fingerprint_model.hpp"
#include "evidence/pair_scores.hpp"
#include "feature/feature.hpp"

namespace kinprint {

std::array<double, kHashedBlocks> block_dots(const WeightedCounts& a, const WeightedCounts& b);
// The same of counts kept as two arrays each, indices rising.
std::array<double, kHashedBlocks> block_dots(std::span<const std::uint16_t> a_indices, std::span<const float> a_weights,
                                             std::span<const std::uint16_t> b_indices,
                                             std::span<const float> b_weights);

// How many numbers both sorted lists hold.
double count_common(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);

// The counts of several answers added up: kGramColumns x kHashedBlocks numbers.
class BlockSum {
 public:
  BlockSum() : sums_(std::size_t{kGramColumns} * kHashedBlocks, 0.0) {}
  void add(const WeightedCounts& counts);
  void add(std::span<const std::uint16_t> indices, std::span<const float> weights);
  [[nodiscard]] double answers() const { return answers_; }
  [[nodiscard]] double block_dot(const BlockSum& other, std::size_t block) const;

 private:
  std::vector<double> sums_;
  double answers_ = 0;
};

// same_row: sum over rows of the inner products that belong to one prompt, to be left out of `cross`.
PairLevels measure_levels(const BlockSum& left, const BlockSum& right, const std::array<double, kHashedBlocks>& same_row);

}  // namespace kinprint
