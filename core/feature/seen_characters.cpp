#include "feature/seen_characters.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "text/unicode.hpp"

namespace kinprint {

std::vector<char32_t> seen_characters(std::string_view text, std::size_t most) {
  std::vector<char32_t> out;
  out.reserve(std::min(text.size(), most));
  for (std::size_t at = 0; at < text.size() && out.size() < most;) {
    const CodePoint point = decode_at(text, at);
    if (point.value != U'\r' && character_class(point.value) != CharacterClass::Format) out.push_back(point.value);
    at += point.length;
  }
  return out;
}

}  // namespace kinprint
