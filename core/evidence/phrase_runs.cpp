#include "evidence/phrase_runs.hpp"

#include <algorithm>
#include <limits>

#include "evidence/pet_phrases.hpp"
#include "evidence/run_surprise.hpp"

namespace kinprint {
namespace {

// Prompts a side on which a phrase stands at least, and phrases shown at most. Chosen.
constexpr std::uint32_t kLeastPhrasePrompts = 2;
constexpr std::size_t kMaximumPhrases = 60;

struct Owner {
  const PreparedAnswer* answer;
  std::uint32_t number;
};

bool is_within_stock(const PreparedAnswer& answer, ByteSpan span) {
  const auto covers = [&](const ByteSpan& sentence) {
    return sentence.begin <= span.begin && span.end <= sentence.end;
  };
  return std::any_of(answer.edges.stock_openers.begin(), answer.edges.stock_openers.end(), covers) ||
         std::any_of(answer.edges.stock_closers.begin(), answer.edges.stock_closers.end(), covers);
}

// Both sides' answers, left ones first, as the symbols that phrases are found in.
struct Sequences {
  explicit Sequences(const RunInput& input) {
    for (const bool is_left : {true, false}) {
      const PreparedSide& side = is_left ? input.left : input.right;
      const auto& groups = is_left ? input.rows.left_group : input.rows.right_group;
      for (std::uint32_t i = 0; i < side.size(); ++i) {
        symbols.push_back({side[i].tokens.folds, is_left, groups[i]});
        owners.push_back({&side[i], i});
      }
    }
  }
  std::vector<PetSequence> symbols;
  std::vector<Owner> owners;
};

std::uint32_t half_words_of(const PreparedAnswer& answer, const RunPlace& place, std::uint32_t length) {
  return answer.tokens.half_words[place.begin + length] - answer.tokens.half_words[place.begin];
}

// Of the first words of either side, which differ where numbers fold: the commoner ones count.
void set_rarity(const PetPhrase& phrase, const Sequences& sequences, const GeneralBackground& background, SharedRun& run) {
  bool is_counted = !background.empty();
  run.surprise_nats = std::numeric_limits<double>::infinity();
  double bots = 0;
  for (const RunPlace& place : {phrase.left.front(), phrase.right.front()}) {
    const PreparedAnswer& words = *sequences.owners[place.sequence].answer;
    const RunSurprise surprise(std::span(words.folds).subspan(place.begin, phrase.length), background);
    run.surprise_nats = std::min(run.surprise_nats, surprise.nats(0, phrase.length));
    bots = std::max(bots, surprise.bots(0, phrase.length));
    is_counted = is_counted && is_language_counted(words);
  }
  if (is_counted) run.other_bots = bots;
}

// And whether half of the places are stock, or echo.
void set_places(const PetPhrase& phrase, const Sequences& sequences, const EchoPlaces& echoes, SharedRun& run) {
  std::size_t stock = 0, echo = 0;
  for (const bool is_left : {true, false}) {
    for (const RunPlace& place : is_left ? phrase.left : phrase.right) {
      const Owner& owner = sequences.owners[place.sequence];
      const ByteSpan span = span_of_tokens(*owner.answer, place.begin, phrase.length);
      (is_left ? run.left : run.right).push_back({owner.number, span});
      stock += is_within_stock(*owner.answer, span);
      echo += echoes.cover(is_left, {owner.number, span});
    }
  }
  const std::size_t places = phrase.left.size() + phrase.right.size();
  run.stock = 2 * stock >= places;
  run.echo = 2 * echo >= places;
}

}  // namespace

std::vector<std::pair<std::uint64_t, SharedRun>> find_phrase_runs(const RunInput& input, const EchoPlaces& echoes) {
  const Sequences sequences(input);
  const std::uint32_t minimum = std::max(input.options.minimum_words, 1u);
  std::vector<std::pair<std::uint64_t, SharedRun>> runs;
  for (const PetPhrase& phrase : find_pet_phrases(sequences.symbols, minimum, kLeastPhrasePrompts, kMaximumPhrases)) {
    const RunPlace& first = phrase.left.front();
    const std::uint32_t half_words = half_words_of(*sequences.owners[first.sequence].answer, first, phrase.length);
    if (half_words < 2 * minimum) continue;
    SharedRun run;
    run.words = (half_words + 1) / 2;
    run.prompts = std::min(phrase.left_prompts, phrase.right_prompts);
    set_rarity(phrase, sequences, input.background, run);
    set_places(phrase, sequences, echoes, run);
    const auto symbols = sequences.symbols[first.sequence].symbols.subspan(first.begin, phrase.length);
    runs.emplace_back(run_key(symbols), std::move(run));
  }
  return runs;
}

}  // namespace kinprint
