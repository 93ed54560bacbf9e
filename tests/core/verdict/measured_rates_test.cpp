#include "verdict/measured_rates.hpp"

#include <catch2/catch.hpp>

#include "made_tables.hpp"

using namespace kinprint;

namespace {
SetCalibration made_set() {
  made::TableWriter table;
  made::add_calibration(table, "x");
  const auto read = SectionTable::read(table.file());
  return SetCalibration::read(read.value(), "x").value();
}
}  // namespace

TEST_CASE("The nearest measured size by ratio is shown", "[verdict][measured_rates]") {
  const SetCalibration set = made_set();
  CHECK(measured_error_rates(set, 2).answers == 1);
  CHECK(measured_error_rates(set, 9).answers == 20);
  CHECK(measured_error_rates(set, 9).eer == Approx(0.1));
  const auto distributions = measured_distributions(set, 1);
  REQUIRE(distributions.size() == 1);
  CHECK(distributions[0].kind == "unrelated");
  CHECK(distributions[0].quantiles[4].second == Approx(1));
}

TEST_CASE("The chance of an LR of 10 is that of unrelated pairs at the nearest measured size", "[verdict][measured_rates]") {
  const SetCalibration set = made_set();
  CHECK(measured_chance_of_ten(set, 1) == Approx(0.1));
  CHECK(measured_chance_of_ten(set, 9) == Approx(0.05));
  CHECK(measured_chance_of_ten(set, 9) == measured_error_rates(set, 9).unrelated_at_or_above[2].second);
}

TEST_CASE("The next size that is good enough is larger than this one", "[verdict][measured_rates]") {
  const SetCalibration set = made_set();
  CHECK(size_with_error_rate(set, 1, 0.2) == 20);
  CHECK(size_with_error_rate(set, 20, 0.2) == 0);
  CHECK(size_with_error_rate(set, 1, 0.01) == 0);
}
