#include "base/marked_places.hpp"

#include <catch2/catch.hpp>

using namespace kinprint;

TEST_CASE("Marked places come in rising order, each once, the first and the last among them", "[base][marked_places]") {
  MarkedPlaces places(130);
  for (const std::size_t place : {129u, 64u, 0u, 63u, 64u}) places.mark(place);
  std::vector<std::size_t> found;
  places.each([&](std::size_t place) { found.push_back(place); });
  CHECK(found == std::vector<std::size_t>{0, 63, 64, 129});
}
