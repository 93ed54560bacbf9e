#include "segment/sentences.hpp"

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "segment/blocks.hpp"
#include "text/unicode.hpp"

namespace kinprint {
namespace {

constexpr std::size_t kLongestAbbreviation = 7;

// Lower case, without the last full stop. Those that often end a sentence as well ("etc", "inc") are left out: there
// the next letter's case decides.
constexpr std::array<std::string_view, 25> kAbbreviations{
    "mr", "mrs", "ms", "dr", "prof", "sr", "jr", "st", "vs", "cf", "e.g", "i.e", "eg",
    "ie", "figs", "vol", "pp", "eds", "sgt", "capt", "lt", "rev", "hon", "approx", "viz"};

enum class Stop : std::uint8_t {
  None,
  FullStop,
  Strong,
  Wide
};

Stop stop_of(char32_t value) {
  switch (value) {
    case '.':
    case 0x2026:  // HORIZONTAL ELLIPSIS
      return Stop::FullStop;
    case '!':
    case '?':
    case 0x061F:  // ARABIC QUESTION MARK
    case 0x0964:  // DEVANAGARI DANDA
    case 0x0965:  // DEVANAGARI DOUBLE DANDA
    case 0xFF0E:  // FULLWIDTH FULL STOP: of wide decimals too
      return Stop::Strong;
    case 0x3002:  // IDEOGRAPHIC FULL STOP
    case 0xFF01:  // FULLWIDTH EXCLAMATION MARK
    case 0xFF1F:  // FULLWIDTH QUESTION MARK
    case 0xFF61:  // HALFWIDTH IDEOGRAPHIC FULL STOP
      return Stop::Wide;
    default: return Stop::None;
  }
}

// Quotes, brackets and emphasis that may follow a full stop and still belong to its sentence.
bool is_closer(char32_t value) {
  switch (value) {
    case '"':
    case '\'':
    case ')':
    case ']':
    case '*':
    case '_':
    case '`':
    case 0x2019:  // RIGHT SINGLE QUOTATION MARK
    case 0x201D:  // RIGHT DOUBLE QUOTATION MARK
    case 0x00BB:  // RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK
    case 0x3009:  // RIGHT ANGLE BRACKET
    case 0x300B:  // RIGHT DOUBLE ANGLE BRACKET
    case 0x300D:  // RIGHT CORNER BRACKET
    case 0x300F:  // RIGHT WHITE CORNER BRACKET
    case 0x3011:  // RIGHT BLACK LENTICULAR BRACKET
    case 0x3015:  // RIGHT TORTOISE SHELL BRACKET
    case 0xFF09:  // FULLWIDTH RIGHT PARENTHESIS
    case 0xFF3D:  // FULLWIDTH RIGHT SQUARE BRACKET
      return true;
    default: return false;
  }
}

// Only scripts below U+0590 (Latin, Greek, Cyrillic, Armenian) tell case apart here.
bool is_lower_case(char32_t value) { return value < 0x590 && is_letter(value) && to_lower(value) == value; }

// Whether the word before the full stop at `stop` is an abbreviation or an initial.
bool is_abbreviated(std::string_view text, std::size_t begin, std::size_t stop) {
  std::array<char, kLongestAbbreviation> word{};
  std::size_t length = 0;
  std::size_t at = stop;
  while (at > begin && length < word.size() && (is_ascii_letter(text[at - 1]) || text[at - 1] == '.')) {
    --at;
    ++length;
    word[word.size() - length] = ascii_lower(text[at]);
  }
  if (length == 0 || (at > begin && is_ascii_letter(text[at - 1]))) return false;
  const std::string_view found(word.data() + word.size() - length, length);
  const char first = text[at];
  if (length == 1) return is_ascii_capital(first) && first != 'I';  // "J. Smith", but "and I."
  if (found[1] == '.' && found[0] != '.') return true;              // "U.S", "p.m", "e.g"
  return std::find(kAbbreviations.begin(), kAbbreviations.end(), found) != kAbbreviations.end();
}

class SentenceSplitter {
 public:
  SentenceSplitter(std::string_view text, ByteSpan content, std::vector<ByteSpan>& sentences)
      : text_(text), end_(content.end), begin_(content.begin), sentences_(sentences) {}

