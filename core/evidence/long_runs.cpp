#include "evidence/long_runs.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "base/hash.hpp"
#include "evidence/answer_rows.hpp"
#include "evidence/echo_places.hpp"
#include "segment/words.hpp"
#include "text/html_fragment.hpp"

namespace kinprint {
namespace {

constexpr std::uint64_t kMultiplier = kGoldenRatio64;  // odd, so that no word's place is lost

constexpr std::uint64_t inverse_of(std::uint64_t odd) {
  std::uint64_t inverse = odd;  // right in its three last bits; each step doubles them (Newton)
  for (int step = 0; step < 5; ++step) inverse *= 2 - odd * inverse;
  return inverse;
}

// The words of one answer, and which of them stand in a long run.
class WordsOfAnswer {
 public:
  explicit WordsOfAnswer(std::string_view text) : text_(text), words_(words_of(text)), is_shared_(words_.size()) { find_windows(); }
  // Hashes of the shortest windows of kLongRunHalfWords from each word on, as far as they reach; in order.
  [[nodiscard]] const std::vector<std::uint64_t>& windows() const { return windows_; }
  // others: sorted. Whether any window is among them.
  bool mark(std::span<const std::uint64_t> others) {
    bool is_any = false;
    for (std::size_t i = 0; i < windows_.size(); ++i) {
      if (!std::binary_search(others.begin(), others.end(), windows_[i])) continue;
      is_any = true;
      std::fill(is_shared_.begin() + static_cast<std::ptrdiff_t>(i), is_shared_.begin() + ends_[i], true);
    }
    return is_any;
  }
  // Whether enough of the answer is left, tags aside, without the words marked.
  [[nodiscard]] bool has_enough_left() const {
    std::vector<Place> places;
    add_places(0, places);
    if (places.empty()) return true;
    std::string rest;
    std::uint32_t at = 0, left = 0;
    for (const Place& place : places) {
      rest += text_.substr(at, place.span.begin - at);
      at = place.span.end;
    }
    rest += text_.substr(at);
    for (const Word& word : words_of(is_html_fragment(text_) ? without_tags(rest) : rest)) left += half_words_of(word);
    return left >= kFewestHalfWordsLeft;
  }
  void add_places(std::uint32_t answer, std::vector<Place>& places) const {
    for (std::size_t i = 0; i < words_.size();) {
      std::size_t end = i;
      while (end < words_.size() && is_shared_[end]) ++end;
      if (end > i) places.push_back({answer, {words_[i].span.begin, words_[end - 1].span.end}});
      i = end + 1;
    }
  }

 private:
  static std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    split_words(text, {0, static_cast<std::uint32_t>(text.size())}, BlockKind::Paragraph, words);
    std::erase_if(words, [](const Word& word) { return !is_text(word.kind); });
    return words;
  }
  static std::uint32_t half_words_of(const Word& word) { return word.kind == WordKind::Ideograph ? 1 : 2; }

  void find_windows() {
    std::uint64_t hash = 0, power = 1;  // of the words from `begin` to `end`; kMultiplier to their number
    std::uint32_t size = 0;
    std::size_t end = 0;
    for (std::size_t begin = 0; begin < words_.size(); ++begin) {
      while (size < kLongRunHalfWords && end < words_.size()) {
        hash = hash * kMultiplier + symbol_of(words_[end]);
        power *= kMultiplier;
        size += half_words_of(words_[end++]);
      }
      if (size < kLongRunHalfWords) return;
      windows_.push_back(hash);
      ends_.push_back(static_cast<std::ptrdiff_t>(end));
      // The first word's part goes: it was multiplied once for every word after it.
      power *= inverse_of(kMultiplier);
      hash -= symbol_of(words_[begin]) * power;
      size -= half_words_of(words_[begin]);
    }
  }
  static std::uint64_t symbol_of(const Word& word) { return std::uint64_t{word.fold} + 1; }

  std::string_view text_;
  std::vector<Word> words_;
  std::vector<std::uint8_t> is_shared_;
  std::vector<std::uint64_t> windows_;
  std::vector<std::ptrdiff_t> ends_;
};

std::vector<WordsOfAnswer> words_of(const Side& side, std::span<const std::uint32_t> answers) {
  std::vector<WordsOfAnswer> words;
  for (const std::uint32_t answer : answers) words.emplace_back(side.answers[answer].document.own());
  return words;
}

std::vector<std::uint64_t> sorted_windows(std::span<const WordsOfAnswer> answers) {
  std::vector<std::uint64_t> windows;
  for (const WordsOfAnswer& words : answers) windows.insert(windows.end(), words.windows().begin(), words.windows().end());
  std::sort(windows.begin(), windows.end());
  return windows;
}

bool has_enough_left(std::span<const WordsOfAnswer> answers) {
  return std::all_of(answers.begin(), answers.end(), [](const WordsOfAnswer& words) { return words.has_enough_left(); });
}

}  // namespace

std::vector<std::uint64_t> long_run_windows(std::string_view text) { return WordsOfAnswer(text).windows(); }

LongRuns find_long_runs(const Side& left, const Side& right) {
  LongRuns found;
  for (const AnswerRow& row : match_answers(left, right).shared) {
    std::vector<WordsOfAnswer> a = words_of(left, row.left), b = words_of(right, row.right);
    const std::vector<std::uint64_t> of_right = sorted_windows(b);
    bool is_any = false;
    for (WordsOfAnswer& words : a) is_any = words.mark(of_right) || is_any;
    if (!is_any) continue;
    const std::vector<std::uint64_t> of_left = sorted_windows(a);
    for (WordsOfAnswer& words : b) words.mark(of_left);
    if (!has_enough_left(a) || !has_enough_left(b)) continue;
    for (std::size_t i = 0; i < a.size(); ++i) a[i].add_places(row.left[i], found.left);
    for (std::size_t i = 0; i < b.size(); ++i) b[i].add_places(row.right[i], found.right);
    ++found.prompts;
  }
  return found;
}

void mark_left_out(const LongRuns& long_runs, std::vector<SharedRun>& runs) {
  const EchoPlaces places({}, long_runs);
  const auto cover = [&](bool is_left, std::span<const Place> of_side) {
    return std::all_of(of_side.begin(), of_side.end(),
                       [&](const Place& place) { return places.cover(is_left, place); });
  };
  for (SharedRun& run : runs) run.left_out = cover(true, run.left) && cover(false, run.right);
}

}  // namespace kinprint
