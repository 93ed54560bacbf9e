#pragma once
// The exhibit of the grammar channel: masked 3-grams that both sides over-use, with their places. Consumes both sides' grammar as
// the channel counted it; knows nothing of scores.
#include <cstdint>
#include <vector>

#include "evidence/background.hpp"
#include "evidence/echo_places.hpp"
#include "evidence/evidence.hpp"
#include "evidence/prepared_side.hpp"
#include "feature/gram_counts.hpp"
#include "feature/grammar_symbols.hpp"

namespace kinprint {

// One place of a 3-gram: keys of itself and its parts.
struct Position {
  std::uint32_t single = 0, pair = 0, triple = 0;  // that end at the symbol
  std::uint32_t history = 0;                       // the two symbols before
  std::uint32_t before = 0;                        // the one symbol before
};

struct SideGrammar {
  std::vector<GrammarSymbols> answers;
  std::vector<Position> positions;
  std::vector<GramCount> triples;
  std::vector<GramCount> histories;
};

struct PatternInput {
  const PreparedSide& left;
  const PreparedSide& right;
  const SideGrammar& left_grammar;
  const SideGrammar& right_grammar;
  const GeneralBackground& background;
  const EchoPlaces& echoes;  // of prompts, and long runs: a pattern has no place there
};

// As Grammar::patterns. Linear but for sorting. Precondition: the background is not empty.
std::vector<SharedHabit> shared_patterns(const PatternInput& input);

}  // namespace kinprint
