#include "text/own_text.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <utility>

using namespace kinprint;

namespace {
constexpr std::string_view kPrompt = "What should a new gardener plant first?";

std::string own(std::string text, std::string_view prompt = kPrompt) {
  Side side;
  side.answers.push_back({std::string(prompt), {std::move(text)}});
  find_own_texts(side);
  return std::string(side.answers[0].document.own());
}

const std::string kBeans = "**Beans**, then\npeas.";
}  // namespace

TEST_CASE("The reasoning before an answer is no part of it", "[text][own_text]") {
  for (const char* before :
       {"<think>\nThe user asks.\n\nBeans it is.\n</think>\n\n", "<think></think>", "  <think>\n\n</think>\n", "<thinking>Beans.</thinking> ", "<thought>\nBeans\n</thought>", "<reasoning>Beans</reasoning>\n<answer>", "<seed:think>Beans</seed:think>",
        "[THINK]Beans[/THINK]", "\u25C1think\u25B7Beans\u25C1/think\u25B7", "<|begin_of_thought|>\nBeans\n<|end_of_thought|>\n\n<|begin_of_solution|>\n",
        "<|channel|>analysis<|message|>Beans.<|end|><|start|>assistant<|channel|>final<|message|>", "analysisThe user asks.assistantfinal", "Thinking...\nThe user asks.\n...done thinking.\n\n", "<details type=\"reasoning\" done=\"true\">\n<summary>Thought</summary>\n> Beans\n</details>\n",
        "The user asks.\n</think>\n\n", "The user asks.</think>\n", "</think>\n", "<think>one</think>\n<think>two</think>\n", "<THINK>Beans</THINK>\n", "[think]Beans[/think]", "<|channel|>analysis<|message|>Beans, then\n<|end|>peas.<|channel|>final<|message|>",
        "<|START_THINKING|>Beans.<|END_THINKING|><|START_RESPONSE|>", "Beans.<|END_THINKING|><|START_TEXT|>", "Beans\n</longcat_think>\n", "<longcat_think>\nBeans\n</longcat_think>\n", "<|channel>thought\nBeans\n<channel|>", "<|channel>thought\n<channel|>", "<|inner_prefix|>Beans.<|inner_suffix|>",
        "<|think|>Beans.<|end|><|begin|>assistant<|content|>", "Here is my thought process:\nBeans.\n\nHere is my response:\n", "Here are my reasoning steps:\nBeans.\n[BEGIN FINAL RESPONSE]\n", "<think>Beans.</think>\n<response>\n"}) {
    INFO(before);
    CHECK(own(before + kBeans) == kBeans);
  }
}

TEST_CASE("Reasoning that never ends leaves no answer", "[text][own_text]") {
  CHECK(own("<think>\nThe user asks what to plant. Beans, or") == "");
  CHECK(own("<think>Beans.</think>\n") == "");
  CHECK(own("Beans.</think>") == "");
}

TEST_CASE("A chat template about an answer is no part of it", "[text][own_text]") {
  const std::string asked(kPrompt);
  for (const auto& [before, after] : {
           std::pair<std::string, std::string>{"<|im_start|>user\n" + asked + "<|im_end|>\n<|im_start|>assistant\n", "<|im_end|>\n"},
           {"<s>[INST] " + asked + " [/INST] ", "</s>"},
           {"<|begin_of_text|><|start_header_id|>user<|end_header_id|>\n\n" + asked + "<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n", "<|eot_id|>"},
           {"<bos><start_of_turn>user\n" + asked + "<end_of_turn>\n<start_of_turn>model\n", "<end_of_turn>\n<eos>"},
           {"<|user|>\n" + asked + "\n<|assistant|>\n<think>Beans.</think>", "<|endoftext|>"},
           {"<\uFF5C"
            "begin\u2581of\u2581sentence\uFF5C><\uFF5CUser\uFF5C>" +
                asked + "<\uFF5C"
                        "Assistant\uFF5C>",
            "<\uFF5C"
            "end\u2581of\u2581sentence\uFF5C>"},
           {"Below is an instruction that describes a task.\n\n### Instruction:\n" + asked + "\n\n### Response:\n", ""},
           {"A chat between a curious user and an assistant. USER: " + asked + " ASSISTANT: ", "</s>"},
           {"### Human: " + asked + "\n### Assistant: ", ""},
           {"### Response:\n", ""},
           {"<|START_OF_TURN_TOKEN|><|USER_TOKEN|>" + asked + "<|END_OF_TURN_TOKEN|><|START_OF_TURN_TOKEN|><|CHATBOT_TOKEN|><|START_RESPONSE|>", "<|END_RESPONSE|><|END_OF_TURN_TOKEN|>"},
           {"<|START_THINKING|>Beans.<|END_THINKING|><|START_TEXT|>", "<|END_TEXT|>"},
           {"<|start|>user<|message|>" + asked + "<|end|><|start|>assistant<|channel|>final<|message|>", "<|return|>"},
           {"<|start|>assistant<|channel|>analysis<|message|>Beans.<|end|><|start|>assistant<|channel|>final<|message|>", "<|return|>"},
           {"<bos><|turn>user\n" + asked + "<turn|>\n<|turn>model\n<|channel>thought\nBeans.\n<channel|>", "<turn|>\n"},
           {"<|start_of_role|>user<|end_of_role|>" + asked + "<|end_of_text|>\n<|start_of_role|>assistant<|end_of_role|>", "<|end_of_text|>"},
           {"<|inner_prefix|>Beans.<|inner_suffix|>", "<|assistant_end|>"},
           {"<seed:think>Beans.</seed:think>", "<seed:eos>"},
           {"<think>Beans.</think><response>\n", "</response>"},
           {"Here are my reasoning steps:\nBeans.\n[BEGIN FINAL RESPONSE]\n", "[END FINAL RESPONSE]\n<|end|>"},
           {asked + "\n\n<think>Beans.</think>\n", "</s>"},
           {"<think>Beans.</think>\n" + asked + "\n\n", ""},
       }) {
    INFO(before);
    CHECK(own(before + kBeans + after) == kBeans);
  }
}

TEST_CASE("Whoever writes about such marks, or begins otherwise, is read as written", "[text][own_text]") {
  for (const char* text : {"", "  ", " Beans. \n", "A model writes <think> first and </think> then.", "Beans go into <think> tags:\n</think>\n", "analysis of beans", "Thinking... Beans.", "[INST] without an end", "<|user|> alone", "### Responses: two", "Use `</s>` to end.", "<p>Beans</p>", "Here is my thought process: beans, as they grow fast.", "Here are my reasoning steps:\n1. Beans", "Command writes <|END_THINKING|> behind it.", "<|turn>", "<|start|> and",
                           "<details><summary>More</summary>Beans</details>"}) {
    INFO(text);
    CHECK(own(text) == text);
  }
}

TEST_CASE("A fence about the whole answer is no part of it, one in it is", "[text][own_text]") {
  CHECK(own("```markdown\n# Beans\n\nFirst.\n```\n") == "# Beans\n\nFirst.\n");
  for (const char* text : {"```markdown\n```", "```python\nprint(1)\n```", "```md\nBeans\n```\nand peas.", "```markdown\n"}) CHECK(own(text) == text);
}

TEST_CASE("Marks in a row all go", "[text][own_text]") {
  for (const char* mark : {"<s>", "</s>", "<think></think>", "<|im_start|>assistant\n", "USER: ASSISTANT:"}) {
    INFO(mark);
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += mark;
    CHECK(own(text + kBeans + "</s></s>") == (std::string_view(mark) == "</s>" ? text + kBeans : kBeans));
  }
}
