#include "evidence/shown_words.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/utf8.hpp"
#include "evidence/repeated_exhibits.hpp"
#include "evidence/side_grams.hpp"
#include "feature/function_words.hpp"
#include "text/normalize.hpp"

namespace kinprint {
namespace {

// The word at a token, where it is a Chinese or Japanese character; else nothing, and nothing beyond either end.
const Word* ideograph_at(const PreparedAnswer& answer, std::uint32_t token) {
  if (token >= answer.tokens.words.size()) return nullptr;
  const Word& word = answer.segments->words[answer.tokens.words[token]];
  return word.kind == WordKind::Ideograph ? &word : nullptr;
}

class WordGrower {
 public:
  WordGrower(OverUsed& found, const PreparedSide& left, const PreparedSide& right, const std::vector<std::uint32_t>& echoed)
      : found_(found), sides_{&right, &left}, echoed_(echoed) {}

  void grow() {
    constexpr std::uint32_t kLongest = 4;
    const std::uint32_t given = found_.length;
    while (found_.length < kLongest && (takes(true) || takes(false))) {}
    if (found_.length == given) return;
    for (const bool is_left : {true, false}) {
      auto& places = is_left ? found_.habit.left : found_.habit.right;
      for (std::size_t i = 0; i < places.size(); ++i)
        places[i].span = span_of_tokens(answer(is_left, i), found_.tokens[is_left][i], found_.length);
    }
    found_.habit.name = gram_name(answer(true, 0), found_.tokens[1][0], found_.length);
  }

 private:
  const PreparedAnswer& answer(bool is_left, std::size_t place) const {
    return (*sides_[is_left])[(is_left ? found_.habit.left : found_.habit.right)[place].answer];
  }

  // Takes in the character before, or after, where it is the same at all places and follows at once.
  bool takes(bool before) {
    std::uint32_t fold = 0;
    for (const bool is_left : {true, false}) {
      for (std::size_t i = 0; i < found_.tokens[is_left].size(); ++i) {
        const std::uint32_t first = found_.tokens[is_left][i];
        const std::uint32_t next = before ? first - 1 : first + found_.length;
        const Word* edge = ideograph_at(answer(is_left, i), before ? first : next - 1);
        const Word* word = ideograph_at(answer(is_left, i), next);
        if (!edge || !word || (before ? word->span.end != edge->span.begin : edge->span.end != word->span.begin)) return false;
        if ((fold != 0 && fold != word->fold) || std::binary_search(echoed_.begin(), echoed_.end(), word->fold)) return false;
        fold = word->fold;
      }
    }
    ++found_.length;
    for (auto& tokens : found_.tokens) {
      for (std::uint32_t& token : tokens) token -= before;
    }
    return true;
  }

