#include "text/line_breaks.hpp"

#include <algorithm>

namespace kinprint {
namespace {

constexpr std::string_view kWhiteSpace = " \t\r\n";
constexpr std::ptrdiff_t kFewestBreaks = 3;  // a title and two paragraphs say nothing

}  // namespace

LineBreaks line_breaks_of(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kWhiteSpace);
  if (first == std::string_view::npos) return LineBreaks::Kept;
  text = text.substr(first, text.find_last_not_of(kWhiteSpace) + 1 - first);
  if (text.size() < kLongText) return LineBreaks::Kept;
  const std::ptrdiff_t breaks = std::count(text.begin(), text.end(), '\n');
  if (!breaks) return LineBreaks::None;
  // Most texts, for which the rest is slow.
  if (breaks < kFewestBreaks || text.find("\n\n") != std::string_view::npos) return LineBreaks::Kept;
  const bool has_empty_line = text_with_line_breaks(text, LineBreaks::NoEmptyLine).size() < text.size();
  return has_empty_line ? LineBreaks::Kept : LineBreaks::NoEmptyLine;
}

std::string text_with_line_breaks(std::string_view text, LineBreaks kept) {
  if (kept == LineBreaks::Kept) return std::string(text);
  const bool is_none = kept == LineBreaks::None;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t space = std::min(text.find_first_of(kWhiteSpace, at), text.size());
    const std::size_t end = std::min(text.find_first_not_of(kWhiteSpace, space), text.size());
    const std::string_view run = text.substr(space, end - space);
    const std::ptrdiff_t breaks = std::count(run.begin(), run.end(), '\n');
    out += text.substr(at, space - at);
    out += breaks <= (is_none ? 0 : 1) ? run : (is_none ? " " : "\n");
    at = end;
  }
  return out;
}

}  // namespace kinprint
