#include "segment/lines.hpp"

#include <catch2/catch.hpp>

using namespace kinprint::detail;

TEST_CASE("Marks at the start of a line are measured with their space", "[segment][lines]") {
  std::uint8_t level = 0;
  CHECK(heading_mark("### x", level) == 4);
  CHECK(level == 3);
  CHECK(heading_mark("####### x", level) == 0);
  CHECK(bullet_mark("- x") == 2);
  CHECK(bullet_mark("-x") == 0);
  CHECK(bullet_mark("**bold**") == 0);
  CHECK(ordered_mark("10. x") == 4);
  CHECK(ordered_mark("1234567890. x") == 0);
  CHECK(ordered_mark("3.5 x") == 0);
  CHECK(indent_of("\t  x").columns == 6);
}

TEST_CASE("Rules, dividers and fences are told apart", "[segment][lines]") {
  CHECK(is_rule("- - -"));
  CHECK_FALSE(is_rule("--"));
  CHECK_FALSE(is_rule("--x"));
  CHECK(is_table_divider("|:--|--:|"));
  CHECK_FALSE(is_table_divider("---"));
  CHECK(opening_fence("```cpp").length == 3);
  CHECK(opening_fence("``x").length == 0);
  CHECK(wraps_markdown("``` markdown", {'`', 3}));
  CHECK(wraps_markdown("~~~md", {'~', 3}));
  CHECK_FALSE(wraps_markdown("```mdx", {'`', 3}));
  CHECK_FALSE(wraps_markdown("```", {'`', 3}));
  CHECK(closes("```` ", {'`', 3}));
  CHECK_FALSE(closes("``` x", {'`', 3}));
}
