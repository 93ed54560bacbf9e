#include "evidence/suffix_array.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>

#include "base/rng.hpp"

using namespace kinprint;

TEST_CASE("suffixes come in the order that plain sorting gives", "[evidence][suffix_array]") {
  Rng rng(7);
  for (int round = 0; round < 2000; ++round) {
    std::vector<std::uint32_t> symbols(rng.below(40) + 1);
    const std::uint32_t alphabet = rng.below(5) + 1;
    for (std::uint32_t& symbol : symbols) symbol = rng.below(alphabet);
    std::vector<std::uint32_t> plain(symbols.size());
    std::iota(plain.begin(), plain.end(), 0U);
    std::sort(plain.begin(), plain.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::lexicographical_compare(symbols.begin() + a, symbols.end(), symbols.begin() + b, symbols.end());
    });
    const auto suffixes = suffix_array(symbols, alphabet);
    REQUIRE(suffixes == plain);
    const auto prefixes = common_prefixes(symbols, suffixes);
    for (std::size_t i = 1; i < plain.size(); ++i) {
      std::uint32_t length = 0;
      while (std::max(plain[i], plain[i - 1]) + length < symbols.size() &&
             symbols[plain[i] + length] == symbols[plain[i - 1] + length]) {
        ++length;
      }
      REQUIRE(prefixes[i] == length);
    }
  }
}

TEST_CASE("an empty sequence has no suffixes", "[evidence][suffix_array]") {
  REQUIRE(suffix_array({}, 0).empty());
  REQUIRE(common_prefixes({}, {}).empty());
}
