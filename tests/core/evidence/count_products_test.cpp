#include "evidence/count_products.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace kinprint;

TEST_CASE("Inner products are taken block by block over the entries both hold", "[evidence][count_products]") {
  const std::uint16_t second = kGramColumns;
  const WeightedCounts a = {{1, 0.5F}, {4, 2.0F}, {second, 3.0F}}, b = {{4, 0.25F}, {5, 9.0F}, {second, 2.0F}};
  const auto dots = block_dots(a, b);
  CHECK(dots[0] == Approx(0.5));
  CHECK(dots[1] == Approx(6));
  CHECK(dots[2] == 0);
  CHECK(block_dots(a, {}) == std::array<double, kHashedBlocks>{});
  const std::vector<std::uint16_t> a_indices = {1, 4, second}, b_indices = {4, 5, second};
  const std::vector<float> a_weights = {0.5F, 2.0F, 3.0F}, b_weights = {0.25F, 9.0F, 2.0F};
  CHECK(block_dots(a_indices, a_weights, b_indices, b_weights) == dots);
  CHECK(block_dots(a_indices, a_weights, {}, {}) == std::array<double, kHashedBlocks>{});
}

TEST_CASE("Common numbers of sorted lists are counted once each", "[evidence][count_products]") {
  CHECK(count_common({1, 3, 5, 9}, {0, 3, 9, 12}) == 2);
  CHECK(count_common({}, {1}) == 0);
}

TEST_CASE("Levels tell the products within a side from those across", "[evidence][count_products]") {
  BlockSum left, right;
  left.add({{0, 1.0F}});
  left.add({{0, 1.0F}});  // the same answer twice: within 1
  right.add({{0, 1.0F}});
  right.add({{1, 1.0F}});  // nothing in common: within 0
  const PairLevels levels = measure_levels(left, right, {1, 0, 0});
  CHECK(levels.all_pairs[0] == Approx(0.5));
  CHECK(levels.cross[0] == Approx(0.5));  // (2 - 1) / 2: the rows left out
  CHECK(levels.within_left[0] == Approx(1));
  CHECK(levels.within_right[0] == Approx(0).margin(1e-12));
  CHECK(levels.pooled[0] == Approx(2 / std::sqrt(4.0 * 2.0)));
}
