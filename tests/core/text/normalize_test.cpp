#include "text/normalize.hpp"

#include <catch2/catch.hpp>

#include "base/rng.hpp"
#include "base/utf8.hpp"

using namespace kinprint;

namespace {
std::string random_text(Rng& rng, int length) {
  // letters, marks that fold, invisible ones, an astral one
  const char32_t choices[] = {'A', 'b', ' ', '\n', 0x2019, 0x201C, 0x2014, 0x00A0, 0x200B, 0x4E2D, 0x1F600, 0xC9, '`'};
  std::string text;
  for (int i = 0; i < length; ++i) append_utf8(text, choices[rng.below(13)]);
  return text;
}
}  // namespace

TEST_CASE("Quotes, dashes, spaces and case fold", "[text][normalize]") {
  CHECK(fold_text("Don\xE2\x80\x99t \xE2\x80\x94  Stop\n") == "don't - stop");
  CHECK(fold_text("\xE2\x80\x9CHi\xE2\x80\x9D") == "\"hi\"");
  CHECK(fold_text("zero\xE2\x80\x8Bwidth") == "zerowidth");
  CHECK(fold_text("A\u2014B", {false, false}) == "A\u2014B");
  CHECK(fold_text("") == "");
  CHECK(fold_text(" \t\n ") == "");
}

TEST_CASE("Folding twice equals folding once", "[text][normalize]") {
  Rng rng(5);
  for (int i = 0; i < 500; ++i) {
    const std::string once = fold_text(random_text(rng, 40));
    REQUIRE(fold_text(once) == once);
  }
}
