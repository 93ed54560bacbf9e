#include "base/date_text.hpp"

#include <catch2/catch.hpp>

using namespace kinprint;

TEST_CASE("Months are written as YYYY-MM, a missing one as nothing", "[base]") {
  CHECK(month_text(202602) == "2026-02");
  CHECK(month_text(0).empty());
}

TEST_CASE("Days are written as YYYY-MM-DD, what is none as the number it is", "[base]") {
  CHECK(date_text(20260207) == "2026-02-07");
  CHECK(date_text(0) == "0");
}
