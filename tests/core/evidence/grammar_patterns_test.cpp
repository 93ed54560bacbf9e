#include "evidence/grammar_patterns.hpp"

#include <catch2/catch.hpp>

#include "evidence/grammar.hpp"
#include "made_texts.hpp"

using namespace kinprint;

TEST_CASE("patterns come with the rates of both sides, the heaviest first", "[evidence][grammar_patterns]") {
  std::string often;
  for (int i = 0; i < 6; ++i) often += "It is not just a fox. ";
  const Side left = made::side_of({often + "Here we all go."}), right = made::side_of({often + "Here we all went."});
  const auto a = split_side(left), b = split_side(right);
  const Grammar grammar = compare_grammar(prepare_side(left, a, {}), prepare_side(right, b, {}), made::general(), EchoPlaces({}));
  REQUIRE(grammar.patterns.size() > 1);
  for (std::size_t i = 0; i < grammar.patterns.size(); ++i) {
    const SharedHabit& pattern = grammar.patterns[i];
    REQUIRE((pattern.left_rate > pattern.background_rate && pattern.right_rate > pattern.background_rate));
    if (i > 0) REQUIRE(grammar.patterns[i - 1].weight_nats >= pattern.weight_nats);
  }
  REQUIRE(grammar.patterns[0].left.size() == 6);
}

TEST_CASE("sides that share no pattern have none", "[evidence][grammar_patterns]") {
  const SideGrammar none;
  const PreparedSide nothing;
  REQUIRE(shared_patterns({nothing, nothing, none, none, made::general(), EchoPlaces({})}).empty());
}
