#include "verdict/bands.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace kinprint;

TEST_CASE("An edge belongs to the stronger band, on both sides of 1", "[verdict][bands]") {
  const std::pair<double, Band> edges[] = {{2, Band::Weak}, {10, Band::Moderate}, {100, Band::ModeratelyStrong}, {1000, Band::Strong}, {1e4, Band::VeryStrong}, {1e6, Band::ExtremelyStrong}};
  Band below = Band::None;
  for (const auto& [ratio, band] : edges) {
    for (const double sign : {1.0, -1.0}) {
      CHECK(band_of(sign * std::log10(ratio)) == band);
      CHECK(band_of(sign * std::log10(ratio * 0.999)) == below);
    }
    below = band;
  }
  CHECK(band_of(0) == Band::None);
}

TEST_CASE("What is supported follows the sign once a band is reached", "[verdict][bands]") {
  CHECK(supports_of(0.29) == Supports::Neither);
  CHECK(supports_of(std::log10(2.0)) == Supports::Shared);
  CHECK(supports_of(-std::log10(2.0)) == Supports::Separate);
}
