#include "text/prompt_echo.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace kinprint;

namespace {
constexpr std::string_view kPrompt = "What should a new gardener\nplant first? Why?";

std::string after_echo(const std::string& text, std::string_view prompt = kPrompt) { return text.substr(prompt_echo_size(text, prompt)); }
}  // namespace

TEST_CASE("The prompt before an answer goes, with marks and labels", "[text][prompt_echo]") {
  for (const char* before : {"What should a new gardener plant first? Why?\n\n", "# What should a new gardener plant first? Why?\n", "**what should a new gardener\nplant first? why?** ", "You said:\nWhat should a new gardener plant first? Why?\nChatGPT said:\n",
                             "## Prompt\n\nWhat should a new gardener plant first? Why?\n\nAnswer: ", "Q: What should a new gardener plant first? Why?\n"}) {
    INFO(before);
    CHECK(after_echo(before + std::string("**Beans** grow fast.")) == "**Beans** grow fast.");
    CHECK(after_echo(before + std::string("- Beans: they grow\n- Peas")) == "- Beans: they grow\n- Peas");
  }
  CHECK(after_echo("\u4F60\u8BA4\u4E3A\u4E00\u4E2A\u65B0\u624B\u56ED\u4E01\u5E94\u8BE5\u5148\u79CD\u4EC0\u4E48\uFF1F\n\u8C46\u5B50\u3002", "\u4F60\u8BA4\u4E3A\u4E00\u4E2A\u65B0\u624B\u56ED\u4E01\u5E94\u8BE5\u5148\u79CD\u4EC0\u4E48\uFF1F") == "\u8C46\u5B50\u3002");
}

TEST_CASE("An answer that begins in its own words, or holds nothing but the prompt, stays whole", "[text][prompt_echo]") {
  for (const char* text : {"", "Beans. What should a new gardener plant first? Why?", "What should a new gardener plant first?", "What should a new gardener plant first? Why?", "# What should a new gardener plant first? Why?\n\n", "What should an old gardener plant first? Why?"}) {
    INFO(text);
    CHECK(prompt_echo_size(text, kPrompt) == 0);
  }
  CHECK(prompt_echo_size("Good morning! Good morning to you.", "Good morning!") == 0);
  CHECK(prompt_echo_size("anything", "") == 0);
  CHECK(prompt_echo_size("", "") == 0);
}
