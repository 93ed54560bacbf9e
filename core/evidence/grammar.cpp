#include "evidence/grammar.hpp"

#include <algorithm>
#include <cmath>

#include "evidence/grammar_patterns.hpp"
#include "feature/gram_key.hpp"

namespace kinprint {
namespace {

// Symbols the background counts for when a side's own grammar is made (Dirichlet prior). Chosen on development pairs.
constexpr double kPrior = 20;
// Weights of the background's 3-gram, 2-gram and 1-gram estimates (Jelinek & Mercer 1980), and a floor. Chosen.
constexpr double kTripleWeight = 0.6, kPairWeight = 0.3, kSingleWeight = 0.0999, kFloor = 0.0001;
// One symbol says at most this much either way, in nats.
constexpr double kSymbolLimit = 3;

SideGrammar grammar_of(const PreparedSide& side) {
  SideGrammar grammar;
  std::vector<std::uint32_t> triples;
  std::vector<std::uint32_t> histories;
  for (const PreparedAnswer& answer : side) {
    grammar.answers.push_back(grammar_symbols(answer.text, *answer.segments));
    std::uint32_t second = kSentenceBorder;
    std::uint32_t first = kSentenceBorder;
    for (const std::uint32_t symbol : grammar.answers.back().symbols) {
      grammar.positions.push_back({gram_key_of({symbol}), gram_key_of({first, symbol}),
                                   gram_key_of({second, first, symbol}), gram_key_of({second, first}),
                                   gram_key_of({first})});
      triples.push_back(grammar.positions.back().triple);
      histories.push_back(grammar.positions.back().history);
      second = first;
      first = symbol;
    }
  }
  grammar.triples = count_grams(triples);
  grammar.histories = count_grams(histories);
  return grammar;
}

double count_of(const std::vector<GramCount>& counts, std::uint32_t key) {
  const auto found = std::lower_bound(counts.begin(), counts.end(), key,
                                      [](const GramCount& entry, std::uint32_t wanted) { return entry.key < wanted; });
  return found != counts.end() && found->key == key ? found->count : 0;
}

double frequency(const GeneralBackground& background, GramTable table, std::uint32_t key) {
  const auto found = background.find(table, key);
  return found ? std::exp(found->log_rate) : 0;
}

// Probability of a symbol after its two predecessors in chatbot answers in general.
double background_probability(const GeneralBackground& background, const Position& position) {
  const double single = frequency(background, GramTable::Grammar, position.single);
  const double before = frequency(background, GramTable::Grammar, position.before);
  const double pair = frequency(background, GramTable::GrammarPairs, position.pair);
  const double history = frequency(background, GramTable::GrammarPairs, position.history);
  const double triple = frequency(background, GramTable::GrammarTriples, position.triple);
  // Rates are stored in steps, so a ratio may leave [0, 1] a little.
  const double by_pair = before > 0 ? std::min(1.0, pair / before) : single;
  const double by_triple = history > 0 ? std::min(1.0, triple / history) : by_pair;
  return kTripleWeight * by_triple + kPairWeight * by_pair + kSingleWeight * single + kFloor;
}

// Mean nats a symbol of `told` by the grammar of `teller` over the background.
double advantage(const SideGrammar& told, const SideGrammar& teller, const std::vector<double>& background) {
  double sum = 0;
  for (std::size_t i = 0; i < told.positions.size(); ++i) {
    const Position& position = told.positions[i];
    const double own = (count_of(teller.triples, position.triple) + kPrior * background[i]) /
                       (count_of(teller.histories, position.history) + kPrior);
    sum += std::clamp(std::log(own / background[i]), -kSymbolLimit, kSymbolLimit);
  }
  return told.positions.empty() ? 0 : sum / static_cast<double>(told.positions.size());
}

std::vector<double> background_of(const SideGrammar& grammar, const GeneralBackground& background) {
  std::vector<double> probabilities;
  probabilities.reserve(grammar.positions.size());
  for (const Position& position : grammar.positions) {
    probabilities.push_back(background_probability(background, position));
  }
  return probabilities;
}

}  // namespace

Grammar compare_grammar(const PreparedSide& left, const PreparedSide& right, const GeneralBackground& background,
                        const EchoPlaces& echoes) {
  Grammar result;
  const SideGrammar a = grammar_of(left);
  const SideGrammar b = grammar_of(right);
  result.score = (advantage(a, b, background_of(a, background)) + advantage(b, a, background_of(b, background))) / 2;
  result.patterns = shared_patterns({left, right, a, b, background, echoes});
  return result;
}

}  // namespace kinprint
