#include "verdict/formatting.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "feature/fingerprint.hpp"
#include "feature/form_habits.hpp"
#include "verdict/altered_texts.hpp"

using namespace kinprint;

TEST_CASE("A side is bare up to one marked answer in ten, and formatted from half of them", "[verdict][formatting]") {
  CHECK(LayoutCount{10, 1, 0}.is_bare());
  CHECK_FALSE(LayoutCount{9, 1, 0}.is_bare());
  CHECK(LayoutCount{4, 2, 0}.is_formatted());
  CHECK_FALSE(LayoutCount{5, 2, 0}.is_formatted());
  CHECK(LayoutCount{1, 0, 0}.is_bare());
  CHECK(LayoutCount{1, 1, 0}.is_formatted());
}

TEST_CASE("A bare side has lost its marks where a quarter of its answers has lines as lists leave them", "[verdict][formatting]") {
  CHECK(LayoutCount{8, 0, 2}.has_lost());
  CHECK_FALSE(LayoutCount{8, 0, 1}.has_lost());
  CHECK_FALSE(LayoutCount{8, 1, 8}.has_lost());
}

TEST_CASE("Formatting is told of both sides, whichever comes first", "[verdict][formatting]") {
  const LayoutCount bare{20, 2, 4}, lost{20, 0, 5}, some{20, 5, 20}, formatted{20, 10, 20};
  CHECK(formatting_of(lost, lost) == Formatting::Lost);
  CHECK(formatting_of(formatted, bare) == Formatting::LeftOnly);
  CHECK(formatting_of(bare, formatted) == Formatting::RightOnly);
  CHECK(formatting_of(lost, formatted) == Formatting::LeftLost);
  CHECK(formatting_of(formatted, lost) == Formatting::RightLost);
  for (const auto& [left, right] : {std::pair(some, bare), std::pair(bare, lost), std::pair(lost, bare), std::pair(lost, some), std::pair(some, formatted), std::pair(formatted, formatted)}) {
    CHECK(formatting_of(left, right) == Formatting::Some);
  }
}

TEST_CASE("Line breaks are lost where half of the answers lack them, and what the other side has too is no loss", "[verdict][formatting]") {
  const LayoutCount kept{4, 4, 0, 1, 0}, packed{4, 4, 0, 1, 1}, unbroken{4, 4, 0, 0, 2};
  CHECK(kept.line_breaks() == LineBreaks::Kept);
  CHECK(packed.line_breaks() == LineBreaks::NoEmptyLine);
  CHECK(unbroken.line_breaks() == LineBreaks::None);
  CHECK(LayoutCount{}.line_breaks() == LineBreaks::Kept);
  const auto loss = [](const LayoutCount& left, const LayoutCount& right) { return line_break_loss_of(left, right); };
  CHECK(loss(kept, kept) == LineBreakLoss::Kept);
  CHECK(loss(unbroken, unbroken) == LineBreakLoss::Lost);
  CHECK(loss(packed, packed) == LineBreakLoss::EmptyLost);
  CHECK(loss(unbroken, packed) == LineBreakLoss::LeftLost);
  CHECK(loss(kept, unbroken) == LineBreakLoss::RightLost);
  CHECK(loss(packed, kept) == LineBreakLoss::LeftEmptyLost);
  CHECK(loss(kept, packed) == LineBreakLoss::RightEmptyLost);
  CHECK(reduction_of(kept, unbroken).line_breaks == LineBreaks::None);
  CHECK(reduction_of(packed, kept).line_breaks == LineBreaks::NoEmptyLine);
  CHECK(reduction_of(unbroken, unbroken).line_breaks == LineBreaks::Kept);
}

TEST_CASE("A bare side without line breaks has lost its marks too, as no list is left to tell", "[verdict][formatting]") {
  const LayoutCount flat{4, 0, 0, 0, 4}, formatted{4, 4, 0, 0, 0}, joined{4, 4, 0, 0, 4};
  CHECK(flat.has_lost());
  CHECK_FALSE(joined.has_lost());
  CHECK(text_loss_of(flat, flat) == TextLoss::Both);
  CHECK(text_loss_of(joined, joined) == TextLoss::One);
  CHECK(text_loss_of(formatted, flat) == TextLoss::Nothing);
  CHECK(reduction_of(formatted, flat).marks);
  CHECK(reduction_of(formatted, flat).loss() == TextLoss::Both);
  CHECK(reduction_of(formatted, joined).loss() == TextLoss::One);
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

TEST_CASE("A list leaves three lines directly below one another, prose and a numbered list do not", "[verdict][formatting]") {
  const auto leaves = [](const std::string& text) { return count_fingerprint(text).has_line_run; };
  CHECK(leaves(text_without_marks("You need:\n- oil\n- a wick\n\nThat is all.")));
  CHECK(leaves("oil\r\nwax\r\nwick"));
  for (const char* text : {"One line.\n\nAnother one.\n\nA third.", "Two\nlines", "You need:\n1. oil\n2. wax\n3. a wick", "a\nb\n \nc\nd", ""}) {
    INFO(text);
    CHECK_FALSE(leaves(text));
  }
}
