#include "evidence/over_used.hpp"

#include <optional>

#include "base/utf8.hpp"
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
  WordGrower(OverUsed& found, const PreparedSide& left, const PreparedSide& right, const std::unordered_set<std::uint32_t>& echoed)
      : found_(found), sides_{&right, &left}, echoed_(echoed) {}

  void grow() {
    constexpr std::uint32_t kLongest = 4;
    const std::uint32_t given = found_.length;
    while (found_.length < kLongest && (takes(true) || takes(false))) {}
    if (found_.length == given) return;
    for (const bool is_left : {true, false}) {
      auto& places = is_left ? found_.habit.left : found_.habit.right;
      for (std::size_t i = 0; i < places.size(); ++i) places[i].span = span_of_tokens(answer(is_left, i), found_.tokens[is_left][i], found_.length);
    }
    found_.habit.name = gram_name(answer(true, 0), found_.tokens[1][0], found_.length);
  }

 private:
  const PreparedAnswer& answer(bool is_left, std::size_t place) const { return (*sides_[is_left])[(is_left ? found_.habit.left : found_.habit.right)[place].answer]; }

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
        if ((fold != 0 && fold != word->fold) || echoed_.contains(word->fold)) return false;
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
  const PreparedSide* sides_[2];  // right, left
  const std::unordered_set<std::uint32_t>& echoed_;
};

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

void grow_word(OverUsed& found, const PreparedSide& left, const PreparedSide& right, const std::unordered_set<std::uint32_t>& echoed) {
  WordGrower(found, left, right, echoed).grow();
}

}  // namespace kinprint
