#include "text/damaged_text.hpp"

#include <algorithm>
#include <span>

#include "base/ascii.hpp"
#include "text/misread_encoding.hpp"

namespace kinprint {
namespace {

constexpr std::size_t kFewestMarks = 2, kFewestLines = 3;

struct Mark {
  std::string_view written;
  char meant;
};
constexpr Mark kEscapes[] = {{"\\n", '\n'}, {"\\\"", '"'}, {"\\'", '\''}, {"\\\\", '\\'}};
// Those that software writes for the marks of HTML itself; html_tag.cpp knows all, and the core has no room for it.
constexpr Mark kEntities[] = {{"&quot;", '"'}, {"&#39;", '\''}, {"&#x27;", '\''}, {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&nbsp;", ' '}};

std::optional<std::string> replaced(std::string_view text, std::span<const Mark> marks) {
  std::string out;
  std::size_t count = 0;
  while (!text.empty()) {
    out += text[0];
    std::size_t used = 1;
    for (const Mark& mark : marks) {
      if (!text.starts_with(mark.written)) continue;
      used = mark.written.size();
      // \neq and \nabla of a formula are no line breaks.
      if (mark.meant == '\n' && text.size() > used && is_ascii_small(text[used])) {
        used = 1;
        continue;
      }
      out.back() = mark.meant;
      ++count;
      break;
    }
    text.remove_prefix(used);
  }
  if (count < kFewestMarks) return std::nullopt;
  return out;
}

std::optional<std::string> unquoted(std::string_view text) {
  std::string out;
  std::size_t lines = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    std::string_view line = text.substr(0, end);
    if (line.find_first_not_of(" \t\r\n") != std::string_view::npos) {
      if (line[0] != '>') return std::nullopt;
      ++lines;
      line.remove_prefix(line.starts_with("> ") ? 2 : 1);
    }
    out += line;
    text.remove_prefix(end);
  }
  if (lines < kFewestLines) return std::nullopt;
  return out;
}

// Markdown whose marks an editor escaped, so that they show as marks: \*\*so\*\*. Brackets and parentheses stay, which
// formulas escape.
std::optional<std::string> without_escaped_marks(std::string_view text) {
  constexpr std::string_view kMarks = "*_#`~>-.+!|", kBold = "\\*\\*";
  if (text.find(kBold) == std::string_view::npos) return std::nullopt;
  std::string out;
  std::size_t bold = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_escape = text[i] == '\\' && i + 1 < text.size() && kMarks.find(text[i + 1]) != std::string_view::npos;
    if (text[i] == '*') return std::nullopt;  // this one was not escaped
    bold += text.substr(i, kBold.size()) == kBold;
    out += text[is_escape ? ++i : i];
  }
  if (bold < kFewestMarks) return std::nullopt;
  return out;
}

// <br> for line breaks, as cells of tables have them.
std::optional<std::string> without_break_tags(std::string_view text) {
  constexpr std::string_view kBreak = "<br";
  std::string out;
  std::size_t count = 0;
  while (!text.empty()) {
    if (text[0] == '\n') return std::nullopt;  // this one was not written as a tag
    const std::size_t end = text.starts_with(kBreak) ? text.find_first_not_of(" /", kBreak.size()) : std::string_view::npos;
    if (end == std::string_view::npos || text[end] != '>') {
      out += text[0];
      text.remove_prefix(1);
      continue;
    }
    out += '\n';
    ++count;
    text.remove_prefix(end + 1);
    if (text.starts_with('\n')) text.remove_prefix(1);
  }
  if (count < kFewestMarks) return std::nullopt;
  return out;
}

bool has(std::string_view text, char character) { return text.find(character) != std::string_view::npos; }

}  // namespace

std::optional<std::string> mended_text(std::string_view given) {
  std::optional<std::string> mended = read_again(given);
  const auto mend = [&](std::optional<std::string> found) {
    if (found) mended = std::move(found);
  };
  const auto text = [&] { return mended ? std::string_view(*mended) : given; };
  if (has(text(), '\\') && !has(text(), '\n')) mend(replaced(text(), kEscapes));
  if (has(text(), '&') && !has(text(), '"') && !has(text(), '\'')) mend(replaced(text(), kEntities));
  mend(without_break_tags(text()));
  mend(without_escaped_marks(text()));
  mend(unquoted(text()));
  return mended;
}

}  // namespace kinprint
