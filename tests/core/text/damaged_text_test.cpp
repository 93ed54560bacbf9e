#include "text/damaged_text.hpp"

#include <catch2/catch.hpp>

using namespace kinprint;

TEST_CASE("Escaped line breaks are mended where there are no others, and formulas are left alone", "[text][damaged_text]") {
  CHECK(mended_text("One.\\n\\n- Two \\\"2\\\"\\nIt\\'s \\\\ so") == "One.\n\n- Two \"2\"\nIt's \\ so");
  for (const char* text : {"One.\\nTwo.", "One.\\n\\nTwo.\nThree.", "a \\neq b, \\nabla c and \\nu", "", "\\", "print(a\\n)"}) {
    INFO(text);
    CHECK_FALSE(mended_text(text));
  }
}

TEST_CASE("HTML entities are mended where no quote was left as it is", "[text][damaged_text]") {
  CHECK(mended_text("It&#39;s &lt;b&gt; &amp;amp; &quot;it&quot;&nbsp;&x") == "It's <b> &amp; \"it\" &x");
  for (const char* text : {"It&#39;s so", "It's &lt;b&gt; &amp;", "R&D & Q&A", "&quot;\"&quot;", "&", "&quot"}) {
    INFO(text);
    CHECK_FALSE(mended_text(text));
  }
}

TEST_CASE("A mark of quotation goes where every line has one", "[text][damaged_text]") {
  CHECK(mended_text("> One\n>\n>> Two\n\n>Three\n") == "One\n\n> Two\n\nThree\n");
  for (const char* text : {"> One\n> Two", "> One\n> Two\n> Three\nFour", "> One\nTwo\n> Three\n> Four", " > a\n > b\n > c"}) {
    INFO(text);
    CHECK_FALSE(mended_text(text));
  }
}

TEST_CASE("Escaped marks of Markdown are marks again where none was left as it is", "[text][damaged_text]") {
  CHECK(mended_text("\\## Head\n\n1\\. \\*\\*One\\*\\* is my\\_var\n\\- \\*\\*Two\\*\\*") == "## Head\n\n1. **One** is my_var\n- **Two**");
  for (const char* text : {"2 \\* 3 \\* 4", "\\*\\*a\\*\\* and **b**", "\\[x\\] and \\(y\\)", "\\*\\*"}) {
    INFO(text);
    CHECK_FALSE(mended_text(text));
  }
}

TEST_CASE("One damage hides no other", "[text][damaged_text]") {
  CHECK(mended_text("It&#39;s.\\n\\n&quot;So&quot;") == "It's.\n\n\"So\"");
  CHECK(mended_text("> don\u00E2\u20AC\u2122t\n> can\u00E2\u20AC\u2122t\n> so") == "don\u2019t\ncan\u2019t\nso");
}

TEST_CASE("Tags of line breaks are mended where there are no others", "[text][damaged_text]") {
  CHECK(mended_text("One.<br><br>- Two<br/>- Three") == "One.\n\n- Two\n- Three");
  CHECK(mended_text("One.<br />\nTwo.<br>\n") == "One.\nTwo.\n");
  for (const char* text : {"", "one<br>two", "| a<br>b<br>c |\n", "<brand> and <brass>", "<br", "<br /"}) CHECK_FALSE(mended_text(text));
}
