#include "text/shared_lines.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

namespace kinprint {
namespace {

constexpr std::string_view kSpaces = " \t\r\n";
constexpr std::size_t kFewestAnswers = 3, kLongestLine = 120;  // of bytes, the line's end included

// Whether `without` takes a line away from every answer and leaves different texts, of different prompts where they are given: one
// answer given several times, or several answers to one prompt, may well have lines in common.
template <typename Without>
bool is_around_all(const Side& side, Without without) {
  std::set<std::string_view> prompts, rests;
  for (const Answer& answer : side.answers) {
    const std::string_view own = answer.document.own(), rest = without(own);
    if (rest.size() == own.size() || rest.find_first_not_of(kSpaces) == std::string_view::npos || !rests.insert(rest).second) return false;
    if (!answer.prompt.empty() && !prompts.insert(answer.prompt).second) return false;
  }
  return true;
}

// Words, and neither a fence nor a tag nor a command: answers in code begin and end with those.
bool may_be_label(std::string_view line) {
  const std::size_t start = line.find_first_not_of(kSpaces);
  if (start == std::string_view::npos || line.size() > kLongestLine || std::string_view("`<\\").find(line[start]) != std::string_view::npos) return false;
  return std::any_of(line.begin(), line.end(), [](char c) { return (c & 0x80) != 0 || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); });
}

// Takes the first line from all answers that begin with it.
bool drop_heading(Side& side) {
  const std::string_view first = side.answers[0].document.own();
  const std::string line(first.substr(0, first.find('\n') + 1));
  const auto without = [&](std::string_view own) { return own.starts_with(line) ? own.substr(std::min(own.find_first_not_of(kSpaces, line.size()), own.size())) : own; };
  if (!may_be_label(line) || !is_around_all(side, without)) return false;
  for (Answer& answer : side.answers) answer.document.keep(without(answer.document.own()));
  return true;
}

// The same of the last line; spaces behind it aside.
bool drop_closing(Side& side) {
  const auto trimmed = [](std::string_view text) { return text.substr(0, text.find_last_not_of(kSpaces) + 1); };
  const std::string_view first = trimmed(side.answers[0].document.own());
  const std::size_t start = first.rfind('\n');
  if (start == std::string_view::npos) return false;
  const std::string line(first.substr(start));
  const auto without = [&](std::string_view own) { return trimmed(own).ends_with(line) ? trimmed(own).substr(0, trimmed(own).size() - line.size()) : own; };
  if (!may_be_label(line) || !is_around_all(side, without)) return false;
  for (Answer& answer : side.answers) answer.document.keep(without(answer.document.own()));
  return true;
}

}  // namespace

bool drop_shared_lines(Side& side) {
  if (side.answers.size() < kFewestAnswers) return false;
  const bool heading = drop_heading(side);
  return drop_closing(side) || heading;
}

}  // namespace kinprint
