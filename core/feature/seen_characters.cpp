#include "feature/seen_characters.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "text/unicode.hpp"

namespace kinprint {

namespace {

bool is_invisible(char32_t value) { return value == U'\r' || character_class(value) == CharacterClass::Format; }

// Bytes up to the last character that is seen.
std::size_t seen_end(std::string_view text) {
  for (std::size_t end = text.size(); end > 0;) {
    const std::size_t last = previous_start(text, end);
    const char32_t value = decode_at(text, last).value;
    if (!is_space(value) && !is_invisible(value)) return end;
    end = last;
  }
  return 0;
}

}  // namespace

std::vector<char32_t> seen_characters(std::string_view text, std::size_t most) {
  const std::size_t end = seen_end(text);
  std::vector<char32_t> out;
  out.reserve(std::min(end, most));
  for (std::size_t at = 0; at < end && out.size() < most;) {
    const CodePoint point = decode_at(text, at);
    const bool is_before_all = out.empty() && is_space(point.value);
    if (!is_before_all && !is_invisible(point.value)) out.push_back(point.value);
    at += point.length;
  }
  return out;
}

}  // namespace kinprint
