#include "base/utf16_offsets.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "base/rng.hpp"
#include "base/utf8.hpp"

using namespace kinprint;

TEST_CASE("Offsets count UTF-16 units before each code point", "[base][utf16]") {
  const std::string text = "a\u00E9b\U0001F600c";  // e acute, grinning face
  const Utf16Offsets offsets(text);
  CHECK(offsets.at(0) == 0);
  CHECK(offsets.at(1) == 1);
  CHECK(offsets.at(3) == 2);
  CHECK(offsets.at(4) == 3);
  CHECK(offsets.at(8) == 5);
  CHECK(offsets.at(9) == 6);
  CHECK(offsets.at(99) == 6);
}

TEST_CASE("The map agrees with counting from the start, on long mixed texts", "[base][utf16]") {
  Rng rng(7);
  std::string text;
  while (text.size() < 5000) {
    const char32_t choices[] = {'x', 0xE9, 0x4E2D, 0x1F600, 0};
    append_utf8(text, choices[rng.below(5)]);
  }
  const Utf16Offsets offsets(text);
  std::uint32_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    REQUIRE(offsets.at(static_cast<std::uint32_t>(at)) == units);
    const CodePoint point = decode_at(text, at);
    units += point.value > 0xFFFF ? 2 : 1;
    at += point.length;
  }
  CHECK(offsets.at(static_cast<std::uint32_t>(text.size())) == units);
}

TEST_CASE("An empty text has only offset zero", "[base][utf16]") { CHECK(Utf16Offsets("").at(0) == 0); }
