#pragma once
// Classes and case of ASCII bytes, for names, marks and tags that are ASCII by their format. Any other byte is in no class
// and stays as it is. Words of answers are Unicode (text/unicode.hpp).
#include <string_view>

namespace kinprint {

constexpr bool is_ascii_digit(char byte) { return byte >= '0' && byte <= '9'; }
constexpr bool is_ascii_small(char byte) { return byte >= 'a' && byte <= 'z'; }
constexpr bool is_ascii_capital(char byte) { return byte >= 'A' && byte <= 'Z'; }
constexpr bool is_ascii_letter(char byte) { return is_ascii_small(byte) || is_ascii_capital(byte); }
constexpr char ascii_lower(char byte) { return is_ascii_capital(byte) ? static_cast<char>(byte + ('a' - 'A')) : byte; }

bool equals_ignoring_case(std::string_view left, std::string_view right);
bool begins_ignoring_case(std::string_view text, std::string_view beginning);

}  // namespace kinprint
