#include "text/html_tag.hpp"

#include <algorithm>
#include <array>

#include "base/ascii.hpp"
#include "base/utf8.hpp"

namespace kinprint::detail {
namespace {

struct Reference {
  std::string_view name;
  char32_t value;
};
// clang-format off
constexpr std::array<Reference, 34> kReferences{{
    {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}, {"nbsp", 0xA0}, {"ndash", 0x2013},
    {"mdash", 0x2014}, {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"hellip", 0x2026},
    {"bull", 0x2022}, {"middot", 0xB7}, {"copy", 0xA9}, {"reg", 0xAE}, {"trade", 0x2122}, {"deg", 0xB0}, {"times", 0xD7},
    {"divide", 0xF7}, {"euro", 0x20AC}, {"pound", 0xA3}, {"sect", 0xA7}, {"eacute", 0xE9}, {"egrave", 0xE8},
    {"agrave", 0xE0}, {"auml", 0xE4}, {"ouml", 0xF6}, {"uuml", 0xFC}, {"szlig", 0xDF}, {"rarr", 0x2192},
    {"larr", 0x2190}, {"emsp", 0x2003}}};
// clang-format on

// The value of `href` as written; empty where there is none.
std::string_view written_address(std::string_view attributes) {
  while (!(attributes = without_outer_html_space(attributes)).empty()) {
    const std::size_t name_end = std::min(attributes.find_first_of("= \t\r\n\f"), attributes.size());
    const bool is_wanted = name_end == 4 && begins_ignoring_case(attributes, "href");
    attributes = without_outer_html_space(attributes.substr(name_end));
    if (!attributes.starts_with('=')) continue;
    attributes = without_outer_html_space(attributes.substr(1));
    const bool is_quoted = attributes.starts_with('"') || attributes.starts_with('\'');
    const std::size_t begin = is_quoted ? 1 : 0;
    const std::size_t end =
        std::min(is_quoted ? attributes.find(attributes[0], 1) : attributes.find_first_of(" \t\r\n\f"), attributes.size());
    if (is_wanted) return attributes.substr(begin, end - begin);
    attributes.remove_prefix(std::min(end + begin, attributes.size()));
  }
  return {};
}

// Without what browsers add to an address that was written as such.
std::string_view bare(std::string_view address) {
  for (const std::string_view scheme : {"https://", "http://", "mailto:"})
    if (begins_ignoring_case(address, scheme)) address.remove_prefix(scheme.size());
  if (begins_ignoring_case(address, "www.")) address.remove_prefix(4);
  if (address.ends_with('/')) address.remove_suffix(1);
  return address;
}

}  // namespace

bool is_html_space(char byte) { return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t' || byte == '\f'; }

std::string_view without_outer_html_space(std::string_view text) {
  while (!text.empty() && is_html_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_html_space(text.back())) text.remove_suffix(1);
  return text;
}

std::size_t append_reference(std::string_view text, std::size_t at, std::string& out) {
  const std::size_t end = text.substr(at, 34).find(';');
  if (end == std::string_view::npos || end < 2) return 0;
  std::string_view name = text.substr(at + 1, end - 1);
  if (name.front() == '#') {
    const bool hexadecimal = name.size() > 1 && ascii_lower(name[1]) == 'x';
    name.remove_prefix(hexadecimal ? 2 : 1);
    if (name.empty()) return 0;
    char32_t value = 0;
    for (const char raw : name) {
      const char byte = ascii_lower(raw);
      const bool digit = is_ascii_digit(byte);
      if (!digit && !(hexadecimal && byte >= 'a' && byte <= 'f')) return 0;
      value = std::min<char32_t>(value * (hexadecimal ? 16 : 10) + static_cast<char32_t>(digit ? byte - '0' : byte - 'a' + 10),
                                 0x110000);
    }
    append_utf8(out, value == 0 ? 0x110000 : value);
    return end + 1;
  }
  for (const Reference& reference : kReferences) {
    if (reference.name != name) continue;
    append_utf8(out, reference.value);
    return end + 1;
  }
  return 0;
}

Tag read_tag(std::string_view html, std::size_t at) {
  Tag tag;
  std::size_t position = at + 1;
  if (html.compare(position, 3, "!--") == 0) {
    const std::size_t end = html.find("-->", position);
    return {"!", false, end == std::string_view::npos ? html.size() : end + 3};
  }
  if (position < html.size() && html[position] == '/') {
    tag.closes = true;
    ++position;
  }
  if (position < html.size() && html[position] == '!') tag.name = "!";
  while (position < html.size() && tag.name.size() < 16) {
    const char byte = ascii_lower(html[position]);
    if (!is_ascii_small(byte) && !(is_ascii_digit(byte) && !tag.name.empty())) break;
    tag.name += byte;
    ++position;
  }
  if (tag.name.empty()) return tag;
  const std::size_t begin = position;
  char quote = 0;  // '>' inside an attribute's quotes does not end the tag
  while (position < html.size() && (quote != 0 || html[position] != '>')) {
    if (quote != 0) quote = html[position] == quote ? '\0' : quote;
    else if (html[position] == '"' || html[position] == '\'') quote = html[position];
    ++position;
  }
  tag.attributes = html.substr(begin, position - begin);
  tag.end = std::min(html.size(), position + 1);
  return tag;
}

std::string address_of(const Tag& tag) {
  const std::string_view written = written_address(tag.attributes);
  std::string address;
  for (std::size_t at = 0; at < written.size();) {
    const std::size_t length = written[at] == '&' ? append_reference(written, at, address) : 0;
    if (length == 0) address += written[at];
    at += std::max<std::size_t>(length, 1);
  }
  address = without_outer_html_space(address);
  const bool is_known = begins_ignoring_case(address, "http://") || begins_ignoring_case(address, "https://") ||
                        begins_ignoring_case(address, "mailto:");
  const bool fits =
      std::none_of(address.begin(), address.end(), [](char byte) { return is_html_space(byte) || byte == '<' || byte == '>'; });
  return is_known && fits ? address : std::string();
}

bool repeats_address(std::string_view text, std::string_view address) { return bare(text) == bare(address); }

bool marks_source(std::string_view text) {
  if (text.ends_with(']') || text.ends_with(')')) text.remove_suffix(1);
  const std::string_view before = text.substr(0, text.find_last_not_of("0123456789") + 1);
  const std::size_t digits = text.size() - before.size();
  if (digits == 0 || digits > 3) return false;
  return before.empty() || before == "[" || before == "(" || before.ends_with('+');
}

}  // namespace kinprint::detail
