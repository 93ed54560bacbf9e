#include "evidence/grammar.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/merge_sort.hpp"
#include "evidence/over_use.hpp"
#include "evidence/repeated_exhibits.hpp"
#include "feature/gram_counts.hpp"
#include "feature/gram_key.hpp"
#include "feature/grammar_symbols.hpp"
#include "text/normalize.hpp"

namespace kinprint {
namespace {

constexpr double kLeastNats = 2;           // least over-use on each side for the exhibit, as in the wording channel
constexpr std::size_t kMaximumPatterns = 40;
constexpr std::size_t kMaximumExamples = 8;
// Symbols the background counts for when a side's own grammar is made (Dirichlet prior). Chosen on development pairs.
constexpr double kPrior = 20;
// Weights of the background's 3-gram, 2-gram and 1-gram estimates (Jelinek & Mercer 1980), and a floor. Chosen.
constexpr double kTripleWeight = 0.6, kPairWeight = 0.3, kSingleWeight = 0.0999, kFloor = 0.0001;
// One symbol says at most this much either way, in nats.
constexpr double kSymbolLimit = 3;

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

// "not just _ but": the function words and marks of a 3-gram as folded text, Chinese and Japanese ones side by side. Empty when it
// is not worth showing: all content, all marks, or across a sentence border.
std::string pattern_name(const PreparedAnswer& answer, const GrammarSymbols& grammar, std::size_t first) {
  std::string name;
  bool has_word = false, after_ideograph = false;
  for (std::size_t i = first; i < first + 3; ++i) {
    if (grammar.symbols[i] == kSentenceBorder) return {};
    const Word& word = answer.segments->words[grammar.words[i]];
    const bool kept = !grammar.masked[i], is_ideograph = kept && word.kind == WordKind::Ideograph;
    if (!name.empty() && !(after_ideograph && is_ideograph)) name += ' ';
    has_word = has_word || (kept && word.kind != WordKind::Punctuation && word.kind != WordKind::Symbol);
    name += kept ? fold_text(answer.text.substr(word.span.begin, word.span.size())) : grammar_mask_name(grammar.symbols[i]);
    after_ideograph = is_ideograph;
  }
  return has_word ? name : std::string();
}

using Patterns = std::unordered_map<std::uint32_t, SharedHabit>;

Patterns over_used_patterns(const SideGrammar& left, const SideGrammar& right, const GeneralBackground& background) {
  Patterns patterns;
  const auto left_total = static_cast<double>(left.positions.size());
  const auto right_total = static_cast<double>(right.positions.size());
  merge_grams(left.triples, right.triples, [&](std::uint32_t key, std::uint32_t a, std::uint32_t b) {
    if (a == 0 || b == 0) return;
    const auto rate = background.find(GramTable::GrammarTriples, key);
    const double expected = std::exp(rate ? rate->log_rate : background.floor(GramTable::GrammarTriples));
    const double nats_left = over_use_nats(a, expected * left_total);
    const double nats_right = over_use_nats(b, expected * right_total);
    if (std::min(nats_left, nats_right) < kLeastNats) return;
    SharedHabit& habit = patterns[key];
    habit.left_rate = 1000 * a / left_total;
    habit.right_rate = 1000 * b / right_total;
    habit.background_rate = 1000 * expected;
    habit.weight_nats = nats_left + nats_right;
    if (rate) habit.other_bots = rate->share;
  });
  return patterns;
}

void add_examples(const PreparedSide& side, const SideGrammar& grammar, bool is_left, const EchoPlaces& echoes, Patterns& patterns) {
  std::size_t at = 0;
  for (std::uint32_t number = 0; number < side.size(); ++number) {
    const GrammarSymbols& symbols = grammar.answers[number];
    for (std::size_t i = 0; i < symbols.symbols.size(); ++i, ++at) {
      if (i < 2) continue;
      const auto found = patterns.find(grammar.positions[at].triple);
      if (found == patterns.end()) continue;
      auto& places = is_left ? found->second.left : found->second.right;
      if (places.size() >= kMaximumExamples) continue;
      std::string name = pattern_name(side[number], symbols, i - 2);
      if (name.empty()) continue;
      const auto& words = side[number].segments->words;
      const Place place{number, {words[symbols.words[i - 2]].span.begin, words[symbols.words[i]].span.end}};
      if (echoes.cover(is_left, place)) continue;
      // The first by name of those whose keys are equal: names break ties, and neither side is to decide.
      if (found->second.name.empty() || name < found->second.name) found->second.name = std::move(name);
      places.push_back(place);
    }
  }
}

}  // namespace

Grammar compare_grammar(const PreparedSide& left, const PreparedSide& right, const GeneralBackground& background,
                        const EchoPlaces& echoes, bool exhibits) {
  Grammar result;
  const SideGrammar a = grammar_of(left);
  const SideGrammar b = grammar_of(right);
  result.score = (advantage(a, b, background_of(a, background)) + advantage(b, a, background_of(b, background))) / 2;
  if (!exhibits) return result;
  Patterns patterns = over_used_patterns(a, b, background);
  add_examples(left, a, true, echoes, patterns);
  add_examples(right, b, false, echoes, patterns);
  for (auto& [key, habit] : patterns) {
    if (!habit.left.empty() && !habit.right.empty()) result.patterns.push_back(std::move(habit));
  }
  merge_sort(result.patterns, [](const SharedHabit& x, const SharedHabit& y) {
    return x.weight_nats != y.weight_nats ? x.weight_nats > y.weight_nats : x.name < y.name;
  });
  drop_repeated(result.patterns, kMaximumPatterns);
  return result;
}

}  // namespace kinprint
