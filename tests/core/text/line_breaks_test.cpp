#include "text/line_breaks.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace kinprint;

namespace {

const std::string kHalf(kLongText / 2, 'a');

}  // namespace

TEST_CASE("A long text is told by the line breaks it has, the white space at its ends left out", "[text][line_breaks]") {
  CHECK(line_breaks_of(kHalf + kHalf) == LineBreaks::None);
  CHECK(line_breaks_of("\n\n" + kHalf + kHalf + " \r\n\n") == LineBreaks::None);
  CHECK(line_breaks_of(kHalf + "\nb\nc\n" + kHalf) == LineBreaks::NoEmptyLine);
  CHECK(line_breaks_of(kHalf + "\r\nb \r\n  c\r\n" + kHalf) == LineBreaks::NoEmptyLine);
  for (const std::string& text : {kHalf + "\n" + kHalf, kHalf + "\nb\n" + kHalf, kHalf + "\n\nb\nc\n" + kHalf, kHalf + "\nb\nc\n \t\r\n" + kHalf}) {
    INFO(text);
    CHECK(line_breaks_of(text) == LineBreaks::Kept);
  }
}

TEST_CASE("A short text tells nothing of its line breaks", "[text][line_breaks]") {
  const std::string below(kLongText - 1, 'a');
  CHECK(line_breaks_of(below) == LineBreaks::Kept);
  CHECK(line_breaks_of("  " + below + "\n\n") == LineBreaks::Kept);
  CHECK(line_breaks_of(" \n") == LineBreaks::Kept);
  CHECK(line_breaks_of("") == LineBreaks::Kept);
}

TEST_CASE("Line breaks beyond those kept go, and what else stands in the text stays", "[text][line_breaks]") {
  const std::string text = "One  two\n\nthree\n four \r\n \r\n\nfive\tsix\n";
  CHECK(text_with_line_breaks(text, LineBreaks::Kept) == text);
  CHECK(text_with_line_breaks(text, LineBreaks::NoEmptyLine) == "One  two\nthree\n four\nfive\tsix\n");
  CHECK(text_with_line_breaks(text, LineBreaks::None) == "One  two three four five\tsix ");
  CHECK(text_with_line_breaks("", LineBreaks::None).empty());
}

TEST_CASE("A text with fewer line breaks is told as one that lost them", "[text][line_breaks]") {
  const std::string text = kHalf + "\n\nb\n\nc\n\n" + kHalf;
  for (const LineBreaks kept : {LineBreaks::Kept, LineBreaks::NoEmptyLine, LineBreaks::None}) CHECK(line_breaks_of(text_with_line_breaks(text, kept)) == kept);
}
