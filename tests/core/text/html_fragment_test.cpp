#include "text/html_fragment.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace kinprint;

TEST_CASE("An answer in tags becomes the Markdown that a bot writes", "[text][html_fragment]") {
  const std::string text = "<h2>Head</h2>\n<p class=\"x\">One <strong>bold</strong>,\n <em>so</em> &amp; <code>x < 2</code>.<br/>Next</p>\n<ol>\n <li>one</li>\n <li><p>two</p></li></ol><ul><li>dot</li></ul>\n";
  CHECK(is_html_fragment(text));
  CHECK(without_tags(text) == "## Head\n\nOne **bold**, *so* &amp; `x < 2`.\nNext\n\n1. one\n2. two\n\n- dot");
  CHECK(without_tags("<p>a</p><table><tr><td>b</td></tr><tr><td>c</td></tr></table>") == "a\n\nb\nc");
  CHECK(without_tags("Next</p> <p>a < b") == "Next\n\na < b");  // a part of one
  CHECK(without_tags("a <b c") == "a <b c");
  CHECK(without_tags("<b <p> c") == "** c");
}

TEST_CASE("Pages, code and prose that begin otherwise are left alone", "[text][html_fragment]") {
  for (const char* text : {"", "<", ">", "<>", "<p>", "<p>open", "<div><p>a</p></div>", "<!DOCTYPE html><p>a</p>", "Use <p>a</p>", "<p>a</p> is a paragraph.", "<pre>a</pre>", "<h7>a</h7>", "<p>a</p><br>"}) {
    INFO(text);
    CHECK_FALSE(is_html_fragment(text));
  }
}

TEST_CASE("Tags that never end take no longer than others", "[text][html_fragment]") {
  std::string opened = "<p>";
  for (int i = 0; i < 500'000; ++i) opened += "<<b";
  CHECK(without_tags(opened).size() == opened.size() - 3);
  CHECK(is_html_fragment(opened + "</p>"));
  CHECK(without_tags(opened + "</p>").size() < opened.size());
}
