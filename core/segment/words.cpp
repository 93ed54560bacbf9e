#include "segment/words.hpp"

#include <algorithm>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "text/normalize.hpp"
#include "text/unicode.hpp"

namespace kinprint {
namespace {

constexpr std::size_t kLongestLinkTarget = 2'048;  // bytes; beyond it "](" is taken as text

std::uint32_t hash_code_point(std::uint32_t hash, char32_t value) {
  if (value < 0x80) return fnv1a32_byte(hash, static_cast<unsigned char>(value));
  std::string bytes;
  append_utf8(bytes, value);
  return fnv1a32(bytes, hash);
}

bool is_apostrophe(char32_t value) { return value == '\'' || value == 0x2019; }  // RIGHT SINGLE QUOTATION MARK

bool is_variation_selector(char32_t value) { return value >= 0xFE00 && value <= 0xFE0F; }
bool is_skin_tone(char32_t value) { return value >= 0x1F3FB && value <= 0x1F3FF; }
bool is_regional_indicator(char32_t value) { return value >= 0x1F1E6 && value <= 0x1F1FF; }
constexpr char32_t kJoiner = 0x200D;  // ZERO WIDTH JOINER
constexpr char32_t kKeycap = 0x20E3;  // COMBINING ENCLOSING KEYCAP

bool continues_word(char32_t value) {
  const CharacterClass found = character_class(value);
  return found == CharacterClass::Letter || found == CharacterClass::Digit || found == CharacterClass::Hangul ||
         found == CharacterClass::Format;
}

class WordSplitter {
 public:
  WordSplitter(std::string_view text, ByteSpan span, BlockKind kind, std::vector<Word>& words)
      : text_(text.substr(0, span.end)), at_(span.begin), kind_(kind), words_(words) {}

  void split() {
    bool line_start = true;
    while (at_ < text_.size()) {
      const CodePoint point = decode_at(text_, at_);
      const CharacterClass found = character_class(point.value);
      const bool quote_mark = kind_ == BlockKind::Quote && line_start && point.value == '>';
      line_start = point.value == '\n' || (line_start && (found == CharacterClass::Space || quote_mark));
      if (quote_mark) {
        at_ += point.length;
        continue;
      }
      take(point, found);
    }
  }

 private:
  void take(CodePoint point, CharacterClass found) {
    switch (found) {
      case CharacterClass::Letter:
      case CharacterClass::Digit:
      case CharacterClass::Hangul: take_run(); return;
      case CharacterClass::Han:
      case CharacterClass::Kana: take_single(point, WordKind::Ideograph); return;
      case CharacterClass::Punctuation:
      case CharacterClass::Symbol: take_mark(point, found); return;
      default: at_ += point.length;  // spaces, controls, lone joiners
    }
  }

  void emit(std::size_t begin, WordKind kind) {
    const auto span = ByteSpan{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
    words_.push_back({span, fold_hash(text_.substr(begin, at_ - begin)), kind});
  }

  [[nodiscard]] char32_t peek(std::size_t at) const { return at < text_.size() ? decode_at(text_, at).value : 0; }

  // Letters, digits, marks, and inside them an apostrophe, an underscore, or the point or comma of a number.
  void take_run() {
    const std::size_t begin = at_;
    bool letters = false;
    bool digit_before = false;
    while (at_ < text_.size()) {
      const CodePoint point = decode_at(text_, at_);
      if (continues_word(point.value)) {
        digit_before = is_digit(point.value);
        letters = letters || !digit_before;
      } else if (!joins_inside(point, digit_before)) {
        break;
      }
      at_ += point.length;
    }
    emit(begin, letters ? WordKind::Letters : WordKind::Number);
  }

  [[nodiscard]] bool joins_inside(CodePoint point, bool digit_before) const {
    const char32_t next = peek(at_ + point.length);
    if (point.value == '.' || point.value == ',') return digit_before && is_digit(next);
    return (is_apostrophe(point.value) || point.value == '_') && continues_word(next);
  }

  void take_single(CodePoint point, WordKind kind) {
    const std::size_t begin = at_;
    at_ += point.length;
    while (at_ < text_.size()) {
      const CodePoint next = decode_at(text_, at_);
      const bool joined = kind == WordKind::Symbol && previous_is_joiner();
      const bool flag = is_regional_indicator(point.value) && is_regional_indicator(next.value) &&
                        at_ == begin + point.length;
      const bool modifier = is_variation_selector(next.value) || is_skin_tone(next.value) || next.value == kKeycap ||
                            character_class(next.value) == CharacterClass::Format;
      if (!modifier && !flag && !(joined && character_class(next.value) == CharacterClass::Symbol)) break;
      at_ += next.length;
    }
    emit(begin, kind);
  }

  [[nodiscard]] bool previous_is_joiner() const {
    return decode_at(text_, previous_start(text_, at_)).value == kJoiner;
  }

  void take_mark(CodePoint point, CharacterClass found) {
    if (is_markdown_mark(point.value)) {
      at_ += point.length;
      return;
    }
    if (point.value == ']' && peek(at_ + 1) == '(' && skip_link_target()) return;
    if (found == CharacterClass::Symbol && point.value >= 0x80) {
      take_single(point, WordKind::Symbol);
      return;
    }
    const std::size_t begin = at_;
    while (at_ < text_.size() && decode_at(text_, at_).value == point.value) at_ += point.length;
    emit(begin, found == CharacterClass::Symbol ? WordKind::Symbol : WordKind::Punctuation);
  }

  [[nodiscard]] bool is_markdown_mark(char32_t value) const {
    switch (value) {
      case '*':
      case '`':
      case '_': return true;  // an underscore inside a word never comes here
      case '|': return kind_ == BlockKind::Table;
      case '~': return peek(at_ + 1) == '~' || (at_ > 0 && text_[at_ - 1] == '~');
      default: return false;
    }
  }

  // Moves past "](target)"; the bracket itself is still a word of the reader's, so it is given as one.
  bool skip_link_target() {
    if (at_ < no_target_before_) return false;
    const std::size_t limit = std::min(text_.size(), at_ + kLongestLinkTarget);
    const std::size_t end = std::min(text_.substr(0, limit).find_first_of(") \n", at_ + 2), limit);
    if (end == limit || text_[end] != ')') {
      no_target_before_ = end;
      return false;
    }
    const std::size_t begin = at_++;
    emit(begin, WordKind::Punctuation);
    at_ = end + 1;
    return true;
  }

  std::string_view text_;  // cut at the end of the span
  std::size_t at_;
  std::size_t no_target_before_ = 0;  // no link target ends before this byte: it need not be looked for again
  BlockKind kind_;
  std::vector<Word>& words_;
};

}  // namespace

void split_words(std::string_view text, ByteSpan span, BlockKind kind, std::vector<Word>& words) {
  WordSplitter(text, span, kind, words).split();
}

std::uint32_t fold_hash(std::string_view word) {
  std::uint32_t hash = kFnv32Start;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint point = decode_at(word, at);
    at += point.length;
    if (point.value == 0x2026) {  // HORIZONTAL ELLIPSIS
      hash = fnv1a32("...", hash);
      continue;
    }
    const char32_t folded = fold_character(point.value);
    if (folded != 0) hash = hash_code_point(hash, folded);
  }
  return hash;
}

}  // namespace kinprint
