#include "feature/seen_characters.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace kinprint;

TEST_CASE("carriage returns, invisible characters and white space at both ends are not seen, and only the first characters are", "[feature][seen_characters]") {
  const auto seen = [](const std::string& text, std::size_t most) {
    const std::vector<char32_t> characters = seen_characters(text, most);
    return std::u32string(characters.begin(), characters.end());
  };
  REQUIRE(seen("a\r\nb\u00ADc\u200Bd\u4EBA", 10) == U"a\nbcd\u4EBA");
  REQUIRE(seen("a\r\r\u200Bb", 2) == U"ab");
  REQUIRE(seen("ab", 0).empty());
  REQUIRE(seen("", 5).empty());
  REQUIRE(seen(" \r\n\u200B\tab cd \n\u3000\u00A0\uFEFF\r\n", 20) == U"ab cd");
  REQUIRE(seen(" \n\u3000", 5).empty());
  REQUIRE(seen("ab cd", 3) == U"ab ");  // what is cut off is no end
}
