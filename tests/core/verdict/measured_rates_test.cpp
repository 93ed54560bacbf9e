#include "verdict/measured_rates.hpp"

#include <catch2/catch.hpp>

#include "made_tables.hpp"

using namespace kinprint;

namespace {
Fusion made_fusion() {
  made::TableWriter table;
  made::add_fusion(table, "x");
  const auto read = SectionTable::read(table.file());
  return Fusion::read(read.value(), "x", "x", score_names(true).size()).value();
}
}  // namespace

TEST_CASE("The nearest measured size by ratio is shown", "[verdict][measured_rates]") {
  const Fusion fusion = made_fusion();
  CHECK(measured_error_rates(fusion, 2).answers == 1);
  CHECK(measured_error_rates(fusion, 9).answers == 20);
  CHECK(measured_error_rates(fusion, 9).eer == Approx(0.1));
  const auto distributions = measured_distributions(fusion, 1);
  REQUIRE(distributions.size() == 1);
  CHECK(distributions[0].kind == "unrelated");
  CHECK(distributions[0].quantiles[4].second == Approx(1));
}

TEST_CASE("The next size that is good enough is larger than this one", "[verdict][measured_rates]") {
  const Fusion fusion = made_fusion();
  CHECK(size_with_error_rate(fusion, 1, 0.2) == 20);
  CHECK(size_with_error_rate(fusion, 20, 0.2) == 0);
  CHECK(size_with_error_rate(fusion, 1, 0.01) == 0);
}
