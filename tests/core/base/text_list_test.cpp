#include "base/text_list.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace kinprint;

namespace {

std::vector<std::string> all_of(std::string_view list) {
  std::vector<std::string> texts;
  any_text(list, [&](std::string_view text) {
    texts.emplace_back(text);
    return false;
  });
  return texts;
}

}  // namespace

TEST_CASE("a list gives its texts in order, spaces included", "[base][text_list]") {
  CHECK(all_of("sure|of course |\u597D\u7684") == std::vector<std::string>{"sure", "of course ", "\u597D\u7684"});
  CHECK(all_of("one") == std::vector<std::string>{"one"});
  CHECK(all_of("").empty());
}

TEST_CASE("the walk ends with the first text that the test holds of", "[base][text_list]") {
  int asked = 0;
  CHECK(any_text("a|bb|cc|d", [&](std::string_view text) { return ++asked, text.size() == 2; }));
  CHECK(asked == 2);
  CHECK_FALSE(any_text("a|b", [](std::string_view text) { return text == "a|b"; }));
}

TEST_CASE("a text holds what stands anywhere in it", "[base][text_list]") {
  CHECK(holds_any("as an answer", "x|answer"));
  CHECK_FALSE(holds_any("as an answer", "x| answers"));
  CHECK_FALSE(holds_any("as an answer", ""));
}
