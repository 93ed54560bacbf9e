#include "text/unicode.hpp"

#include <catch2/catch.hpp>

using namespace kinprint;

TEST_CASE("Characters of the main scripts have their classes", "[text][unicode]") {
  CHECK(is_letter('a'));
  CHECK(is_letter(0x0439));  // CYRILLIC SMALL LETTER SHORT I
  CHECK(is_letter(0x0301));  // COMBINING ACUTE ACCENT
  CHECK(is_digit('7'));
  CHECK(is_digit(0x0663));  // ARABIC-INDIC DIGIT THREE
  CHECK(is_space('\t'));
  CHECK(is_space(0x00A0));  // NO-BREAK SPACE
  CHECK(is_space(0x3000));  // IDEOGRAPHIC SPACE
  CHECK(character_class('.') == CharacterClass::Punctuation);
  CHECK(character_class(0x3002) == CharacterClass::Punctuation);  // IDEOGRAPHIC FULL STOP
  CHECK(is_han(0x4E2D));
  CHECK(is_han(0x20000));
  CHECK(is_kana(0x3042));  // HIRAGANA LETTER A
  CHECK(is_kana(0x30A2));  // KATAKANA LETTER A
  CHECK(is_hangul(0xAC00));
  CHECK(character_class(0x1F600) == CharacterClass::Symbol);  // GRINNING FACE
  CHECK(character_class(0x200D) == CharacterClass::Format);   // ZERO WIDTH JOINER
  CHECK(character_class(0) == CharacterClass::Other);
  CHECK(character_class(0x110000) == CharacterClass::Other);
  CHECK_FALSE(is_ideograph(0xAC00));
}

TEST_CASE("Capitals find their lower-case forms and nothing else changes", "[text][unicode]") {
  CHECK(to_lower('Z') == 'z');
  CHECK(to_lower('z') == 'z');
  CHECK(to_lower(0x00C9) == 0x00E9);  // E WITH ACUTE
  CHECK(to_lower(0x0100) == 0x0101);  // A WITH MACRON, a pair in a row of pairs
  CHECK(to_lower(0x0101) == 0x0101);
  CHECK(to_lower(0x0416) == 0x0436);    // ZHE
  CHECK(to_lower(0x03A9) == 0x03C9);    // OMEGA
  CHECK(to_lower(0x10400) == 0x10428);  // DESERET, beyond the first plane
  CHECK(to_lower(0x4E2D) == 0x4E2D);
  for (char32_t value = 0; value < 0x11000; ++value) REQUIRE(to_lower(to_lower(value)) == to_lower(value));
}
