#include "evidence/counted_words.hpp"

#include <catch2/catch.hpp>

#include "made_texts.hpp"

using namespace kinprint;

TEST_CASE("words of an echo and of stock sentences do not count", "[evidence][counted_words]") {
  const Side side = made::side_of({"Sure, here it is. Seven purple lanterns burn low tonight. I hope this helps."});
  const auto segments = split_side(side);
  const PreparedSide prepared = prepare_side(side, segments, {});
  // The stretch "seven purple lanterns burn" stands in the prompt: a match of 4 from its first word on.
  std::vector<std::uint32_t> echo(prepared[0].folds.size(), 0);
  for (std::uint32_t i = 0; i < 4; ++i) echo[4 + i] = 4 - i;
  const auto uses = word_uses(prepared[0], echo);
  REQUIRE(uses[0] == WordUse::Opener);
  for (std::size_t i = 4; i < 8; ++i) REQUIRE(uses[i] == WordUse::Echo);
  REQUIRE(uses[8] == WordUse::Counted);
  REQUIRE(uses.back() == WordUse::Closer);
  std::vector<GreyedSpan> greyed;
  add_greyed(prepared[0], uses, true, 0, greyed);
  REQUIRE(greyed.size() == 3);
  REQUIRE(greyed[1].reason == GreyReason::Echo);
  REQUIRE(side.answers[0].document.text.substr(greyed[1].place.span.begin, greyed[1].place.span.size()) ==
          "Seven purple lanterns burn");
}

TEST_CASE("a short stretch of the prompt is no echo", "[evidence][counted_words]") {
  const Side side = made::side_of({"Purple lanterns burn low."});
  const auto segments = split_side(side);
  const PreparedSide prepared = prepare_side(side, segments, {});
  const auto uses = word_uses(prepared[0], {3, 2, 1, 0});
  for (const WordUse use : uses) REQUIRE(use == WordUse::Counted);
}
