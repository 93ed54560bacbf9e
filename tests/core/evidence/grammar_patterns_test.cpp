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

TEST_CASE("parts of Japanese words are no patterns, single particles are", "[evidence][grammar_patterns]") {
  std::string often;  // "It became water and stone." over and over
  for (int i = 0; i < 8; ++i) often += "\u6C34\u3068\u77F3\u306B\u306A\u308A\u307E\u3057\u305F\u3002";
  const Side side = made::side_of({often});
  const auto segments = split_side(side);
  const PreparedSide prepared = prepare_side(side, segments, {});
  const Grammar grammar = compare_grammar(prepared, prepared, made::general(), EchoPlaces({}));
  bool has_particle = false;
  for (const SharedHabit& pattern : grammar.patterns) {
    for (const char* part : {"\u306A\u308A", "\u308A\u307E", "\u307E\u3057", "\u3057\u305F"})
      REQUIRE(pattern.name.find(part) == std::string::npos);
    has_particle = has_particle || pattern.name.find("_ \u3068 _") != std::string::npos;
  }
  REQUIRE(has_particle);
}

TEST_CASE("sides that share no pattern have none", "[evidence][grammar_patterns]") {
  const SideGrammar none;
  const PreparedSide nothing;
  REQUIRE(shared_patterns({nothing, nothing, none, none, made::general(), EchoPlaces({})}).empty());
}
