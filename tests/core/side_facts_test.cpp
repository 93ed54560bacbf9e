#include "side_facts.hpp"

#include <catch2/catch.hpp>

#include "base/sha256.hpp"
#include "segment/split_answer.hpp"
#include "verdict/side_traits.hpp"

using namespace kinprint;

TEST_CASE("A side's facts count words and characters and fix its texts by a hash", "[facts]") {
  Side side;
  side.name = "A";
  side.answers.push_back({"why", {"One, tw\xC3\xB6!"}, false});
  side.answers.push_back({"", {"3"}, false});
  const SideFacts facts = side_facts(side, split_side(side));
  CHECK(facts.name == "A");
  CHECK(facts.answers == 2);
  CHECK(facts.words == 3);
  CHECK(facts.characters == 10);
  CHECK(facts.sha256 == hexadecimal(sha256(std::string("why\0One, tw\xC3\xB6!\0\0003\0", 18))));
}

TEST_CASE("A side's facts name the language that the verdict goes by", "[facts]") {
  std::string marks;
  for (int i = 0; i < 40; ++i) marks += " !";
  Side side;
  side.answers.push_back({"", {"The lantern is by the river, and it was lit at 9."}, false});
  side.answers.push_back({"", {"Der Fluss ist alt und sehr tief." + marks}, false});
  const std::vector<SegmentedAnswer> segments = split_side(side);
  const SideTraits traits = side_traits(side, segments);
  CHECK(side_facts(side, segments).language == traits.language);
  CHECK(side_facts(side, segments).words == traits.words);
}

TEST_CASE("A side's facts say how many answers only decline", "[facts]") {
  Side side;
  side.answers.push_back({"", {"I can't help with that."}, false});
  side.answers.push_back({"", {"The lantern is by the river, and it was lit at nine."}, false});
  CHECK(side_facts(side, split_side(side)).declining == 1);
}

TEST_CASE("The name of a side does not change its hash; a moved text does", "[facts]") {
  Side side;
  side.answers.push_back({"", {"ab"}, false});
  side.answers.push_back({"", {"c"}, false});
  Side named = side;
  named.name = "B";
  Side moved = side;
  moved.answers[0].document.text = "a";
  moved.answers[1].document.text = "bc";
  CHECK(side_facts(side, split_side(side)).sha256 == side_facts(named, split_side(named)).sha256);
  CHECK(side_facts(side, split_side(side)).sha256 != side_facts(moved, split_side(moved)).sha256);
}
