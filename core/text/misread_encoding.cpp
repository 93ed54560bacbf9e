#include "text/misread_encoding.hpp"

#include <algorithm>
#include <iterator>

#include "base/utf8.hpp"

namespace kinprint {
namespace {

// Bytes after first ones: two characters such as "\u00C3\u00A9" may be meant as they are, three hardly.
constexpr std::size_t kFewestBytes = 2;
constexpr char32_t kNoByte = 0x100;

// What Windows-1252 has for the bytes 0x80 to 0x9F; 0 where it has nothing.
constexpr char16_t kWindows[] = {0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                 0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

// The byte that was read as this character, where one was.
char32_t byte_of(char32_t character) {
  if (character < 0x100) return character;
  const auto* found = std::find(std::begin(kWindows), std::end(kWindows), static_cast<char16_t>(character));
  return character < 0x10000 && found != std::end(kWindows) ? 0x80 + static_cast<char32_t>(found - kWindows) : kNoByte;
}

// Bytes after the first of a sequence that begins so; 0 where none does.
std::size_t bytes_after(char32_t first) {
  return first == kNoByte || first < 0xC2 ? 0 : (first < 0xE0 ? 1 : (first < 0xF0 ? 2 : 3));
}

}  // namespace

std::optional<std::string> read_again(std::string_view text) {
  if (text.find('\xC3') == std::string_view::npos) return std::nullopt;  // the first byte of all that a sequence begins with
  std::string out;
  std::size_t further = 0;
  for (std::size_t at = 0; at < text.size();) {
    CodePoint point = decode_at(text, at);
    at += point.length;
    if (point.value < 0x80) {
      out += static_cast<char>(point.value);
      continue;
    }
    const char32_t first = byte_of(point.value);
    if (bytes_after(first) == 0) return std::nullopt;
    std::string bytes(1, static_cast<char>(first));
    bool lost = false;
    for (std::size_t left = bytes_after(first); left > 0 && at < text.size(); --left) {
      point = decode_at(text, at);
      const char32_t byte = byte_of(point.value);
      const bool is_lost = point.value == kReplacement;
      if (!is_lost && (byte < 0x80 || byte > 0xBF)) break;
      at += point.length;
      lost = lost || is_lost;
      if (!is_lost) bytes += static_cast<char>(byte);
    }
    if (bytes == "\xE2\x80") {
      bytes += '\x9D';
    } else if (lost) {
      bytes = "\xEF\xBF\xBD";
    }
    if (valid_length_at(bytes, 0) != bytes.size()) return std::nullopt;
    out += bytes;
    further += bytes.size() - 1;
  }
  if (further < kFewestBytes) return std::nullopt;
  return out;
}

}  // namespace kinprint
