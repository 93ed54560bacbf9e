#include "evidence/wording.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include "base/merge_sort.hpp"
#include "evidence/over_use.hpp"
#include "evidence/over_used.hpp"
#include "evidence/repeated_exhibits.hpp"
#include "feature/character_grams.hpp"
#include "feature/gram_counts.hpp"
#include "feature/gram_key.hpp"

namespace kinprint {
namespace {

// Least over-use on each side, in nats, for the exhibit. Chosen: about 1 in 20 by chance for one word.
constexpr double kLeastNats = 2;
constexpr std::size_t kMaximumExamples = 8;

struct Cosine {
  double product = 0, left = 0, right = 0;
  void add(double a, double b) {
    product += a * b;
    left += a * a;
    right += b * b;
  }
  [[nodiscard]] double value() const { return left > 0 && right > 0 ? product / std::sqrt(left * right) : 0; }
};

// Calls visit(state, answer, first token, number of tokens) for every n-gram of `length` words.
template <typename Visit>
void for_each_gram(const PreparedSide& side, std::uint32_t length, Visit visit) {
  for (std::uint32_t number = 0; number < side.size(); ++number) {
    const std::vector<std::uint32_t>& folds = side[number].folds;
    for (std::uint32_t i = 0; i + length <= folds.size(); ++i) {
      std::uint64_t state = kGramStart;
      for (std::uint32_t k = 0; k < length; ++k) state = extend_gram(state, folds[i + k]);
      visit(gram_key(state), number, i);
    }
  }
}

struct SideGrams {
  std::vector<GramCount> counts;
  double total = 0;  // n-grams, known to the background or not
};

SideGrams grams_of(const PreparedSide& side, std::uint32_t length) {
  SideGrams grams;
  std::vector<std::uint32_t> keys;
  for_each_gram(side, length, [&](std::uint32_t key, std::uint32_t, std::uint32_t) { keys.push_back(key); });
  grams.total = static_cast<double>(keys.size());
  grams.counts = count_grams(keys);
  return grams;
}

using OverUsedGrams = std::unordered_map<std::uint64_t, OverUsed>;  // by length << 32 | key

double compare_grams(const PreparedSide& left, const PreparedSide& right, std::uint32_t length,
                     const GeneralBackground& background, OverUsedGrams* over_used) {
  const SideGrams a = grams_of(left, length);
  const SideGrams b = grams_of(right, length);
  const GramTable table = length == 1 ? GramTable::Words : length == 2 ? GramTable::Pairs : GramTable::Triples;
  Cosine cosine;
  merge_grams(a.counts, b.counts, [&](std::uint32_t key, std::uint32_t in_left, std::uint32_t in_right) {
    const auto rate = background.find(table, key);
    if (!rate) return;
    const double frequency = std::exp(rate->log_rate);
    cosine.add(over_use_z(in_left, a.total * frequency), over_use_z(in_right, b.total * frequency));
    if (over_used == nullptr || in_left == 0 || in_right == 0) return;
    const double nats_left = over_use_nats(in_left, a.total * frequency);
    const double nats_right = over_use_nats(in_right, b.total * frequency);
    if (std::min(nats_left, nats_right) < kLeastNats) return;
    OverUsed& found = (*over_used)[(static_cast<std::uint64_t>(length) << 32) | key];
    found.length = length;
    found.habit.left_rate = 1000 * in_left / a.total;
    found.habit.right_rate = 1000 * in_right / b.total;
    found.habit.background_rate = 1000 * frequency;
    found.habit.weight_nats = nats_left + nats_right;
    found.habit.other_bots = rate->share;
  });
  return cosine.value();
}

double compare_characters(const PreparedSide& left, const PreparedSide& right, const GeneralBackground& background) {
  const std::span<const HabitRate> buckets = background.character_buckets();
  if (buckets.size() != kCharacterBuckets) return 0;
  std::vector<float> counts[2] = {std::vector<float>(kCharacterBuckets), std::vector<float>(kCharacterBuckets)};
  double totals[2] = {0, 0};
  for (const PreparedAnswer& answer : left) totals[0] += static_cast<double>(add_character_grams(answer.text, counts[0]));
  for (const PreparedAnswer& answer : right) totals[1] += static_cast<double>(add_character_grams(answer.text, counts[1]));
  if (totals[0] == 0 || totals[1] == 0) return 0;
  Cosine cosine;
  for (std::size_t i = 0; i < kCharacterBuckets; ++i) {
    const auto z = [&](int side) {
      return (std::log1p(1000 * counts[side][i] / totals[side]) - buckets[i].mean) / buckets[i].between_spread;
    };
    cosine.add(z(0), z(1));
  }
  return cosine.value();
}

std::unordered_set<std::uint32_t> prompt_words(const PreparedSide& prompts) {
  std::unordered_set<std::uint32_t> words;
  for (const PreparedAnswer& prompt : prompts) words.insert(prompt.folds.begin(), prompt.folds.end());
  return words;
}

// Gives each over-used n-gram its text and its places, of which one is on another prompt than the first wherever there is one;
// n-grams that hold a word of a prompt get neither, nor do parts of words. prompt_of: number of the prompt of each answer.
void add_places(const PreparedSide& side, bool is_left, const std::vector<std::uint32_t>& prompt_of, const std::unordered_set<std::uint32_t>& echoed,
                OverUsedGrams& over_used) {
  for (std::uint32_t length = 1; length <= 3; ++length) {
    for_each_gram(side, length, [&](std::uint32_t key, std::uint32_t number, std::uint32_t at) {
      const auto found = over_used.find((static_cast<std::uint64_t>(length) << 32) | key);
      if (found == over_used.end()) return;
      SharedHabit& habit = found->second.habit;
      auto& places = is_left ? habit.left : habit.right;
      auto& tokens = found->second.tokens[is_left];
      PromptsSeen& seen = found->second.seen[is_left];
      if (places.size() == kMaximumExamples && (seen.has_several || prompt_of[number] == seen.first)) return;
      if (length == 1 && is_part_of_word(side[number], at)) return;
      const auto& folds = side[number].folds;
      for (std::uint32_t k = 0; k < length; ++k) {
        if (echoed.contains(folds[at + k])) return;
      }
      // The first by name of those whose keys are equal, so that neither side decides.
      std::string name = gram_name(side[number], at, length);
      if (habit.name.empty() || name < habit.name) habit.name = std::move(name);
      if (places.empty()) seen.first = prompt_of[number];
      seen.has_several = seen.has_several || prompt_of[number] != seen.first;
      if (places.size() == kMaximumExamples) places.pop_back(), tokens.pop_back();
      places.push_back({number, span_of_tokens(side[number], at, length)});
      tokens.push_back(at);
    });
  }
}

}  // namespace

Wording compare_wording(const WordingInput& input, bool exhibits) {
  const auto& [left, right, rows, prompts, background] = input;
  Wording wording;
  OverUsedGrams over_used;
  OverUsedGrams* collect = exhibits ? &over_used : nullptr;
  wording.words_cosine = compare_grams(left, right, 1, background, collect);
  wording.pairs_cosine = compare_grams(left, right, 2, background, collect);
  wording.characters_cosine = compare_characters(left, right, background);
  wording.score = (wording.words_cosine + wording.pairs_cosine + wording.characters_cosine) / 3;
  if (!exhibits) return wording;
  compare_grams(left, right, 3, background, collect);
  const auto echoed = prompt_words(prompts);
  add_places(left, true, rows.left_group, echoed, over_used);
  add_places(right, false, rows.right_group, echoed, over_used);
  const bool is_one[] = {has_one_prompt(right, rows.right_group), has_one_prompt(left, rows.left_group)};
  for (auto& [key, found] : over_used) {
    const bool is_of_several = (is_one[0] || found.seen[0].has_several) && (is_one[1] || found.seen[1].has_several);
    if (!is_of_several || found.habit.left.empty() || found.habit.right.empty()) continue;
    grow_word(found, left, right, echoed);
    wording.words.push_back(std::move(found.habit));
  }
  merge_sort(wording.words, [](const SharedHabit& a, const SharedHabit& b) {
    return a.weight_nats != b.weight_nats ? a.weight_nats > b.weight_nats : a.name < b.name;
  });
  drop_repeated(wording.words, kMaximumHabits);
  return wording;
}

}  // namespace kinprint
