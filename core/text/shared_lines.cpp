#include "text/shared_lines.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "base/ascii.hpp"
#include "text/outer_space.hpp"

namespace kinprint {
namespace {

constexpr std::size_t kFewestAnswers = 3, kLongestLine = 120;  // of bytes, the line's end included

// Whether `without` takes a line away from every answer and leaves different texts, of different prompts where they are
// given: one answer given several times, or several answers to one prompt, may well have lines in common.
template <typename Without>
bool is_around_all(const Side& side, Without without) {
  std::set<std::string_view> prompts, rests;
  for (const Answer& answer : side.answers) {
    const std::string_view own = answer.document.own(), rest = without(own);
    if (rest.size() == own.size() || without_leading_space(rest).empty() || !rests.insert(rest).second) return false;
    if (!answer.prompt.empty() && !prompts.insert(answer.prompt).second) return false;
  }
  return true;
}

// Words, and neither a fence nor a tag nor a command: answers in code begin and end with those.
bool may_be_label(std::string_view line) {
  const std::size_t start = line.find_first_not_of(kOuterSpace);
  if (start == std::string_view::npos || line.size() > kLongestLine ||
      std::string_view("`<\\").find(line[start]) != std::string_view::npos)
    return false;
  return std::any_of(line.begin(), line.end(), [](char c) { return (c & 0x80) != 0 || is_ascii_letter(c); });
}

// Takes the line away from all answers, which `without` does for one, where it stands around them all.
template <typename Without>
bool drop(Side& side, std::string_view line, Without without) {
  if (!may_be_label(line) || !is_around_all(side, without)) return false;
  for (Answer& answer : side.answers) answer.document.keep(without(answer.document.own()));
  return true;
}

bool drop_heading(Side& side) {
  const std::string_view first = side.answers[0].document.own();
  const std::string_view line = first.substr(0, first.find('\n') + 1);
  return drop(side, line,
              [&](std::string_view own) { return own.starts_with(line) ? without_leading_space(own.substr(line.size())) : own; });
}

// Spaces behind it aside.
bool drop_closing(Side& side) {
  const std::string_view first = without_trailing_space(side.answers[0].document.own());
  const std::string_view line = first.substr(std::min(first.rfind('\n'), first.size()));
  return drop(side, line, [&](std::string_view own) {
    const std::string_view text = without_trailing_space(own);
    return text.ends_with(line) ? text.substr(0, text.size() - line.size()) : own;
  });
}

}  // namespace

bool drop_shared_lines(Side& side) {
  if (side.answers.size() < kFewestAnswers) return false;
  const bool heading = drop_heading(side);
  return drop_closing(side) || heading;
}

}  // namespace kinprint
