#include "text/html_tag.hpp"

#include <catch2/catch.hpp>

using namespace kinprint;
using namespace kinprint::detail;

TEST_CASE("A tag ends where its attributes do, and an address is that of href alone", "[text][html]") {
  const Tag tag = read_tag(R"(<A title="a > b" data-href='https://example.org/no' HREF = "https://example.org/a?b&amp;c" x>text)", 0);
  CHECK(tag.name == "a");
  CHECK_FALSE(tag.closes);
  CHECK(address_of(tag) == "https://example.org/a?b&c");
  CHECK(read_tag("</p >", 0).closes);
  CHECK(read_tag("< p>", 0).name.empty());
  for (const std::string_view none : {"<a>", "<a href>", "<a href=''>", "<a href=\"javascript:x\">", "<a href='/a'>", "<a href=\"https://example.org/ a\">", "<a href=\""}) {
    INFO(none);
    CHECK(address_of(read_tag(none, 0)).empty());
  }
}

TEST_CASE("The text of a link repeats its address or marks a source", "[text][html]") {
  CHECK(repeats_address("example.org/a", "https://www.example.org/a/"));
  CHECK(repeats_address("a@example.org", "mailto:a@example.org"));
  CHECK_FALSE(repeats_address("example.org/b", "https://example.org/a"));
  for (const std::string_view mark : {"1", "[12]", "(123)", "The Example +2"}) CHECK(marks_source(mark));
  for (const std::string_view text : {"", "2024", "[a1]", "chapter 3", "+"}) CHECK_FALSE(marks_source(text));
}

TEST_CASE("A reference is a character or text", "[text][html]") {
  std::string out;
  CHECK(append_reference("&amp;", 0, out) == 5);
  CHECK(append_reference("&#x41;", 0, out) == 6);
  CHECK(out == "&A");
  for (const std::string_view none : {"&", "&;", "&#;", "&#xg;", "&nope;", "&amp"}) CHECK(append_reference(none, 0, out) == 0);
  CHECK(out == "&A");
}
