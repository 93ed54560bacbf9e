#include "text/shared_lines.hpp"

#include <catch2/catch.hpp>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "text/own_text.hpp"

using namespace kinprint;

TEST_CASE("A first or last line that all answers of a side have is no part of them", "[text][shared_lines]") {
  const auto own_texts = [](std::initializer_list<std::pair<const char*, const char*>> rows) {
    Side side;
    for (const auto& [prompt, text] : rows) side.answers.push_back({prompt, {text}});
    find_own_texts(side);
    std::vector<std::string> texts;
    for (const Answer& answer : side.answers) texts.emplace_back(answer.document.own());
    return texts;
  };
  CHECK(own_texts({{"a", "## Bot\n\nOne."}, {"b", "## Bot\n\n<think>x</think>\nTwo."}, {"c", "## Bot\nThree."}}) == std::vector<std::string>{"One.", "Two.", "Three."});
  CHECK(own_texts({{"", "Bot:\nOne."}, {"", "Bot:\nTwo."}, {"", "Bot:\nThree."}}) == std::vector<std::string>{"One.", "Two.", "Three."});
  CHECK(own_texts({{"a", "Bot\nOne."}, {"b", "Bot\nTwo."}})[0] == "Bot\nOne.");                         // too few to tell
  CHECK(own_texts({{"a", "Bot\nOne."}, {"b", "Bot\nTwo."}, {"b", "Bot\nThree."}})[0] == "Bot\nOne.");   // answers to one prompt may begin alike
  CHECK(own_texts({{"a", "Bot\nOne."}, {"b", "Bot\nTwo."}, {"c", "Bots\nThree."}})[0] == "Bot\nOne.");  // not all
  CHECK(own_texts({{"a", "Bot\nOne."}, {"b", "Bot\nTwo."}, {"c", "Bot\n"}})[0] == "Bot\nOne.");         // nothing else in one
  CHECK(own_texts({{"a", "\nOne."}, {"b", "\nTwo."}, {"c", "\nThree."}})[0] == "\nOne.");               // no heading
  CHECK(own_texts({{"a", "Bot\nOne."}, {"b", "Bot\nOne."}, {"c", "Bot\nThree."}})[0] == "Bot\nOne.");   // one answer twice
  CHECK(own_texts({{"a", "One.\n\nCopy\n"}, {"b", "Two.\nCopy"}, {"c", "# Three\n\n- three\nCopy  "}}) == std::vector<std::string>{"One.\n", "Two.", "# Three\n\n- three"});
  CHECK(own_texts({{"a", "Bot\nOne.\nCopy"}, {"b", "Bot\nTwo.\nCopy"}, {"c", "Bot\nThree.\nCopy"}}) == std::vector<std::string>{"One.", "Two.", "Three."});
  CHECK(own_texts({{"a", "One.\nCopy"}, {"b", "Two.\nCopy"}, {"c", "Copy"}})[0] == "One.\nCopy");  // nothing else in one
  CHECK(own_texts({{"a", "One."}, {"b", "Two."}, {"c", "Three."}})[0] == "One.");
  CHECK(own_texts({{"a", "```python\none\n```"}, {"b", "```python\ntwo\n```"}, {"c", "```python\nthree\n```"}})[0] == "```python\none\n```");  // code
  CHECK(own_texts({{"a", "<p>\none\n</p>"}, {"b", "<p>\ntwo\n</p>"}, {"c", "<p>\nthree\n</p>"}})[0] == "<p>\none\n</p>");
  CHECK(own_texts({{"a", "one\n\\end{code}"}, {"b", "two\n\\end{code}"}, {"c", "three\n\\end{code}"}})[0] == "one\n\\end{code}");
  CHECK(own_texts({{"a", "\u56DE\u7B54\n\u4E00"}, {"b", "\u56DE\u7B54\n\u4E8C"}, {"c", "\u56DE\u7B54\n\u4E09"}})[0] == "\u4E00");
}
