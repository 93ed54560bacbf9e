#include "text/import_events.hpp"

#include <algorithm>
#include <cstddef>

namespace kinprint {
namespace {

constexpr std::string_view kData = "data:", kEvent = "event:", kEnd = "[DONE]";

// The next line without its end; `text` begins behind it afterwards.
std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// What stands behind the name of a field and one space.
std::string_view field(std::string_view line, std::string_view name) {
  line.remove_prefix(name.size());
  if (line.starts_with(' ')) line.remove_prefix(1);
  return line;
}

bool is_event_line(std::string_view line) {
  if (line.starts_with(kData)) return field(line, kData).starts_with('{') || field(line, kData).starts_with('[');
  return line.starts_with(kEvent) && field(line, kEvent).find_first_not_of(" \t") == 0;
}

}  // namespace

bool is_event_stream(std::string_view text) {
  constexpr std::size_t kProbe = 65'536;  // bytes
  constexpr int kLines = 64;
  text = text.substr(0, kProbe);
  int found = 0;
  for (int lines = 0; lines < kLines && !text.empty(); ++lines) {
    const std::string_view line = next_line(text);
    if (is_event_line(line)) {
      if (++found == 2) return true;
    } else if (found == 0 && !line.empty() && !line.starts_with(':') && !line.starts_with("id:") && !line.starts_with("retry:")) {
      return false;
    }
  }
  return false;
}

std::string event_data(std::string_view text) {
  std::string data;
  while (!text.empty()) {
    const std::string_view line = next_line(text);
    if (!line.starts_with(kData) || field(line, kData) == kEnd) continue;
    data += field(line, kData);
    data += '\n';
  }
  return data;
}

bool has_end_mark(std::string_view text) {
  const std::size_t last = text.rfind(kData);
  return last != std::string_view::npos && field(text.substr(last), kData).starts_with(kEnd);
}

}  // namespace kinprint
