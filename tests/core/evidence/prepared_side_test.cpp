#include "evidence/prepared_side.hpp"

#include <catch2/catch.hpp>

#include "made_texts.hpp"

using namespace kinprint;

TEST_CASE("tokens lead back to the bytes of the text", "[evidence][prepared_side]") {
  const Side side = made::side_of({"A \U0001F98A **fox**, sat; na\u00EFve."});
  const auto segments = split_side(side);
  const PreparedSide prepared = prepare_side(side, segments, {});
  const ByteSpan span = span_of_tokens(prepared[0], 1, 2);
  REQUIRE(side.answers[0].document.text.substr(span.begin, span.size()) == "\U0001F98A **fox");
  REQUIRE(prepared[0].folds == prepared[0].tokens.folds);
}

TEST_CASE("the background's folds do not depend on the reader's options", "[evidence][prepared_side]") {
  const Side side = made::side_of({"In 1999 the Fox sat."});
  const auto segments = split_side(side);
  RunOptions options;
  options.fold_case = false;
  options.fold_numbers = true;
  const PreparedSide prepared = prepare_side(side, segments, options);
  REQUIRE(prepared[0].folds == prepare_side(side, segments, {})[0].folds);
  REQUIRE(prepared[0].folds != prepared[0].tokens.folds);
}
