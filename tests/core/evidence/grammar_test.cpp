#include "evidence/grammar.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "made_texts.hpp"

using namespace kinprint;

namespace {

Grammar grammar_of(const Side& left, const Side& right, const std::vector<GreyedSpan>& greyed = {}) {
  const auto a = split_side(left);
  const auto b = split_side(right);
  return compare_grammar(prepare_side(left, a, {}), prepare_side(right, b, {}), made::general(), EchoPlaces(greyed));
}

std::set<std::string> names_of(const Grammar& grammar) {
  std::set<std::string> names;
  for (const SharedHabit& pattern : grammar.patterns) names.insert(pattern.name);
  REQUIRE(names.size() == grammar.patterns.size());
  return names;
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
    found = found || pattern.name == "_ but a";
    REQUIRE((!pattern.left.empty() && !pattern.right.empty()));
    REQUIRE(pattern.left.size() <= 8);
  }
  REQUIRE(found);
}

TEST_CASE("patterns that mask words of different classes have different names", "[evidence][grammar]") {
  const Side left = made::side_of({"Of walking. Of wolves. Of Wales. Of sugar. Of 40. Of rested. Of slowly. Of \u30AB\u30CA."});
  const Side right = made::side_of({"Of mending. Of hills. Of Spain. Of maple. Of 12. Of painted. Of hardly. Of \u30CF\u30CA."});
  REQUIRE(names_of(grammar_of(left, right)) == std::set<std::string>{"of _ing .", "of _s .", "of A_ .", "of _ .", "of 0 .", "of _ed .", "of _ly .", "of \u30A2_ ."});
}

TEST_CASE("a pattern of Chinese characters is named without spaces between them", "[evidence][grammar]") {
  const Side side = made::side_of({"\u6211\u4EEC\u7684\u3002"});
  REQUIRE(names_of(grammar_of(side, side)) == std::set<std::string>{"\u4EEC\u7684 \u3002"});
}

TEST_CASE("a pattern that only echoes the prompt is not shown", "[evidence][grammar]") {
  const std::string text = "How to make.";
  const Side side = made::side_of({text});
  REQUIRE(names_of(grammar_of(side, side)).contains("how to make"));
  const auto begin = static_cast<std::uint32_t>(text.find("How")), end = static_cast<std::uint32_t>(text.find('.'));
  const std::vector<GreyedSpan> echo = {{true, {0, {begin, end}}, GreyReason::Echo}}, opener = {{true, {0, {begin, end}}, GreyReason::Opener}};
  REQUIRE(!names_of(grammar_of(side, side, echo)).contains("how to make"));
  REQUIRE(names_of(grammar_of(side, side, opener)).contains("how to make"));
}
