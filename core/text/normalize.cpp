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
  return (value >= 0x2010 && value <= 0x2015) ||                 // HYPHEN to HORIZONTAL BAR
         value == 0x2212 ||                                      // MINUS SIGN
         value == 0xFE58 || value == 0xFE63 || value == 0xFF0D;  // small and fullwidth forms
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
  bool space_waits = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_at(text, at);
    const char32_t value = fold_character(point.value, options);
    at += point.length;
    if (value == ' ') {
      space_waits = !folded.empty();
    } else if (value != 0) {
      if (space_waits) folded += ' ';
      append_utf8(folded, value);
      space_waits = false;
    }
  }
  return folded;
}

}  // namespace kinprint
