#include "feature/character_grams.hpp"

#include <catch2/catch.hpp>
#include <numeric>

using namespace kinprint;

namespace {

std::vector<float> counts_of(std::string_view text) {
  std::vector<float> counts(kCharacterBuckets);
  const std::uint64_t added = add_character_grams(text, counts);
  REQUIRE(std::accumulate(counts.begin(), counts.end(), 0.0) == Approx(static_cast<double>(added)));
  return counts;
}

}  // namespace

TEST_CASE("every window of three to five folded characters is counted once", "[feature][character_grams]") {
  std::vector<float> counts(kCharacterBuckets);
  REQUIRE(add_character_grams("abcdef", counts) == 4 + 3 + 2);
  REQUIRE(add_character_grams("ab", counts) == 0);
  REQUIRE(add_character_grams("", counts) == 0);
}

TEST_CASE("case, quotes and runs of white space fold", "[feature][character_grams]") {
  REQUIRE(counts_of("Don\u2019t  stop\n") == counts_of("don't stop "));
  REQUIRE(counts_of("stop") != counts_of("spot"));
}
