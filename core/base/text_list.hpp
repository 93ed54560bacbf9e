#pragma once
// Lists of short texts as one, a bar between two: "sure|certainly|of course". For lists that are looked through; in the wasm
// core an array of views takes eight bytes more for each text, a kilobyte or two in all.
#include <algorithm>
#include <string_view>

namespace kinprint {

// Whether `test` holds of a text of the list; the first one it holds of ends the walk. Nothing is empty.
template <typename Test>
bool any_text(std::string_view list, Test test) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find('|'), list.size());
    if (test(list.substr(0, end))) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

// Whether a text of the list stands in `text`.
inline bool holds_any(std::string_view text, std::string_view list) {
  return any_text(list, [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

}  // namespace kinprint
