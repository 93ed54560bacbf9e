#include "base/utf8.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace kinprint;

TEST_CASE("Every code point survives encoding and decoding", "[base][utf8]") {
  for (char32_t value = 0; value <= 0x10FFFF; value += value < 0x3000 ? 1 : 97) {
    if (value >= 0xD800 && value < 0xE000) continue;
    std::string text;
    append_utf8(text, value);
    REQUIRE(is_valid_utf8(text));
    REQUIRE(decode_at(text, 0).value == value);
    REQUIRE(decode_at(text, 0).length == text.size());
    REQUIRE(previous_start(text, text.size()) == 0);
  }
}

TEST_CASE("Surrogates and values beyond Unicode become the replacement character", "[base][utf8]") {
  for (const char32_t value : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}}) {
    std::string text;
    append_utf8(text, value);
    CHECK(decode_at(text, 0).value == kReplacement);
  }
}

TEST_CASE("Broken UTF-8 is found and each maximal broken part is replaced once", "[base][utf8]") {
  const std::string mark = "\xEF\xBF\xBD";
  const std::pair<std::string, std::string> cases[] = {
      {"ok", "ok"},
      {"\x80", mark},
      {"\xC0\xAF", mark + mark},  // overlong slash
      {"\xE2\x82", mark},         // truncated, one part
      {"\xE2\x82x", mark + "x"},
      {"\xED\xA0\x80", mark + mark + mark},  // encoded surrogate
      {"\xF0\x9F\x98", mark},
      {"\xF4\x90\x80\x80", mark + mark + mark + mark},  // beyond U+10FFFF
      {"a\377b", "a" + mark + "b"},                     // 0xFF in octal: a hexadecimal escape would take the b along
  };
  for (const auto& [bytes, wanted] : cases) {
    CHECK(replace_invalid_utf8(bytes) == wanted);
    CHECK(is_valid_utf8(bytes) == (bytes == wanted));
    CHECK(is_valid_utf8(wanted));
  }
}

TEST_CASE("NULs are ordinary characters", "[base][utf8]") {
  const std::string text("a\0b", 3);
  CHECK(is_valid_utf8(text));
  CHECK(replace_invalid_utf8(text) == text);
  CHECK(count_code_points(text) == 3);
}
