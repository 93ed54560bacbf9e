#include "text/normalize.hpp"

#include "base/utf8.hpp"
#include "text/unicode.hpp"

namespace kinprint {
namespace {

bool is_single_quote(char32_t value) {
  switch (value) {
    case '`':
    case 0x00B4:  // ACUTE ACCENT
    case 0x02BC:  // MODIFIER LETTER APOSTROPHE
    case 0x2018:  // LEFT SINGLE QUOTATION MARK
    case 0x2019:  // RIGHT SINGLE QUOTATION MARK
    case 0x201A:  // SINGLE LOW-9 QUOTATION MARK
    case 0x201B:  // SINGLE HIGH-REVERSED-9 QUOTATION MARK
    case 0x2032:  // PRIME
    case 0xFF07:  // FULLWIDTH APOSTROPHE
      return true;
    default: return false;
  }
}

bool is_double_quote(char32_t value) {
  switch (value) {
    case 0x00AB:  // LEFT-POINTING DOUBLE ANGLE QUOTATION MARK
    case 0x00BB:  // RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK
    case 0x201C:  // LEFT DOUBLE QUOTATION MARK
    case 0x201D:  // RIGHT DOUBLE QUOTATION MARK
    case 0x201E:  // DOUBLE LOW-9 QUOTATION MARK
    case 0x201F:  // DOUBLE HIGH-REVERSED-9 QUOTATION MARK
    case 0x2033:  // DOUBLE PRIME
    case 0xFF02:  // FULLWIDTH QUOTATION MARK
      return true;
    default: return false;
  }
}

bool is_dash(char32_t value) {
  return (value >= 0x2010 && value <= 0x2015) ||  // HYPHEN to HORIZONTAL BAR
         value == 0x2212 ||                       // MINUS SIGN
         value == 0xFE58 || value == 0xFE63 || value == 0xFF0D;  // small and fullwidth forms
}

// Calls put(folded, begin, end) for each folded code point, white space joined and trimmed.
template <typename Put>
void fold_each(std::string_view text, const FoldOptions& options, Put put) {
  bool space_waits = false;
  bool started = false;
  std::size_t space_begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_at(text, at);
    const char32_t folded = fold_character(point.value, options);
    if (folded == ' ') {
      if (!space_waits) space_begin = at;
      space_waits = started;
    } else if (folded != 0) {
      if (space_waits) put(U' ', space_begin, at);
      put(folded, at, at + point.length);
      space_waits = false;
      started = true;
    }
    at += point.length;
  }
}

}  // namespace

char32_t fold_character(char32_t value, const FoldOptions& options) {
  if (value < 0x80 && value != '`') {
    if (value == ' ' || (value >= 9 && value <= 13)) return ' ';
    return options.letter_case ? to_lower(value) : value;
  }
  if (options.quotes_and_dashes) {
    if (is_single_quote(value)) return '\'';
    if (is_double_quote(value)) return '"';
    if (is_dash(value)) return '-';
  }
  const CharacterClass found = character_class(value);
  if (found == CharacterClass::Space) return ' ';
  if (found == CharacterClass::Format) return 0;
  return options.letter_case ? to_lower(value) : value;
}

std::string fold_text(std::string_view text, const FoldOptions& options) {
  std::string folded;
  folded.reserve(text.size());
  fold_each(text, options, [&](char32_t value, std::size_t, std::size_t) { append_utf8(folded, value); });
  return folded;
}

FoldedText fold_with_origin(std::string_view text, const FoldOptions& options) {
  FoldedText folded;
  folded.text.reserve(text.size());
  folded.origin.reserve(text.size() + 1);
  std::size_t last_end = 0;
  fold_each(text, options, [&](char32_t value, std::size_t begin, std::size_t end) {
    append_utf8(folded.text, value);
    folded.origin.resize(folded.text.size(), static_cast<std::uint32_t>(begin));
    last_end = end;
  });
  folded.origin.push_back(static_cast<std::uint32_t>(last_end));
  return folded;
}

}  // namespace kinprint
