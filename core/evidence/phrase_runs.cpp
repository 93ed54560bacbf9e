#include "evidence/phrase_runs.hpp"

#include <algorithm>
#include <limits>

#include "evidence/pet_phrases.hpp"
#include "evidence/run_surprise.hpp"

namespace kinprint {
namespace {

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

std::uint32_t half_words_of(const PreparedAnswer& answer, const RunPlace& place, std::uint32_t length) {
  return answer.tokens.half_words[place.begin + length] - answer.tokens.half_words[place.begin];
}

}  // namespace

std::vector<std::pair<std::uint64_t, SharedRun>> find_phrase_runs(const RunInput& input, const EchoPlaces& echoes) {
  std::vector<PetSequence> sequences;
  std::vector<Owner> owners;
  for (const bool is_left : {true, false}) {
    const PreparedSide& side = is_left ? input.left : input.right;
    const auto& groups = is_left ? input.rows.left_group : input.rows.right_group;
    for (std::uint32_t i = 0; i < side.size(); ++i) {
      sequences.push_back({side[i].tokens.folds, is_left, groups[i]});
      owners.push_back({&side[i], i});
    }
  }
  const std::uint32_t minimum = std::max(input.options.minimum_words, 1u);
  std::vector<std::pair<std::uint64_t, SharedRun>> runs;
  for (const PetPhrase& phrase : find_pet_phrases(sequences, minimum, kLeastPhrasePrompts, kMaximumPhrases)) {
    const RunPlace& first = phrase.left.front();
    const PreparedAnswer& answer = *owners[first.sequence].answer;
    const std::uint32_t half_words = half_words_of(answer, first, phrase.length);
    if (half_words < 2 * minimum) continue;
    SharedRun run;
    run.words = (half_words + 1) / 2;
    bool is_counted = !input.background.empty();
    run.surprise_nats = std::numeric_limits<double>::infinity();
    double bots = 0;
    for (const RunPlace& place : {first, phrase.right.front()}) {  // whose words differ where numbers fold: the commoner ones count
      const PreparedAnswer& words = *owners[place.sequence].answer;
      const RunSurprise surprise(std::span(words.folds).subspan(place.begin, phrase.length), input.background);
      run.surprise_nats = std::min(run.surprise_nats, surprise.nats(0, phrase.length));
      bots = std::max(bots, surprise.bots(0, phrase.length));
      is_counted = is_counted && is_language_counted(words);
    }
    if (is_counted) run.other_bots = bots;
    run.prompts = std::min(phrase.left_prompts, phrase.right_prompts);
    std::size_t stock = 0, echo = 0;
    for (const bool is_left : {true, false}) {
      for (const RunPlace& place : is_left ? phrase.left : phrase.right) {
        const Owner& owner = owners[place.sequence];
        const ByteSpan span = span_of_tokens(*owner.answer, place.begin, phrase.length);
        (is_left ? run.left : run.right).push_back({owner.number, span});
        stock += is_within_stock(*owner.answer, span);
        echo += echoes.cover(is_left, {owner.number, span});
      }
    }
    const std::size_t places = phrase.left.size() + phrase.right.size();
    run.stock = 2 * stock >= places;
    run.echo = 2 * echo >= places;
    runs.emplace_back(run_key(sequences[first.sequence].symbols.subspan(first.begin, phrase.length)), std::move(run));
  }
  return runs;
}

}  // namespace kinprint
