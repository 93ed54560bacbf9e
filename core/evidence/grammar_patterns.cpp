#include "evidence/grammar_patterns.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "base/utf8.hpp"
#include "evidence/over_use.hpp"
#include "evidence/repeated_exhibits.hpp"
#include "text/normalize.hpp"

namespace kinprint {
namespace {

constexpr std::size_t kMaximumPatterns = 40;

// Whether a character is one of those that write the endings and particles of Japanese.
bool is_hiragana(const PreparedAnswer& answer, const Word& word) {
  const char32_t value = decode_at(answer.text, word.span.begin).value;
  return value >= 0x3041 && value <= 0x309F;
}

// "not just _ but": the function words and marks of a 3-gram as folded text, Chinese and Japanese ones side by side.
// Empty when it is not worth showing: all content, all marks, across a sentence border, or with two hiragana side by side, which are
// letters of one word more often than two particles.
std::string pattern_name(const PreparedAnswer& answer, const GrammarSymbols& grammar, std::size_t first) {
  std::string name;
  bool has_word = false, after_ideograph = false, after_hiragana = false;
  for (std::size_t i = first; i < first + 3; ++i) {
    if (grammar.symbols[i] == kSentenceBorder) return {};
    const Word& word = answer.segments->words[grammar.words[i]];
    const bool kept = !grammar.masked[i], is_ideograph = kept && word.kind == WordKind::Ideograph;
    const bool is_kana = is_ideograph && is_hiragana(answer, word);
    if (is_kana && after_hiragana) return {};
    after_hiragana = is_kana;
    if (!name.empty() && !(after_ideograph && is_ideograph)) name += ' ';
    has_word = has_word || (kept && word.kind != WordKind::Punctuation && word.kind != WordKind::Symbol);
    name += kept ? fold_text(answer.text.substr(word.span.begin, word.span.size())) : grammar_mask_name(grammar.symbols[i]);
    after_ideograph = is_ideograph;
  }
  return has_word ? name : std::string();
}

// By rising key, so that neither a side nor a library's hash table decides which of equals is shown.
struct Pattern {
  std::uint32_t key = 0;
  SharedHabit habit;
};
using Patterns = std::vector<Pattern>;

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
    patterns.push_back({key, {}});
    SharedHabit& habit = patterns.back().habit;
    habit.left_rate = 1000 * a / left_total;
    habit.right_rate = 1000 * b / right_total;
    habit.background_rate = 1000 * expected;
    habit.weight_nats = nats_left + nats_right;
    if (rate) habit.other_bots = rate->share;
  });
  return patterns;
}

void add_examples(const PreparedSide& side, const SideGrammar& grammar, bool is_left, const EchoPlaces& echoes,
                  Patterns& patterns) {
  std::size_t at = 0;
  for (std::uint32_t number = 0; number < side.size(); ++number) {
    const GrammarSymbols& symbols = grammar.answers[number];
    for (std::size_t i = 0; i < symbols.symbols.size(); ++i, ++at) {
      if (i < 2) continue;
      const std::uint32_t key = grammar.positions[at].triple;
      const auto found =
          std::lower_bound(patterns.begin(), patterns.end(), key,
                           [](const Pattern& pattern, std::uint32_t wanted) { return pattern.key < wanted; });
      if (found == patterns.end() || found->key != key) continue;
      SharedHabit& habit = found->habit;
      auto& places = is_left ? habit.left : habit.right;
      if (places.size() >= kMaximumExamples) continue;
      std::string name = pattern_name(side[number], symbols, i - 2);
      if (name.empty()) continue;
      const auto& words = side[number].segments->words;
      const Place place{number, {words[symbols.words[i - 2]].span.begin, words[symbols.words[i]].span.end}};
      if (echoes.cover(is_left, place)) continue;
      // The first by name of those whose keys are equal: names break ties, and neither side is to decide.
      if (habit.name.empty() || name < habit.name) habit.name = std::move(name);
      places.push_back(place);
    }
  }
}

}  // namespace

std::vector<SharedHabit> shared_patterns(const PatternInput& input) {
  Patterns patterns = over_used_patterns(input.left_grammar, input.right_grammar, input.background);
  add_examples(input.left, input.left_grammar, true, input.echoes, patterns);
  add_examples(input.right, input.right_grammar, false, input.echoes, patterns);
  std::vector<SharedHabit> shown;
  for (auto& [key, habit] : patterns) {
    if (!habit.left.empty() && !habit.right.empty()) shown.push_back(std::move(habit));
  }
  keep_strongest(shown, kMaximumPatterns);
  return shown;
}

}  // namespace kinprint
