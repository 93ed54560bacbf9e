#include "base/ascii.hpp"

#include <catch2/catch.hpp>

using namespace kinprint;

TEST_CASE("ASCII letters and digits are told, bytes of other letters are none", "[base]") {
  CHECK(is_ascii_digit('0'));
  CHECK(is_ascii_digit('9'));
  CHECK(!is_ascii_digit(':'));
  CHECK(is_ascii_letter('a'));
  CHECK(is_ascii_letter('Z'));
  CHECK(!is_ascii_letter('['));
  CHECK(!is_ascii_letter('\xC3'));
  CHECK(ascii_lower('Q') == 'q');
  CHECK(ascii_lower('@') == '@');
  CHECK(ascii_lower('\xC3') == '\xC3');
}

TEST_CASE("The case of ASCII letters is ignored, that of others is not", "[base]") {
  CHECK(equals_ignoring_case("ChatGPT", "chatgpt"));
  CHECK(!equals_ignoring_case("chat", "chatgpt"));
  CHECK(!equals_ignoring_case("\xC3\x89", "\xC3\xA9"));  // E and e with acute
  CHECK(begins_ignoring_case("HTTPS://a", "https://"));
  CHECK(!begins_ignoring_case("http", "https://"));
  CHECK(begins_ignoring_case("", ""));
}
