#include "text/import_page_lines.hpp"

#include <algorithm>
#include <array>

#include "text/import_context.hpp"

namespace kinprint {
namespace {

// "9s", "1m 41s", "13 secondes".
bool is_time_span(std::string_view text) {
  constexpr std::array<std::string_view, 5> kUnits{"secondes", "s", "m", "h", "\xE7\xA7\x92"};  // U+79D2: seconds
  if (text.empty()) return false;
  while (!text.empty()) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0) return false;
    text.remove_prefix(digits);
    if (text.starts_with(' ')) text.remove_prefix(1);
    const auto unit = std::find_if(kUnits.begin(), kUnits.end(), [&](std::string_view word) { return text.starts_with(word); });
    if (unit == kUnits.end()) return false;
    text.remove_prefix(unit->size());
    if (!text.empty() && text.front() != ' ') return false;
    text = trimmed_line(text);
  }
  return true;
}

// What ChatGPT's page writes above an answer that it thought about, in its languages.
bool is_thinking_line(std::string_view line) {
  constexpr std::array<std::string_view, 3> kBefore{"R\u00E9flexion durant ", "Pensado durante ",
                                                    "\xE5\xB7\xB2\xE6\x80\x9D\xE8\x80\x83 "};  // U+5DF2 U+601D U+8003: thought
  constexpr std::string_view kAfter = " nachgedacht";
  if (line.starts_with("Thought for ") && line.size() < 40) {
    return line.find("second") != std::string_view::npos || line.find("minute") != std::string_view::npos ||
           line.back() == 's';
  }
  for (const std::string_view before : kBefore)
    if (line.starts_with(before)) return is_time_span(line.substr(before.size()));
  return line.ends_with(kAfter) && is_time_span(line.substr(0, line.size() - kAfter.size()));
}

bool is_page_line(std::string_view line) {
  constexpr std::array<std::string_view, 18> kLines{
      "Copy code", "Copy", "Edit", "Share", "Regenerate", "Retry", "Read aloud", "Good response", "Bad response",
      "Show thinking", "Hide thinking", "Thinking", "Sources", "Searched the web", "Run", "Ask ChatGPT", "Send a message",
      "Export to Sheets"};
  for (const std::string_view known : kLines)
    if (line == known) return true;
  return is_thinking_line(line);
}

}  // namespace

std::string without_page_lines(std::string_view text, RemovedCounts& removed) {
  std::string out;
  std::size_t position = 0;
  while (position < text.size()) {
    std::size_t end = text.find('\n', position);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view line = text.substr(position, end - position);
    if (is_page_line(trimmed_line(line))) ++removed.page_residue;
    else out.append(line).append("\n");
    position = end + 1;
  }
  return out;
}

}  // namespace kinprint
