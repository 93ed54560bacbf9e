#include "text/prompt_echo.hpp"

#include <optional>

#include "base/utf8.hpp"
#include "text/unicode.hpp"

namespace kinprint {
namespace {

// Bytes of letters and digits. Of 86,307 answers 208 begin with a prompt as long of their own accord.
constexpr std::size_t kShortestPrompt = 16;
constexpr std::size_t kLongestLabel = 32;  // bytes: "DeepSeek-R1 said:"
constexpr char32_t kEnd = 0;

bool is_mark(char32_t value) {
  const CharacterClass found = character_class(value);
  return found == CharacterClass::Punctuation || found == CharacterClass::Symbol || found == CharacterClass::Other ||
         found == CharacterClass::Format;
}

// The next letter or digit, lower case, and `at` after it; kEnd where there is none.
char32_t next_word_character(std::string_view text, std::size_t& at) {
  while (at < text.size()) {
    const CodePoint point = decode_at(text, at);
    at += point.length;
    if (!is_mark(point.value) && !is_space(point.value)) return to_lower(point.value);
  }
  return kEnd;
}

// Where the prompt ends that the text has from `start` on.
std::optional<std::size_t> end_of_prompt(std::string_view text, std::size_t start, std::string_view prompt) {
  std::size_t in_prompt = 0, in_text = start, matched = 0;
  while (true) {
    const std::size_t before = in_text;
    const char32_t wanted = next_word_character(prompt, in_prompt);
    if (wanted == kEnd) return matched >= kShortestPrompt ? std::optional(before) : std::nullopt;
    if (next_word_character(text, in_text) != wanted) return std::nullopt;
    matched += wanted < 0x80 ? 1 : 3;
  }
}

// After a label or its line, where one begins at `start`; else `start`.
std::size_t after_label(std::string_view text, std::size_t start, std::string_view ends) {
  const std::size_t end = text.substr(start, kLongestLabel).find_first_of(ends);
  return end == std::string_view::npos ? start : start + end + 1;
}

// Letters alone and spaces between them: "ChatGPT said:", no "- Beans:" and no "1. Beans:".
bool holds_a_name(std::string_view label) {
  for (std::size_t at = 0; at + 1 < label.size();) {
    const CodePoint point = decode_at(label, at);
    if (is_digit(point.value) || (is_mark(point.value) && point.value != '-')) return false;
    at += point.length;
  }
  return label[0] != '-';
}

std::size_t skip_while(std::string_view text, std::size_t at, bool (*skips)(char32_t)) {
  while (at < text.size()) {
    const CodePoint point = decode_at(text, at);
    if (!skips(point.value)) break;
    at += point.length;
  }
  return at;
}

}  // namespace

std::size_t prompt_echo_size(std::string_view text, std::string_view prompt) {
  std::optional<std::size_t> end = end_of_prompt(text, 0, prompt);
  if (!end) end = end_of_prompt(text, after_label(text, 0, ":\n"), prompt);
  if (!end) return 0;
  const auto after_spaces = [&](std::size_t at) { return skip_while(text, at, is_space); };
  const std::size_t closed = skip_while(text, *end, is_mark);  // what closes the prompt goes with it
  const std::size_t answer = after_spaces(closed);
  const bool is_on_own_line = text.substr(closed, answer - closed).find('\n') != std::string_view::npos;
  const std::size_t label_end = after_label(text, answer, ":\n");
  const bool is_label =
      is_on_own_line && label_end > answer && text[label_end - 1] == ':' && holds_a_name(text.substr(answer, label_end - answer));
  const std::size_t found = is_label ? after_spaces(label_end) : answer;
  return found < text.size() ? found : 0;  // an answer of nothing else stays
}

}  // namespace kinprint
