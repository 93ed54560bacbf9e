// Counts what the general background is made of, with the very code that ships: n-grams of words, masked grammar,
// habits and character buckets. Reads framed answers on standard input, writes one binary file.
//
// usage: kinprint_count OUT < answers
// Input: any number of frames "bot language weight bytes\n" followed by that many bytes of UTF-8; frames of one bot
// (one language) follow each other. `bot` and `language` are small integers, `weight` a positive number. Output, little
// endian: u32 languages, then for each: u32 language, u32 tables, and a table: u32 entries, entries x {u32 key, f32
// rate, f32 share}, sorted by key. Then u32 bots, u32 habits, f32 [bots][habits] means, f32 [bots][habits] variances
// within, u32 buckets, f32 [bots][buckets] log(1 + rate per 1,000), f32 [bots] weights, u32 [bots] languages, u32
// [bots] answers.
// A rate is the weighted mean over the bots of one language of occurrences per position; a share the weighted share of
// bots of that language that write it at all.
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/utf8.hpp"
#include "evidence/background.hpp"
#include "feature/answer_habits.hpp"
#include "feature/character_grams.hpp"
#include "feature/gram_key.hpp"
#include "feature/grammar_symbols.hpp"
#include "segment/split_answer.hpp"

namespace kinprint {
namespace {

struct Total {
  float rate = 0, share = 0;
};
struct Language {
  std::unordered_map<std::uint32_t, Total> tables[kGramTables];
  double weight = 0;
};

struct Bot {
  long number = -1, language = -1;
  double weight = 1;
  std::unordered_map<std::uint32_t, std::uint32_t> counts[kGramTables];
  double positions[kGramTables] = {};
  std::vector<double> habit_sums = std::vector<double>(kAnswerHabits), habit_squares = habit_sums;
  std::vector<float> buckets = std::vector<float>(kCharacterBuckets);
  double characters = 0;
  double answers = 0;
};

class Counter {
 public:
  void add(long number, long language, double weight, std::string text) {
    if (bot_.number != number || bot_.language != language) finish_bot();
    bot_.number = number;
    bot_.language = language;
    bot_.weight = weight;
    Document document{replace_invalid_utf8(text)};
    const SegmentedAnswer answer = split_answer(document);
    std::vector<std::uint32_t> folds;
    for (const Word& word : answer.words) {
      if (word.kind != WordKind::Punctuation) folds.push_back(word.fold);
    }
    if (folds.empty()) return;
    count(folds, 1, GramTable::Words);
    count(folds, 2, GramTable::Pairs);
    count(folds, 3, GramTable::Triples);
    count(folds, 5, GramTable::Fives);
    std::vector<std::uint32_t> symbols = {kSentenceBorder, kSentenceBorder};
    const GrammarSymbols grammar = grammar_symbols(document.text, answer);
    symbols.insert(symbols.end(), grammar.symbols.begin(), grammar.symbols.end());
    count(symbols, 1, GramTable::Grammar);
    count(symbols, 2, GramTable::GrammarPairs);
    count(symbols, 3, GramTable::GrammarTriples);
    const AnswerHabits habits = answer_habits(document.text, answer, find_edges(document.text, answer));
    for (std::size_t i = 0; i < kAnswerHabits; ++i) {
      bot_.habit_sums[i] += habits[i];
      bot_.habit_squares[i] += static_cast<double>(habits[i]) * habits[i];
    }
    bot_.characters += static_cast<double>(add_character_grams(document.text, bot_.buckets));
    ++bot_.answers;
  }

  bool write(const char* path) {
    finish_bot();
    std::ofstream out(path, std::ios::binary);
    const auto put = [&](const auto& value) { out.write(reinterpret_cast<const char*>(&value), sizeof(value)); };
    put(static_cast<std::uint32_t>(languages_.size()));
    for (auto& [number, language] : languages_) {
      put(static_cast<std::uint32_t>(number));
      put(static_cast<std::uint32_t>(kGramTables));
      for (const auto& table : language.tables) {
        const std::map<std::uint32_t, Total> sorted(table.begin(), table.end());
        put(static_cast<std::uint32_t>(sorted.size()));
        for (const auto& [key, total] : sorted) {
          put(key);
          put(static_cast<float>(total.rate / language.weight));
          put(static_cast<float>(total.share / language.weight));
        }
      }
    }
    put(static_cast<std::uint32_t>(weights_.size()));
    put(static_cast<std::uint32_t>(kAnswerHabits));
    for (const float value : means_) put(value);
    for (const float value : variances_) put(value);
    put(static_cast<std::uint32_t>(kCharacterBuckets));
    for (const float value : buckets_) put(value);
    for (const float value : weights_) put(value);
    for (const std::uint32_t value : bot_languages_) put(value);
    for (const std::uint32_t value : answers_) put(value);
    return static_cast<bool>(out.flush());
  }

 private:
  void count(const std::vector<std::uint32_t>& folds, std::size_t length, GramTable table) {
    auto& counts = bot_.counts[static_cast<std::size_t>(table)];
    for (std::size_t i = 0; i + length <= folds.size(); ++i) {
      ++counts[gram_key_of(std::span(folds).subspan(i, length))];
      ++bot_.positions[static_cast<std::size_t>(table)];
    }
  }

  void finish_bot() {
    if (bot_.answers > 0) {
      Language& language = languages_[bot_.language];
      language.weight += bot_.weight;
      for (std::size_t table = 0; table < kGramTables; ++table) {
        for (const auto& [key, count] : bot_.counts[table]) {
          Total& total = language.tables[table][key];
          total.rate += static_cast<float>(bot_.weight * count / bot_.positions[table]);
          total.share += static_cast<float>(bot_.weight);
        }
      }
      for (std::size_t i = 0; i < kAnswerHabits; ++i) {
        const double mean = bot_.habit_sums[i] / bot_.answers;
        means_.push_back(static_cast<float>(mean));
        const double variance = bot_.answers > 1 ? (bot_.habit_squares[i] - bot_.answers * mean * mean) / (bot_.answers - 1) : -1;
        variances_.push_back(static_cast<float>(variance));
      }
      for (const float count : bot_.buckets) {
        buckets_.push_back(static_cast<float>(std::log1p(1000 * count / bot_.characters)));
      }
      weights_.push_back(static_cast<float>(bot_.weight));
      bot_languages_.push_back(static_cast<std::uint32_t>(bot_.language));
      answers_.push_back(static_cast<std::uint32_t>(bot_.answers));
    }
    bot_ = Bot();
  }

  Bot bot_;
  std::map<long, Language> languages_;
  std::vector<float> means_, variances_, buckets_, weights_;
  std::vector<std::uint32_t> bot_languages_, answers_;
};

}  // namespace
}  // namespace kinprint

int main(int arguments, char** values) {
  if (arguments != 2) {
    std::fputs("usage: kinprint_count OUT < answers\n", stderr);
    return 2;
  }
  std::ios::sync_with_stdio(false);
  kinprint::Counter counter;
  std::string header;
  while (std::getline(std::cin, header)) {
    long bot = 0, language = 0;
    double weight = 1;
    unsigned long bytes = 0;
    if (std::sscanf(header.c_str(), "%ld %ld %lf %lu", &bot, &language, &weight, &bytes) != 4) return 1;
    std::string text(bytes, '\0');
    if (!std::cin.read(text.data(), static_cast<std::streamsize>(bytes))) return 1;
    counter.add(bot, language, weight, std::move(text));
  }
  return counter.write(values[1]) ? 0 : 1;
}
