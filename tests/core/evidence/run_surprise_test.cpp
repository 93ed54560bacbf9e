#include "evidence/run_surprise.hpp"

#include <catch2/catch.hpp>

#include "made_texts.hpp"

using namespace kinprint;

TEST_CASE("longer runs are never less surprising, and an unknown word costs the floor", "[evidence][run_surprise]") {
  const GeneralBackground background = made::general();
  const std::vector<std::uint32_t> folds = {1, 2, 3, 4, 5, 6, 7, 8, 9};
  const RunSurprise surprise(folds, background);
  REQUIRE(surprise.nats(0, 0) == 0);
  REQUIRE(surprise.nats(3, 1) == Approx(8));
  for (std::uint32_t begin = 0; begin < folds.size(); ++begin) {
    for (std::uint32_t length = 1; begin + length < folds.size(); ++length) {
      REQUIRE(surprise.nats(begin, length + 1) > surprise.nats(begin, length));
    }
  }
  REQUIRE(surprise.bots(0, 6) == 0);
}

TEST_CASE("a run has the same surprise wherever it stands", "[evidence][run_surprise]") {
  const GeneralBackground background = made::general();
  const std::vector<std::uint32_t> first = {9, 8, 1, 2, 3, 4, 5, 6};
  const std::vector<std::uint32_t> second = {1, 2, 3, 4, 5, 6};
  REQUIRE(RunSurprise(first, background).nats(2, 6) == Approx(RunSurprise(second, background).nats(0, 6)));
}
