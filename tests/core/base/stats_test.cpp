#include "base/stats.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

using namespace kinprint;

TEST_CASE("Statistics of nothing are unknown, not zero", "[base][stats]") {
  CHECK(std::isnan(mean({})));
  CHECK(std::isnan(sample_variance({1})));
  CHECK(std::isnan(quantile_of_sorted({}, 0.5)));
  CHECK(std::isnan(log_sum_exp({})));
}

TEST_CASE("Mean, variance and quantiles follow their definitions", "[base][stats]") {
  CHECK(mean({1, 2, 6}) == 3);
  CHECK(sample_variance({1, 2, 6}) == 7);
  CHECK(quantile_of_sorted({1, 2, 6}, 0.5) == 2);
  CHECK(quantile_of_sorted({1, 2, 6}, 0.75) == 4);
  CHECK(quantile_of_sorted({1, 2, 6}, -1) == 1);
  CHECK(quantile_of_sorted({1, 2, 6}, 2) == 6);
}

TEST_CASE("A sum of exponentials does not overflow", "[base][stats]") {
  CHECK(log_sum_exp({1000, 1000}) == Approx(1000 + std::log(2.0)));
  const double nothing = -std::numeric_limits<double>::infinity();
  CHECK(log_sum_exp({nothing, 3}) == Approx(3));
  CHECK(log_sum_exp({nothing}) == nothing);
}
