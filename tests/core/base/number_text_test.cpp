#include "base/number_text.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>

#include "base/rng.hpp"

using namespace kinprint;

TEST_CASE("Numbers print with at most six significant digits and no trailing zeros", "[base][number]") {
  // clang-format off
  const std::pair<double, const char*> cases[] = {
      {0, "0"}, {-0.0, "0"}, {1, "1"}, {-1.5, "-1.5"}, {0.1, "0.1"}, {1.0 / 3, "0.333333"}, {2.0 / 3, "0.666667"},
      {999999.5, "1000000"}, {1234567, "1234570"}, {0.00001, "0.00001"}, {0.00000123, "1.23e-6"}, {1e15, "1e15"},
      {123456e15, "1.23456e20"}, {9.9999996, "10"}, {0.99999949, "0.999999"}, {5e-324, "4.94066e-324"},
      {1.7976931348623157e308, "1.79769e308"}};
  // clang-format on
  for (const auto& [value, text] : cases) CHECK(number_text(value) == text);
}

TEST_CASE("What is not finite prints as null", "[base][number]") {
  CHECK(number_text(std::nan("")) == "null");
  CHECK(number_text(std::numeric_limits<double>::infinity()) == "null");
}

TEST_CASE("Printing agrees with the C library to six digits", "[base][number]") {
  Rng rng(3);
  for (int i = 0; i < 20'000; ++i) {
    const double value = (rng.uniform() - 0.5) * std::pow(10.0, static_cast<int>(rng.below(60)) - 30);
    char wanted[64];
    std::snprintf(wanted, sizeof wanted, "%.6g", value);
    REQUIRE(std::strtod(number_text(value).c_str(), nullptr) == std::strtod(wanted, nullptr));
  }
}

TEST_CASE("A printed number is read back", "[base][number]") {
  Rng rng(4);
  for (int i = 0; i < 5'000; ++i) {
    const std::string text = number_text((rng.uniform() - 0.5) * std::pow(10.0, static_cast<int>(rng.below(30)) - 15));
    REQUIRE(parse_number(text).value() == Approx(std::strtod(text.c_str(), nullptr)).epsilon(1e-15));
  }
  CHECK(parse_number("-12.5e-1") == -1.25);
  CHECK(parse_number("123456789012345678901234567890").value() == Approx(1.2345678901234568e29));
}

TEST_CASE("What is no JSON number is not read", "[base][number]") {
  for (const char* text : {"", "-", "+1", "01", "1.", ".5", "1e", "1e+", "nan", "inf", "0x1", "1 ", " 1", "1,5"}) {
    CHECK_FALSE(parse_number(text).has_value());
  }
}