  void split() {
    std::size_t at = begin_;
    while (at < end_) {
      const CodePoint point = decode_at(text_, at);
      const Stop stop = stop_of(point.value);
      const std::size_t stop_at = at;
      at += point.length;
      if (stop == Stop::None) continue;
      bool several = false;
      at = skip_stops_and_closers(at, several);
      if (ends_sentence(stop, several, stop_at, at)) emit(at);
    }
    emit(end_);
  }

 private:
  void emit(std::size_t end) {
    std::size_t from = begin_;
    std::size_t to = end;
    while (from < to && is_space_byte(text_[from])) ++from;
    while (to > from && is_space_byte(text_[to - 1])) --to;
    if (to > from) sentences_.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)});
    begin_ = end;
  }

  static bool is_space_byte(char c) { return c == ' ' || (c >= 9 && c <= 13); }

  std::size_t skip_stops_and_closers(std::size_t at, bool& several) const {
    while (at < end_) {
      const CodePoint point = decode_at(text_, at);
      const bool stop = stop_of(point.value) != Stop::None;
      if (!stop && !is_closer(point.value)) break;
      several = several || stop;
      at += point.length;
    }
    return at;
  }

  // The code point after white space from `at` on; at least one white space is wanted. 0 where nothing follows, and
  // `glued` where no space stands there. Looks at most 64 bytes ahead: a longer gap ends a sentence anyway.
  char32_t next_visible(std::size_t at, bool& glued) const {
    glued = at < end_ && !is_space(decode_at(text_, at).value);
    const std::size_t limit = std::min<std::size_t>(end_, at + 64);
    while (at < limit) {
      const CodePoint point = decode_at(text_, at);
      if (!is_space(point.value) && !is_closer(point.value)) return point.value;
      at += point.length;
    }
    return 0;
  }

  // Whether the bracket before `after` ends a title or a Japanese quotation in the middle of a sentence: behind a title
  // the sentence goes on at once, and "he said" follows a quotation with HIRAGANA TO or SMALL TSU.
  bool goes_on_behind_bracket(std::size_t after) const {
    if (after >= end_) return false;
    const char32_t bracket = decode_at(text_, previous_start(text_, after)).value;
    const char32_t next = decode_at(text_, after).value;
    const bool is_title = bracket == 0x3009 || bracket == 0x300B;
    const bool is_quotation = bracket == 0x300D || bracket == 0x300F;
    return (is_title && is_ideograph(next)) || (is_quotation && (next == 0x3068 || next == 0x3063));
  }

  bool ends_sentence(Stop stop, bool several, std::size_t stop_at, std::size_t after) const {
    if (stop == Stop::Wide) return !goes_on_behind_bracket(after);
    bool glued = false;
    const char32_t next = next_visible(after, glued);
    if (next == 0) return true;
    if (glued) return is_ideograph(next) && stop == Stop::Strong;
    if (is_lower_case(next)) return false;
    if (stop == Stop::Strong) return true;
    return several || !is_abbreviated(text_, begin_, stop_at);
  }

  std::string_view text_;
  std::size_t end_;
  std::size_t begin_;  // of the sentence not yet emitted
  std::vector<ByteSpan>& sentences_;
};

void split_cells(std::string_view text, ByteSpan content, std::vector<ByteSpan>& sentences) {
  const std::string_view inside = text.substr(content.begin, content.size());
  std::size_t begin = 0;
  while (begin < inside.size()) {
    const std::size_t end = std::min(inside.find_first_of("|\n", begin), inside.size());
    const std::string_view cell = inside.substr(begin, end - begin);
    const std::size_t first = cell.find_first_not_of(" \t\r");
    if (first != std::string_view::npos && cell.find_first_not_of("-: \t\r") != std::string_view::npos) {
      const std::size_t last = cell.find_last_not_of(" \t\r");
      const auto base = content.begin + static_cast<std::uint32_t>(begin);
      sentences.push_back({base + static_cast<std::uint32_t>(first), base + static_cast<std::uint32_t>(last) + 1});
    }
    begin = end + 1;
  }
}

}  // namespace

void split_sentences(std::string_view text, const Block& block, std::vector<ByteSpan>& sentences) {
  switch (block.kind) {
    case BlockKind::Code:
    case BlockKind::Rule:
    case BlockKind::Math: return;
    case BlockKind::Table: split_cells(text, block.span, sentences); return;
    default: SentenceSplitter(text, block_content(text, block), sentences).split();
  }
}

}  // namespace kinprint
