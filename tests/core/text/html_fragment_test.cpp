#include "text/html_fragment.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace kinprint;

TEST_CASE("An answer in tags becomes the Markdown that a bot writes", "[text][html_fragment]") {
  CHECK(fragment_text("<h2>Head</h2>\n<p class=\"x\">One <strong>bold</strong>,\n <em>so</em> &amp; <code>x < 2</code>.<br/>Next</p>\n<ol>\n <li>one</li>\n <li><p>two</p></li></ol><ul><li>dot</li></ul>\n") ==
        "## Head\n\nOne **bold**, *so* &amp; `x < 2`.\nNext\n\n1. one\n2. two\n\n- dot");
  CHECK(fragment_text("<p>a</p><table><tr><td>b</td></tr><tr><td>c</td></tr></table>") == "a\n\nb\nc");
}

TEST_CASE("Pages, code and prose that begin otherwise are left alone", "[text][html_fragment]") {
  for (const char* text : {"", "<", ">", "<>", "<p>", "<p>open", "<div><p>a</p></div>", "<!DOCTYPE html><p>a</p>", "Use <p>a</p>", "<p>a</p> is a paragraph.", "<pre>a</pre>", "<h7>a</h7>", "<p>a</p><br>"}) {
    INFO(text);
    CHECK_FALSE(fragment_text(text));
  }
}
