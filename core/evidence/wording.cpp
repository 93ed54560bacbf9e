#include "evidence/wording.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "evidence/over_use.hpp"
#include "evidence/shown_words.hpp"
#include "evidence/side_grams.hpp"
#include "feature/character_grams.hpp"
#include "feature/gram_counts.hpp"

namespace kinprint {
namespace {

struct Cosine {
  double product = 0, left = 0, right = 0;
  void add(double a, double b) {
    product += a * b;
    left += a * a;
    right += b * b;
  }
  [[nodiscard]] double value() const { return left > 0 && right > 0 ? product / std::sqrt(left * right) : 0; }
};

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

double compare_grams(const PreparedSide& left, const PreparedSide& right, std::uint32_t length,
                     const GeneralBackground& background, std::vector<OverUsed>& over_used) {
  const SideGrams a = grams_of(left, length);
  const SideGrams b = grams_of(right, length);
  Cosine cosine;
  merge_grams(a.counts, b.counts, [&](std::uint32_t key, std::uint32_t in_left, std::uint32_t in_right) {
    const auto rate = background.find(word_table(length), key);
    if (!rate) return;
    const double frequency = std::exp(rate->log_rate);
    cosine.add(over_use_z(in_left, a.total * frequency), over_use_z(in_right, b.total * frequency));
    if (in_left == 0 || in_right == 0) return;
    const double nats_left = over_use_nats(in_left, a.total * frequency);
    const double nats_right = over_use_nats(in_right, b.total * frequency);
    if (std::min(nats_left, nats_right) < kLeastNats) return;
    OverUsed& found = over_used.emplace_back();
    found.key = (static_cast<std::uint64_t>(length) << 32) | key;
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

}  // namespace

Wording compare_wording(const WordingInput& input) {
  const auto& [left, right, rows, prompts, background] = input;
  Wording wording;
  std::vector<OverUsed> over_used;
  wording.words_cosine = compare_grams(left, right, 1, background, over_used);
  wording.pairs_cosine = compare_grams(left, right, 2, background, over_used);
  wording.characters_cosine = compare_characters(left, right, background);
  wording.score = (wording.words_cosine + wording.pairs_cosine + wording.characters_cosine) / 3;
  compare_grams(left, right, 3, background, over_used);  // for the exhibit alone
  wording.words = shown_words(over_used, input);
  return wording;
}

}  // namespace kinprint
