#include "evidence/grammar.hpp"

#include <catch2/catch.hpp>

#include "made_texts.hpp"

using namespace kinprint;

namespace {

Grammar grammar_of(const Side& left, const Side& right) {
  const auto a = made::split(left);
  const auto b = made::split(right);
  return compare_grammar(prepare_side(left, a, {}), prepare_side(right, b, {}), made::general(), true);
}

}  // namespace

TEST_CASE("the same grammar with other content scores above another grammar", "[evidence][grammar]") {
  const Side left = made::side_of({"It is not just a fox but a friend. It is not just a hill but a home."});
  const Side alike = made::side_of({"It is not just a lamp but a star. It is not just a word but a vow."});
  const Side other = made::side_of({"Run home, quick! Where did they go? Up, over, then down again; gone."});
  REQUIRE(grammar_of(left, alike).score > grammar_of(left, other).score);
  REQUIRE(grammar_of(left, alike).score == Approx(grammar_of(alike, left).score));
}

TEST_CASE("patterns show function words with content as a gap", "[evidence][grammar]") {
  const Side left = made::side_of({"It is not just a fox but a friend. It is not just a hill but a home."});
  const Side right = made::side_of({"It is not just a lamp but a star. It is not just a word but a vow."});
  const Grammar grammar = grammar_of(left, right);
  bool found = false;
  for (const SharedHabit& pattern : grammar.patterns) {
    found = found || pattern.name == "a _ but";
    REQUIRE((!pattern.left.empty() && !pattern.right.empty()));
    REQUIRE(pattern.left.size() <= 8);
  }
  REQUIRE(found);
}
