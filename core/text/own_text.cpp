#include "text/own_text.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "text/outer_space.hpp"
#include "text/prompt_echo.hpp"
#include "text/reasoning_marks.hpp"
#include "text/shared_lines.hpp"

namespace kinprint {
namespace {

// A text that begins with `start` is an answer from behind `end` on.
struct Frame {
  std::string_view start, end;
};

// What a chat template puts before an answer, from the prompt on or only directly before it. Without an end the text stays.
constexpr Frame kTemplates[] = {
    {"<|im_start|>", "<|im_start|>assistant"},
    {"<|start_header_id|>", "<|start_header_id|>assistant<|end_header_id|>"},
    {"<start_of_turn>", "<start_of_turn>model"},
    {"<|system|>", "<|assistant|>"},
    {"<|user|>", "<|assistant|>"},
    {"<|assistant|>", "<|assistant|>"},
    {"<\uFF5CUser\uFF5C>", "<\uFF5CAssistant\uFF5C>"},  // DeepSeek: wide bars
    {"<\uFF5CAssistant\uFF5C>", "<\uFF5CAssistant\uFF5C>"},
    {"[INST]", "[/INST]"},
    {"A chat between a curious", "ASSISTANT:"},
    {"USER:", "ASSISTANT:"},
    {"ASSISTANT:", "ASSISTANT:"},
    {"Below is an instruction", "### Response:"},
    {"### Instruction:", "### Response:"},
    {"### Response:", "### Response:"},
    {"### Human:", "### Assistant:"},
    {"### Assistant:", "### Assistant:"},
    {"<answer>", "<answer>"},
    {"<|begin_of_solution|>", "<|begin_of_solution|>"},
    {"<response>", "<response>"},
    {"<|START_RESPONSE|>", "<|START_RESPONSE|>"},
    {"<|START_TEXT|>", "<|START_TEXT|>"},
    {"<|START_OF_TURN_TOKEN|>", "<|CHATBOT_TOKEN|>"},
    {"<|CHATBOT_TOKEN|>", "<|CHATBOT_TOKEN|>"},
    {"<|start|>", "<|start|>assistant"},
    {"<|channel|>final", "<|message|>"},
    {"<|turn>", "<|turn>model"},
    {"<|start_of_role|>", "assistant<|end_of_role|>"},
    {"<s>", "<s>"},
    {"<|begin_of_text|>", "<|begin_of_text|>"},
    {"<bos>", "<bos>"},
    {"<\uFF5Cbegin\u2581of\u2581sentence\uFF5C>", "<\uFF5Cbegin\u2581of\u2581sentence\uFF5C>"},
};

constexpr std::string_view kEnds[] = {
    "</s>",
    "<|im_end|>",
    "<|eot_id|>",
    "<|end_of_text|>",
    "<|endoftext|>",
    "<end_of_turn>",
    "<eos>",
    "<|end|>",
    "<|return|>",
    "<|end_of_solution|>",
    "</answer>",
    "</response>",
    "<|END_RESPONSE|>",
    "<|END_TEXT|>",
    "<|END_OF_TURN_TOKEN|>",
    "<turn|>",
    "<|assistant_end|>",
    "<seed:eos>",
    "[END FINAL RESPONSE]",
    "<\uFF5Cend\u2581of\u2581sentence\uFF5C>",
};

// The text without its first `size` bytes and what spaces follow them.
std::string_view behind(std::string_view text, std::size_t size) { return without_leading_space(text.substr(size)); }

// Behind the end of a frame that the text begins with; else the text.
std::string_view without_frame(std::string_view text) {
  if (const std::size_t size = reasoning_at_start(text).size; size > 0) return behind(text, size);
  for (const Frame& frame : kTemplates) {
    if (!text.starts_with(frame.start)) continue;
    const std::size_t end = text.find(frame.end);
    if (end != std::string_view::npos) return behind(text, end + frame.end.size());
  }
  return text;
}

std::string_view without_frames(std::string_view text) {
  while (true) {
    const std::string_view start = without_leading_space(text);
    const std::string_view rest = without_frame(start);
    if (rest.size() == start.size()) return text;
    text = rest;
  }
}

// Behind reasoning whose first mark the template wrote.
std::string_view without_open_reasoning(std::string_view text) {
  const std::size_t size = reasoning_without_start(text).size;
  return size > 0 ? behind(text, size) : text;
}

std::string_view without_ends(std::string_view text) {
  while (true) {
    const std::string_view rest = without_trailing_space(text);
    const auto* end = std::find_if(std::begin(kEnds), std::end(kEnds), [&](std::string_view mark) { return rest.ends_with(mark); });
    if (end == std::end(kEnds)) return text;
    text = rest.substr(0, rest.size() - end->size());
  }
}

// Within a fence about the whole answer, as services write that are asked for Markdown.
std::string_view without_fence(std::string_view text) {
  constexpr std::string_view kFence = "```", kStarts[] = {"```markdown\n", "```md\n"};
  const std::string_view trimmed = without_trailing_space(text);
  for (const std::string_view start : kStarts) {
    if (trimmed.starts_with(start) && trimmed.ends_with("\n```") && trimmed.size() > start.size() + kFence.size())
      return trimmed.substr(start.size(), trimmed.size() - start.size() - kFence.size());
  }
  return text;
}

void narrow(Answer& answer) {
  std::string_view own = without_open_reasoning(without_frames(answer.document.own()));
  own.remove_prefix(prompt_echo_size(own, answer.prompt));
  answer.document.keep(without_fence(without_ends(without_frames(own))));
}

}  // namespace

void find_own_texts(Side& side) {
  for (Answer& answer : side.answers) narrow(answer);
  if (!drop_shared_lines(side)) return;
  for (Answer& answer : side.answers) narrow(answer);  // what stood behind the line
}

}  // namespace kinprint
