#include "feature/rhetoric.hpp"

#include <catch2/catch.hpp>

#include "segment/split_answer.hpp"

using namespace kinprint;

namespace {

float value_of(const std::string& text, std::string_view name) {
  const SegmentedAnswer answer = split_answer({text});
  const auto values = count_rhetoric(text, answer, find_edges(text, answer));
  for (std::size_t i = 0; i < kRhetoricHabits; ++i) {
    if (rhetoric_habits()[i].name == name) return values[i];
  }
  FAIL("no habit of that name");
  return 0;
}

}  // namespace

TEST_CASE("contrasts and tricolons are counted where they stand", "[feature][rhetoric]") {
  REQUIRE(value_of("The fox is not old but wise.", "contrasts") > 0);
  REQUIRE(value_of("It isn't a lantern, it's a star.", "contrasts") > 0);
  REQUIRE(value_of("The fox is old and wise.", "contrasts") == 0);
  REQUIRE(value_of("Oil, wick, and glass are here.", "tricolons") > 0);
  REQUIRE(value_of("Oil and glass are here, and so is the fox.", "tricolons") == 0);
}

TEST_CASE("shares of blocks and list marks follow the Markdown", "[feature][rhetoric]") {
  const std::string list = "- one fox\n- two foxes\n* three foxes\n";
  REQUIRE(value_of(list, "list_share") == Approx(1));
  REQUIRE(value_of(list, "dash_marker") == Approx(2.0 / 3));
  REQUIRE(value_of(list, "star_marker") == Approx(1.0 / 3));
  REQUIRE(value_of("## Old Foxes Sleep\n\nThey do.", "title_case") == Approx(1));
  REQUIRE(value_of("Does it sleep? It does.", "question_sentences") == Approx(0.5));
}

TEST_CASE("an answer without words has zeros", "[feature][rhetoric]") {
  for (const RhetoricHabit& habit : rhetoric_habits()) REQUIRE(value_of("", habit.name) == 0);
}
