#include "feature/grammar_symbols.hpp"

#include <catch2/catch.hpp>

#include "segment/split_answer.hpp"

using namespace kinprint;

namespace {
std::vector<std::uint32_t> symbols_of(const std::string& text) { return grammar_symbols(text, split_answer({text})).symbols; }
}  // namespace

TEST_CASE("content is masked and function words and marks are kept", "[feature][grammar_symbols]") {
  REQUIRE(symbols_of("The fox sat by the river.") == symbols_of("The hen lay by the meadow."));
  REQUIRE(symbols_of("The fox sat by the river.") != symbols_of("The fox sat on the river."));
  REQUIRE(symbols_of("The fox sat by the river.") != symbols_of("The fox sat by the river!"));
  REQUIRE(symbols_of("The fox sat.").back() == kSentenceBorder);
}

TEST_CASE("endings and capitals tell classes of content apart", "[feature][grammar_symbols]") {
  REQUIRE(symbols_of("It is growing.") != symbols_of("It is yellow."));
  REQUIRE(symbols_of("It is Peter.") != symbols_of("It is stone."));
}

TEST_CASE("runs of Han characters are masked as one and kana kept", "[feature][grammar_symbols]") {
  REQUIRE(symbols_of("\u63D0\u706F\u306F\u53E4\u3044\u3002") == symbols_of("\u72D0\u306F\u53E4\u3044\u3002"));
  REQUIRE(symbols_of("\u63D0\u706F\u306F\u53E4\u3044\u3002") != symbols_of("\u63D0\u706F\u304C\u53E4\u3044\u3002"));
}
