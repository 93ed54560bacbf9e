#include "verdict/formatting.hpp"

#include <catch2/catch.hpp>

#include "feature/fingerprint.hpp"
#include "feature/form_habits.hpp"
#include "verdict/altered_texts.hpp"

using namespace kinprint;

TEST_CASE("A side is bare up to one marked answer in ten, and formatted from half of them", "[verdict][formatting]") {
  CHECK(MarkCount{10, 1}.is_bare());
  CHECK_FALSE(MarkCount{9, 1}.is_bare());
  CHECK(MarkCount{4, 2}.is_formatted());
  CHECK_FALSE(MarkCount{5, 2}.is_formatted());
  CHECK(MarkCount{1, 0}.is_bare());
  CHECK(MarkCount{1, 1}.is_formatted());
}

TEST_CASE("Formatting is told of both sides, whichever comes first", "[verdict][formatting]") {
  const MarkCount bare{20, 2}, some{20, 5}, formatted{20, 10};
  CHECK(formatting_of(bare, bare) == Formatting::Neither);
  CHECK(formatting_of(formatted, bare) == Formatting::LeftOnly);
  CHECK(formatting_of(bare, formatted) == Formatting::RightOnly);
  for (const auto& [left, right] : {std::pair(some, bare), std::pair(bare, some), std::pair(some, formatted), std::pair(formatted, formatted)}) {
    CHECK(formatting_of(left, right) == Formatting::Some);
  }
}

TEST_CASE("Headings, bullets, bold letters, fences and inline code are marks, and none is left without them", "[verdict][formatting]") {
  for (const char* text : {"# On lamps\n\nThey burn.", "Lamps:\n- oil\n- wax", "They **burn** well.", "```\nlamp()\n```", "Call `lamp` now."}) {
    INFO(text);
    CHECK(has_marks(count_fingerprint(text).form));
    CHECK_FALSE(has_marks(count_fingerprint(text_without_marks(text)).form));
  }
  for (const char* text : {"They burn.", "1. Oil\n2. Wax", "A lamp - old - and a * star."}) {
    INFO(text);
    CHECK_FALSE(has_marks(count_fingerprint(text).form));
  }
}
