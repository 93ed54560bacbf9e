#pragma once
// Classes of code points and simple lower case, from tables made by tools/make_unicode_tables.py. Knows single code
// points only: no words, no languages, no full case folding (sharp s stays).
#include <array>
#include <cstdint>

namespace kinprint {

// Letter holds combining marks too, so that a decomposed accent does not end a word. Digit holds every number (N*).
// Format: invisible joiners and direction marks, which belong to whatever stands before them.
enum class CharacterClass : std::uint8_t {
  Other,
  Letter,
  Digit,
  Space,
  Punctuation,
  Symbol,
  Format,
  Han,
  Kana,
  Hangul
};

namespace detail {
CharacterClass class_beyond_ascii(char32_t value);
char32_t lower_beyond_ascii(char32_t value);
extern const std::array<CharacterClass, 128> kAsciiClasses;
}  // namespace detail

inline CharacterClass character_class(char32_t value) {
  if (value < 0x80) return detail::kAsciiClasses[value];
  if (value >= 0x4E00 && value < 0xA000) return CharacterClass::Han;  // by far the most common beyond ASCII
  return detail::class_beyond_ascii(value);
}

inline char32_t to_lower(char32_t value) {
  if (value < 0x80) return value >= 'A' && value <= 'Z' ? value + 32 : value;
  return detail::lower_beyond_ascii(value);
}

// Letters of scripts written with spaces, and marks; Han, kana and hangul are told apart.
inline bool is_letter(char32_t value) { return character_class(value) == CharacterClass::Letter; }
inline bool is_digit(char32_t value) { return character_class(value) == CharacterClass::Digit; }
inline bool is_space(char32_t value) { return character_class(value) == CharacterClass::Space; }
inline bool is_han(char32_t value) { return character_class(value) == CharacterClass::Han; }
inline bool is_kana(char32_t value) { return character_class(value) == CharacterClass::Kana; }
inline bool is_hangul(char32_t value) { return character_class(value) == CharacterClass::Hangul; }

// Han or kana: scripts written without spaces, where each character counts as a word.
inline bool is_ideograph(char32_t value) {
  const CharacterClass found = character_class(value);
  return found == CharacterClass::Han || found == CharacterClass::Kana;
}

}  // namespace kinprint
