#include "base/stats.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace kinprint;

TEST_CASE("Statistics of nothing are unknown, not zero", "[base][stats]") {
  CHECK(std::isnan(mean({})));
  CHECK(std::isnan(sample_variance({1})));
}

TEST_CASE("Mean and variance follow their definitions", "[base][stats]") {
  CHECK(mean({1, 2, 6}) == 3);
  CHECK(sample_variance({1, 2, 6}) == 7);
}