  OverUsed& found_;
  const PreparedSide* sides_[2];              // right, left
  const std::vector<std::uint32_t>& echoed_;  // rising
};

// Rising.
std::vector<std::uint32_t> prompt_words(const PreparedSide& prompts) {
  std::vector<std::uint32_t> words;
  for (const PreparedAnswer& prompt : prompts) words.insert(words.end(), prompt.folds.begin(), prompt.folds.end());
  std::sort(words.begin(), words.end());
  return words;
}

// Gives each over-used n-gram its text and its places, of which one is on another prompt than the first wherever there is one;
// n-grams that hold a word of a prompt get neither, nor do parts of words. prompt_of: number of the prompt of each answer.
void add_places(const PreparedSide& side, bool is_left, const std::vector<std::uint32_t>& prompt_of,
                const std::vector<std::uint32_t>& echoed, std::vector<OverUsed>& over_used) {
  for (std::uint32_t length = 1; length <= 3; ++length) {
    for_each_gram(side, length, [&](std::uint32_t key, std::uint32_t number, std::uint32_t at) {
      const std::uint64_t wanted = (static_cast<std::uint64_t>(length) << 32) | key;
      const auto place = std::lower_bound(over_used.begin(), over_used.end(), wanted,
                                          [](const OverUsed& one, std::uint64_t other) { return one.key < other; });
      if (place == over_used.end() || place->key != wanted) return;
      OverUsed& found = *place;
      SharedHabit& habit = found.habit;
      auto& places = is_left ? habit.left : habit.right;
      auto& tokens = found.tokens[is_left];
      PromptsSeen& seen = found.seen[is_left];
      if (places.size() == kMaximumExamples && (seen.has_several || prompt_of[number] == seen.first)) return;
      if (length == 1 && is_part_of_word(side[number], at)) return;
      const auto& folds = side[number].folds;
      for (std::uint32_t k = 0; k < length; ++k) {
        if (std::binary_search(echoed.begin(), echoed.end(), folds[at + k])) return;
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

// Of each side two thirds of the uses or more. Chosen.
bool is_part_of(const SharedHabit& part, const SharedHabit& whole) {
  constexpr unsigned char kFirstOfIdeographs = 0xE3;  // first byte of U+3000 and above, in UTF-8
  if (part.name.size() >= whole.name.size() || static_cast<unsigned char>(part.name[0]) < kFirstOfIdeographs) return false;
  if (whole.name.find(part.name) == std::string::npos || whole.name.find(' ') != std::string::npos) return false;
  return 3 * whole.left_rate >= 2 * part.left_rate && 3 * whole.right_rate >= 2 * part.right_rate;
}

}  // namespace

std::string gram_name(const PreparedAnswer& answer, std::uint32_t token, std::uint32_t length) {
  std::string name;
  bool after_ideograph = false;
  for (std::uint32_t k = token; k < token + length; ++k) {
    const Word& word = answer.segments->words[answer.tokens.words[k]];
    const bool is_ideograph = word.kind == WordKind::Ideograph;
    if (!name.empty() && !(after_ideograph && is_ideograph)) name += ' ';
    name += fold_text(answer.text.substr(word.span.begin, word.span.size()));
    after_ideograph = is_ideograph;
  }
  return name;
}

bool is_part_of_word(const PreparedAnswer& answer, std::uint32_t token) {
  const Word& word = answer.segments->words[answer.tokens.words[token]];
  return word.kind == WordKind::Ideograph && !is_function_ideograph(decode_at(answer.text, word.span.begin).value);
}

bool has_one_prompt(const PreparedSide& side, const std::vector<std::uint32_t>& prompt_of) {
  std::optional<std::uint32_t> only;
  for (std::size_t i = 0; i < side.size(); ++i) {
    if (!side[i].folds.empty() && only.value_or(prompt_of[i]) != prompt_of[i]) return false;
    if (!side[i].folds.empty()) only = prompt_of[i];
  }
  return true;
}

void grow_word(OverUsed& found, const PreparedSide& left, const PreparedSide& right, const std::vector<std::uint32_t>& echoed) {
  WordGrower(found, left, right, echoed).grow();
}

void drop_parts_of_words(std::vector<SharedHabit>& words) {
  std::vector<bool> is_dropped;
  for (const SharedHabit& word : words)
    is_dropped.push_back(std::any_of(words.begin(), words.end(), [&](const SharedHabit& other) { return is_part_of(word, other); }));
  std::size_t at = 0;
  std::erase_if(words, [&](const SharedHabit&) { return is_dropped[at++]; });
}

std::vector<SharedHabit> shown_words(std::vector<OverUsed>& found, const WordingInput& input) {
  const auto& [left, right, rows, prompts, background] = input;
  const auto echoed = prompt_words(prompts);
  add_places(left, true, rows.left_group, echoed, found);
  add_places(right, false, rows.right_group, echoed, found);
  const bool is_one[] = {has_one_prompt(right, rows.right_group), has_one_prompt(left, rows.left_group)};
  std::vector<SharedHabit> words;
  for (OverUsed& one : found) {
    const bool is_of_several = (is_one[0] || one.seen[0].has_several) && (is_one[1] || one.seen[1].has_several);
    if (!is_of_several || one.habit.left.empty() || one.habit.right.empty()) continue;
    grow_word(one, left, right, echoed);
    words.push_back(std::move(one.habit));
  }
  drop_parts_of_words(words);
  keep_strongest(words, kMaximumHabits);
  return words;
}

}  // namespace kinprint
