#include "many/list_controls.hpp"

#include <bit>
#include <catch2/catch.hpp>

#include "evidence/row_surplus.hpp"
#include "made_tables.hpp"
#include "many/made_side.hpp"
#include "verdict/prompt_effects.hpp"

using namespace kinprint;

namespace {
std::vector<CountedBot> counted(const std::vector<Side>& sides, const Tables& tables) {
  std::vector<CountedBot> bots;
  for (const Side& side : sides) bots.push_back(count_bot(side, tables, 1));
  return bots;
}
}  // namespace

TEST_CASE("Controls of a pair are the first eight others of the list that answered the prompt", "[many][list_controls]") {
  const Tables tables = made::tables();
  std::vector<Side> sides;
  for (std::uint64_t i = 0; i < 12; ++i) sides.push_back(made::side(i + 1, 0, 2, i == 3 ? "elsewhere " : "p"));
  const std::vector<CountedBot> bots = counted(sides, tables);
  const ListControls controls(bots, tables);
  const PromptGroup& group = bots[0].groups[0];
  CHECK(controls.answered(10, 11, group) == 0b0011110111);  // of the first eight all but the fourth
  CHECK(controls.answered(0, 11, group) == 0b0111110110);
  CHECK(controls.answered(0, 1, group) == 0b1111110100);
  CHECK(controls.answered(3, 3, group) == 0b0111110111);  // one bot of the pair twice: eight others
}

TEST_CASE("Bots of a list that wrote the same texts are one control, as in a request", "[many][list_controls]") {
  const Tables tables = made::tables();
  const std::vector<CountedBot> bots = counted({made::side(1, 0, 2, "p"), made::side(2, 0, 2, "p"), made::side(1, 0, 2, "p"), made::side(3, 0, 2, "p"), made::side(4, 0, 2, "p"), made::side(4, 0, 2, "p")}, tables);
  const ListControls controls(bots, tables);
  const PromptGroup& group = bots[0].groups[0];
  CHECK(controls.answered(4, 5, group) == 0b001011);  // of the first and the third one
  CHECK(controls.answered(1, 3, group) == 0b010001);
}

TEST_CASE("A bot that wrote the texts of one of the pair is none of its controls", "[many][list_controls]") {
  const Tables tables = made::tables();
  std::vector<Side> sides = {made::side(1, 0, 2, "p"), made::side(2, 0, 2, "p"), made::side(1, 0, 2, "p")};
  for (std::uint64_t i = 3; i < 12; ++i) sides.push_back(made::side(i, 0, 2, "p"));
  sides.push_back(made::side(3, 0, 2, "p"));
  const std::vector<CountedBot> bots = counted(sides, tables);
  const ListControls controls(bots, tables);
  const PromptGroup& group = bots[0].groups[0];
  CHECK(controls.answered(0, 1, group) == 0b1111111000);
  CHECK(controls.answered(1, 2, group) == 0b1111111000);
  CHECK(controls.answered(11, 12, group) == 0b0011110011);  // the fourth wrote the last one's texts
}

TEST_CASE("Bots without prompts have no controls, and none are made of too short a list", "[many][list_controls]") {
  const Tables tables = made::tables();
  const std::vector<CountedBot> bots = counted({made::side(1, 0, 3, ""), made::side(2, 0, 3, ""), made::side(3, 0, 3, "")}, tables);
  CHECK(ListControls(bots, tables).answered(0, 1, bots[0].groups[0]) == 0);
  const std::vector<CountedBot> two = counted({made::side(1, 0, 3, "p"), made::side(2, 0, 3, "p")}, tables);
  CHECK(ListControls(two, tables).answered(0, 1, two[0].groups[0]) == 0);
}

TEST_CASE("What controls show of a prompt is what a comparison makes of them", "[many][list_controls]") {
  const Tables tables = made::tables();
  const std::vector<Side> sides = {made::side(1, 0, 2, "p"), made::side(2, 0, 2, "p"), made::side(3, 0, 2, "p"), made::side(4, 0, 2, "p")};
  const std::vector<CountedBot> bots = counted(sides, tables);
  ListControls controls(bots, tables);
  const PromptEffects effects(std::vector<Side>{sides[2], sides[3]}, tables);
  const PromptEffect expected = effects.find("p0");
  const PromptGroup& group = bots[0].groups[0];
  REQUIRE(group.text == "p0");
  const std::uint32_t which = controls.answered(0, 1, group);
  REQUIRE(std::popcount(which) == 2);
  const std::vector<double>& found = controls.effect(group.prompt, which);
  REQUIRE(found.size() == expected.mean.size());
  for (std::size_t k = 0; k < found.size(); ++k) CHECK(found[k] == Approx(expected.mean[k]).margin(1e-12));
  CHECK(controls.covariance(2).at(0, 0) == effects.covariance(expected, true).at(0, 0));
  const PromptSimilarity similarity = controls.similarity(0, 0, 1, 0, which), swapped = controls.similarity(1, 0, 0, 0, which);
  CHECK(similarity.mean == swapped.mean);
  CHECK(similarity.spread == swapped.spread);
}
