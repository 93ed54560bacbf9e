#include "text/reasoning_marks.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace kinprint;

TEST_CASE("Reasoning is what stands between its marks, in whatever case", "[text][reasoning_marks]") {
  const std::string text = "<Think>\nBeans.\n</THINK>Peas.";
  const Reasoning found = reasoning_at_start(text);
  CHECK(found.words == "\nBeans.\n");
  CHECK(text.substr(found.size) == "Peas.");
  CHECK(found.ends);
}

TEST_CASE("Reasoning that never ends is the whole text, unless its start could be an answer's", "[text][reasoning_marks]") {
  for (const std::string text : {"<think>Beans", "[THINK]", "<|START_THINKING|>", "<|channel>thought\nBeans", "<details type=\"reasoning\" done=\"false\">\n> Beans"}) {
    INFO(text);
    CHECK(reasoning_at_start(text).size == text.size());
    CHECK_FALSE(reasoning_at_start(text).ends);
  }
  for (const char* text : {"", "<", "<thin", "Beans <think>", "Thinking... beans", "analysis of beans", "<details>Beans</details>"}) CHECK(reasoning_at_start(text).size == 0);
}

TEST_CASE("Reasoning whose first mark the template wrote ends where nobody would write about the mark", "[text][reasoning_marks]") {
  for (const std::string before : {"Beans.\n</think>\n", "Beans</think>\n", "Beans.</think>", "Beans?</THINK>", "</think>\r\n", "</think>", "\u8C46\u3002</think>\u8C46", "Beans.<|END_THINKING|><|START_TEXT|>", "Beans\n</longcat_think>\n"}) {
    INFO(before);
    const Reasoning found = reasoning_without_start(before + "Peas.");
    CHECK(found.ends == (before != "</think>"));  // behind nothing it may be anybody's
  }
  for (const char* text : {"", "Beans", "Models end it with </think> tags.", "Models end it.</think> is the mark.", "in </think>, then", "<think> and\n</think>\n", "\u5728</think>\u4E4B\u540E"}) {
    INFO(text);
    CHECK(reasoning_without_start(text).size == 0);
  }
}
