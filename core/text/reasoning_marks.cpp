#include "text/reasoning_marks.hpp"

#include <span>

#include "base/ascii.hpp"

namespace kinprint {
namespace {

struct Mark {
  std::string_view start, end;
  bool must_end = false;  // its start could be an answer's
};

constexpr Mark kMarks[] = {
    {"<think>", "</think>"},                     // DeepSeek, Qwen, GLM and most open models
    {"<|START_THINKING|>", "<|END_THINKING|>"},  // Cohere's Command A
    {"<longcat_think>", "</longcat_think>"},     // LongCat-Flash
    {"<thinking>", "</thinking>"},
    {"<thought>", "</thought>"},  // Gemini by OpenAI's interface
    {"<reasoning>", "</reasoning>"},
    {"<seed:think>", "</seed:think>"},                                 // Seed-OSS
    {"[THINK]", "[/THINK]"},                                           // Magistral
    {"\u25C1think\u25B7", "\u25C1/think\u25B7"},                       // Kimi: triangles about the word
    {"<|begin_of_thought|>", "<|end_of_thought|>"},                    // OpenThinker, Sky-T1
    {"<|channel|>analysis", "<|channel|>final<|message|>"},            // gpt-oss
    {"<|channel>thought", "<channel|>"},                               // Gemma 4
    {"<|inner_prefix|>", "<|inner_suffix|>"},                          // Apertus
    {"<|think|>", "<|content|>"},                                      // Solar Open
    {"<details type=\"reasoning\"", "</details>"},                     // Open WebUI
    {"Thinking...", "...done thinking.", true},                        // what "ollama run" prints
    {"analysis", "assistantfinal", true},                              // gpt-oss, its marks left out
    {"Here is my thought process:", "Here is my response:", true},     // Granite 3.2
    {"Here are my reasoning steps:", "[BEGIN FINAL RESPONSE]", true},  // Apriel
};
constexpr std::size_t kOpened = 3;  // of them, from the first on: those whose start chat templates write

// The first byte of an end is a sign, or a letter that programs write small.
std::size_t find_mark(std::string_view text, std::string_view mark, std::size_t from) {
  std::size_t at = text.find(mark[0], from);
  while (at != std::string_view::npos && !begins_ignoring_case(text.substr(at), mark)) at = text.find(mark[0], at + 1);
  return at;
}

}  // namespace

Reasoning reasoning_at_start(std::string_view text) {
  for (const Mark& mark : kMarks) {
    if (!begins_ignoring_case(text, mark.start)) continue;
    const std::size_t begin = mark.start.size(), end = find_mark(text, mark.end, begin);
    if (end != std::string_view::npos) return {end + mark.end.size(), text.substr(begin, end - begin), true};
    if (!mark.must_end) return {text.size(), text.substr(begin), false};
  }
  return {};
}

Reasoning reasoning_without_start(std::string_view text) {
  for (const auto& [start, end, must_end] : std::span(kMarks, kOpened)) {
    const std::size_t at = find_mark(text, end, 0);
    if (at == std::string_view::npos || find_mark(text.substr(0, at), start, 0) != std::string_view::npos) continue;
    // Whoever writes about the mark neither ends a line with it nor puts it between the end of a sentence and the next word.
    const std::string_view words = text.substr(0, at), rest = text.substr(at + end.size());
    const bool ends_line = rest.empty() || rest[0] == '\n' || rest[0] == '\r';
    const bool ends_sentence = words.ends_with('\n') || words.ends_with('.') || words.ends_with('!') ||
                               words.ends_with('?') || words.ends_with("\u3002");
    if (ends_line || (ends_sentence && rest[0] != ' ')) return {at + end.size(), words, true};
  }
  return {};
}

}  // namespace kinprint
