#include "evidence/echo_places.hpp"

#include <catch2/catch.hpp>

using namespace kinprint;

TEST_CASE("a place echoes where all of it stands in one echo of its answer and side", "[evidence][echo_places]") {
  const std::vector<GreyedSpan> greyed = {{true, {2, {10, 20}}, GreyReason::Echo}, {true, {2, {30, 40}}, GreyReason::Echo}, {true, {2, {50, 60}}, GreyReason::Opener}};
  const EchoPlaces echoes(greyed);
  REQUIRE(echoes.cover(true, {2, {10, 20}}));
  REQUIRE(echoes.cover(true, {2, {32, 35}}));
  REQUIRE(!echoes.cover(true, {2, {15, 35}}));
  REQUIRE(!echoes.cover(true, {2, {52, 55}}));
  REQUIRE(!echoes.cover(true, {1, {10, 20}}));
  REQUIRE(!echoes.cover(true, {3, {10, 20}}));
  REQUIRE(!echoes.cover(false, {2, {10, 20}}));
  REQUIRE(!EchoPlaces({}).cover(true, {0, {0, 1}}));
}

TEST_CASE("a place in a long run is covered too, and one that stands half in an echo is not", "[evidence][echo_places]") {
  const std::vector<GreyedSpan> greyed = {{true, {0, {0, 20}}, GreyReason::Echo}};
  const EchoPlaces places(greyed, {{{0, {15, 90}}, {0, {120, 160}}}, {{1, {5, 50}}}, 1});
  CHECK(places.cover(true, {0, {15, 90}}));
  CHECK(places.cover(true, {0, {130, 140}}));
  CHECK_FALSE(places.cover(true, {0, {10, 30}}));
  CHECK_FALSE(places.cover(true, {1, {10, 30}}));
  CHECK(places.cover(false, {1, {10, 30}}));
  CHECK_FALSE(places.cover(false, {0, {15, 90}}));
}

TEST_CASE("a million places are looked up among a million echoes of one answer", "[evidence][echo_places][hostile]") {
  constexpr std::uint32_t kEchoes = 1'000'000;
  std::vector<GreyedSpan> greyed;
  for (std::uint32_t i = 0; i < kEchoes; ++i) greyed.push_back({false, {0, {10 * i, 10 * i + 5}}, GreyReason::Echo});
  const EchoPlaces echoes(greyed);
  std::uint32_t covered = 0;
  for (std::uint32_t i = 0; i < kEchoes; ++i) covered += echoes.cover(false, {0, {10 * i + 1, 10 * i + 5}}) && !echoes.cover(false, {0, {10 * i + 4, 10 * i + 6}});
  REQUIRE(covered == kEchoes);
}
