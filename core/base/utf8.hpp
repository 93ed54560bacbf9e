#pragma once
// UTF-8 as bytes: validation, decoding, encoding, repair. Knows nothing of letters or languages.
#include <cstdint>
#include <string>
#include <string_view>

namespace kinprint {

inline constexpr char32_t kReplacement = 0xFFFD;  // REPLACEMENT CHARACTER

// One code point and the number of bytes it takes (1..4).
struct CodePoint {
  char32_t value = 0;
  std::uint32_t length = 0;
};

// The code point at `position` of valid UTF-8. Precondition: position < text.size() and lies on a boundary.
inline CodePoint decode_at(std::string_view text, std::size_t position) {
  const auto byte = [&](std::size_t offset) { return static_cast<unsigned char>(text[position + offset]); };
  const char32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  if (first < 0xE0) return {((first & 0x1F) << 6) | (byte(1) & 0x3Fu), 2};
  if (first < 0xF0) return {((first & 0x0F) << 12) | ((byte(1) & 0x3Fu) << 6) | (byte(2) & 0x3Fu), 3};
  return {((first & 0x07) << 18) | ((byte(1) & 0x3Fu) << 12) | ((byte(2) & 0x3Fu) << 6) | (byte(3) & 0x3Fu), 4};
}

// Whether a byte starts a code point (is no continuation byte).
inline bool starts_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

// Start of the code point before `position`. Precondition: valid UTF-8 and position > 0.
inline std::size_t previous_start(std::string_view text, std::size_t position) {
  do --position;
  while (position > 0 && !starts_code_point(text[position]));
  return position;
}

// Length of the valid sequence at `position`, 0 when the bytes there are not UTF-8 (surrogates and overlong forms are
// not). Safe on any bytes.
std::uint32_t valid_length_at(std::string_view bytes, std::size_t position);

bool is_valid_utf8(std::string_view bytes);

// Each maximal broken part becomes one U+FFFD, as browsers decode; valid input comes back unchanged.
std::string replace_invalid_utf8(std::string_view bytes);

// Appends a code point; a surrogate or a value beyond U+10FFFF becomes U+FFFD.
void append_utf8(std::string& text, char32_t value);

// Number of code points of valid UTF-8.
std::size_t count_code_points(std::string_view text);

}  // namespace kinprint
