#include "text/misread_encoding.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace kinprint;

TEST_CASE("UTF-8 that was read as Windows-1252 is read again", "[text][misread_encoding]") {
  CHECK(read_again("don\u00E2\u20AC\u2122t \u00E2\u20AC\u201C caf\u00C3\u00A9") == "don\u2019t \u2013 caf\u00E9");
  CHECK(read_again("don\u00E2\u20AC\u2122t") == "don\u2019t");
  CHECK(read_again("\u00E4\u00BD\u00A0\u00E5\u00A5\u00BD") == "\u4F60\u597D");
  CHECK(read_again("\u00F0\u0178\u02DC\u20AC\u00F0\u0178\u02DC\u20AC") == "\U0001F600\U0001F600");
}

TEST_CASE("A byte that Windows-1252 has no character for may be lost, kept or replaced", "[text][misread_encoding]") {
  for (const char* end : {"\u0081", "\uFFFD"}) {
    INFO(end);
    CHECK(read_again(std::string("\u00C3\u00A9 \u00C3") + end) == std::string("\u00E9 ") + (end == std::string("\u0081") ? "\u00C1" : "\uFFFD"));
  }
  CHECK(read_again("\u00E2\uFFFD\u00A4 \u00E2\u20AC\u2122") == "\uFFFD \u2019");
  for (const char* end : {"\u009D", "\uFFFD", ""}) {
    INFO(end);
    CHECK(read_again("\u00E2\u20AC\u0153so\u00E2\u20AC" + std::string(end) + " he said") == "\u201Cso\u201D he said");
    CHECK(read_again("\u00E2\u20AC\u0153so\u00E2\u20AC" + std::string(end)) == "\u201Cso\u201D");
  }
}

TEST_CASE("What was read rightly, once, or in part is left alone", "[text][misread_encoding]") {
  for (const char* text : {"", "plain", "don\u2019t caf\u00E9", "caf\u00C3\u00A9", "\u00E2\u20AC\u2122 \u00E2\u20AC\u2122 \u00E9t\u00E9", "Spa\u00DF\u201C Fu\u00DF\u201C gr\u00FC\u00DFt", "\u00AB\u00A0cit\u00E9\u00A0\u00BB \u00E0 c\u00F4t\u00E9",
                           "\u4F60\u597D\u4F60\u597D", "\u00C3", "\u00E2", "\u00ED\u00A0\u20AC \u00ED\u00A0\u20AC"}) {
    INFO(text);
    CHECK_FALSE(read_again(text));
  }
}
