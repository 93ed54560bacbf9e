#include "text/html_fragment.hpp"

#include <cstdint>

#include "base/ascii.hpp"

namespace kinprint {
namespace {

constexpr std::string_view kSpace = " \t\r\n";
constexpr std::size_t kLongestName = 10;  // of a tag that means anything here

// "p" of "<p class=x>", "/p" of "</p>"; empty where no tag begins with text.
std::string tag_name(std::string_view text) {
  std::string name;
  for (const char c : text.substr(1, kLongestName)) {
    const bool is_other = (c == '/' && name.empty()) || (is_ascii_digit(c) && !name.empty());
    if (!is_ascii_letter(c) && !is_other) break;
    name += ascii_lower(c);
  }
  return name;
}

bool is_one_of(std::string_view name, std::string_view names) {
  return !name.empty() && names.find('|' + std::string(name) + '|') != std::string_view::npos;
}

bool is_heading(std::string_view name) { return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6'; }

// At least so many line breaks at the end, at most the two of an empty line; none at the beginning.
void end_line(std::string& out, std::size_t breaks) {
  while (!out.empty() && out.back() == ' ') out.pop_back();
  while (!out.empty() && breaks > 0 && !out.ends_with(std::string_view("\n\n").substr(0, breaks))) out += '\n';
}

}  // namespace

bool is_html_fragment(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kSpace), closing = text.rfind('<');
  if (first == std::string_view::npos || text[first] != '<' || text[text.find_last_not_of(kSpace)] != '>') return false;
  const std::string opening = tag_name(text.substr(first));
  return (is_heading(opening) || is_one_of(opening, "|p|ul|ol|")) && text[closing + 1] == '/';
}

std::string without_tags(std::string_view text) {
  const std::size_t last = text.find_last_of('>') + 1;  // 0 where there is none
  std::string out;
  std::uint32_t number = 0;    // of an ordered list's next item; 0 in others
  std::size_t after_mark = 0;  // of the last item
  for (std::size_t at = 0; at < text.size();) {
    const std::string name = text[at] == '<' && at < last ? tag_name(text.substr(at)) : std::string();
    if (name.empty()) {
      const bool is_space = kSpace.find(text[at]) != std::string_view::npos;
      if (!is_space) out += text[at];
      if (is_space && !out.empty() && out.back() != ' ' && out.back() != '\n') out += ' ';
      ++at;
      continue;
    }
    at = text.find('>', at) + 1;
    const std::string_view bare = std::string_view(name).substr(name[0] == '/' ? 1 : 0);
    if (is_one_of(bare, "|strong|b|")) out += "**";
    if (is_one_of(bare, "|em|i|")) out += '*';
    if (bare == "code") out += '`';
    if (bare == "br") end_line(out, 1);
    const bool begins_block = is_one_of(bare, "|p|ul|ol|blockquote|table|pre|hr|") || is_heading(bare);
    if (begins_block && out.size() != after_mark) end_line(out, 2);
    if (is_heading(name)) out.append(static_cast<std::size_t>(name[1] - '0'), '#').append(" ");
    if (is_one_of(name, "|ul|ol|")) number = name == "ol" ? 1 : 0;
    if (name == "li") {
      end_line(out, 1);
      out += number ? std::to_string(number++) + ". " : "- ";
      after_mark = out.size();
    }
    if (name == "tr") end_line(out, 1);
  }
  out.erase(out.find_last_not_of(kSpace) + 1);
  return out;
}

}  // namespace kinprint
