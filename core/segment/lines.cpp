#include "segment/lines.hpp"

#include <algorithm>

#include "base/ascii.hpp"

namespace kinprint::detail {
namespace {

constexpr std::string_view kBullet = "\xE2\x80\xA2";       // U+2022 BULLET
constexpr std::string_view kSmallSquare = "\xE2\x96\xAA";  // U+25AA BLACK SMALL SQUARE
constexpr std::string_view kWhiteBullet = "\xE2\x97\xA6";  // U+25E6 WHITE BULLET
constexpr std::uint32_t kMaximumOrderedDigits = 9;         // CommonMark 0.30, section 5.2

bool space_at(std::string_view line, std::size_t at) {
  return at >= line.size() || line[at] == ' ' || line[at] == '\t' || line[at] == '\r';
}

std::uint32_t run_length(std::string_view line, char mark) {
  std::uint32_t length = 0;
  while (length < line.size() && line[length] == mark) ++length;
  return length;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

}  // namespace

Indent indent_of(std::string_view line) {
  Indent indent;
  for (; indent.bytes < line.size(); ++indent.bytes) {
    const char c = line[indent.bytes];
    if (c != ' ' && c != '\t') break;
    indent.columns += c == '\t' ? 4 : 1;
  }
  return indent;
}

std::uint32_t heading_mark(std::string_view line, std::uint8_t& level) {
  const std::uint32_t marks = run_length(line, '#');
  if (marks == 0 || marks > 6 || !space_at(line, marks)) return 0;
  level = static_cast<std::uint8_t>(marks);
  return marks < line.size() ? marks + 1 : marks;
}

std::uint32_t bullet_mark(std::string_view line) {
  if (line.empty()) return 0;
  if ((line[0] == '-' || line[0] == '*' || line[0] == '+') && space_at(line, 1)) return line.size() > 1 ? 2 : 1;
  const std::string_view first = line.substr(0, 3);
  if ((first == kBullet || first == kSmallSquare || first == kWhiteBullet) && space_at(line, 3)) {
    return line.size() > 3 ? 4 : 3;
  }
  return 0;
}

std::uint32_t ordered_mark(std::string_view line) {
  std::uint32_t digits = 0;
  while (digits < line.size() && is_ascii_digit(line[digits])) ++digits;
  if (digits == 0 || digits > kMaximumOrderedDigits || digits == line.size()) return 0;
  if ((line[digits] != '.' && line[digits] != ')') || !space_at(line, digits + 1)) return 0;
  return digits + 1 < line.size() ? digits + 2 : digits + 1;
}

bool is_rule(std::string_view line) {
  if (line.empty() || (line[0] != '-' && line[0] != '*' && line[0] != '_')) return false;
  std::uint32_t marks = 0;
  for (const char c : line) {
    if (c == line[0]) {
      ++marks;
    } else if (c != ' ' && c != '\t' && c != '\r') {
      return false;
    }
  }
  return marks >= 3;
}

bool is_table_divider(std::string_view line) {
  if (line.find_first_not_of("|-: \t\r") != std::string_view::npos) return false;
  return line.find('-') != std::string_view::npos && line.find('|') != std::string_view::npos;
}

Fence opening_fence(std::string_view line) {
  for (const char mark : {'`', '~'}) {
    const std::uint32_t length = run_length(line, mark);
    if (length < 3) continue;
    // Inline code in three backticks on one line is no fence (CommonMark 0.30, section 4.5).
    if (mark == '`' && line.find('`', length) != std::string_view::npos) return {};
    return {mark, length};
  }
  return {};
}

bool closes(std::string_view line, const Fence& fence) {
  const std::uint32_t length = run_length(line, fence.mark);
  return length >= fence.length && is_blank(line.substr(length));
}

bool wraps_markdown(std::string_view line, const Fence& fence) {
  std::string_view info = line.substr(fence.length);
  info.remove_prefix(std::min(info.find_first_not_of(' '), info.size()));
  return info == "markdown" || info == "md";
}

}  // namespace kinprint::detail
