#include "evidence/symbol_sequence.hpp"

#include <catch2/catch.hpp>

using namespace kinprint;

TEST_CASE("joined sequences keep equal symbols equal and end in separators of their own", "[evidence][symbol_sequence]") {
  const std::vector<std::uint32_t> first = {900, 5, 900};
  const std::vector<std::uint32_t> second = {5, 7};
  const JoinedSequences joined = join_sequences({first, second});
  REQUIRE(joined.symbols.size() == 7);
  REQUIRE(joined.starts == std::vector<std::uint32_t>{0, 4});
  REQUIRE(joined.symbols[0] == joined.symbols[2]);
  REQUIRE(joined.symbols[1] == joined.symbols[4]);
  REQUIRE(joined.symbols[3] != joined.symbols[6]);
  REQUIRE(joined.alphabet == 5);
  for (const std::uint32_t symbol : joined.symbols) REQUIRE(symbol < joined.alphabet);
}

TEST_CASE("joined symbols stand in the order of the given ones, whichever came first", "[evidence][symbol_sequence]") {
  const std::vector<std::uint32_t> first = {900, 5, 900};
  const std::vector<std::uint32_t> second = {7, 4'000'000'000};
  REQUIRE(join_sequences({first, second}).symbols == std::vector<std::uint32_t>{2, 0, 2, 4, 1, 3, 5});
  REQUIRE(join_sequences({second, first}).symbols == std::vector<std::uint32_t>{1, 3, 4, 2, 0, 2, 5});
}
