#pragma once
// ASCII white space at the ends of a text.
#include <algorithm>
#include <string_view>

namespace kinprint {

inline constexpr std::string_view kOuterSpace = " \t\r\n";

inline std::string_view without_leading_space(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(kOuterSpace), text.size()));
}
inline std::string_view without_trailing_space(std::string_view text) {
  return text.substr(0, text.find_last_not_of(kOuterSpace) + 1);
}
inline std::string_view without_outer_space(std::string_view text) {
  return without_leading_space(without_trailing_space(text));
}

}  // namespace kinprint
