#include "evidence/answer_rows.hpp"

#include <catch2/catch.hpp>

#include "made_texts.hpp"

using namespace kinprint;

TEST_CASE("answers are matched by prompt after folding, in any order", "[evidence][answer_rows]") {
  const Side left = made::side_of({"1", "2", "3"}, {"Tell of  foxes", "Of hens", "Of stones"});
  const Side right = made::side_of({"a", "b", "c"}, {"of stones", "tell of FOXES", "Of rain"});
  const AnswerRows rows = match_answers(left, right);
  REQUIRE(rows.shared.size() == 2);
  REQUIRE(rows.shared[0].left == std::vector<std::uint32_t>{0});
  REQUIRE(rows.shared[0].right == std::vector<std::uint32_t>{1});
  REQUIRE(rows.shared[0].prompt == "Tell of  foxes");
  REQUIRE(rows.shared[1].right == std::vector<std::uint32_t>{0});
  REQUIRE(rows.groups == 4);
}

TEST_CASE("without any prompt equal numbers of answers are taken row by row", "[evidence][answer_rows]") {
  REQUIRE(match_answers(made::side_of({"1", "2"}), made::side_of({"a", "b"})).shared.size() == 2);
  REQUIRE(match_answers(made::side_of({"1", "2"}), made::side_of({"a"})).shared.empty());
  REQUIRE(match_answers(made::side_of({"1"}, {"x"}), made::side_of({"a"})).shared.empty());
  REQUIRE(match_answers({}, {}).shared.empty());
}

TEST_CASE("a second answer to a prompt joins its row", "[evidence][answer_rows]") {
  const AnswerRows rows = match_answers(made::side_of({"1", "2"}, {"x", "X"}), made::side_of({"a"}, {"x"}));
  REQUIRE(rows.shared.size() == 1);
  REQUIRE(rows.shared[0].left == std::vector<std::uint32_t>{0, 1});
}
