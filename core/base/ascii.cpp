#include "base/ascii.hpp"

#include <algorithm>

namespace kinprint {

bool equals_ignoring_case(std::string_view left, std::string_view right) {
  return left.size() == right.size() &&
         std::equal(left.begin(), left.end(), right.begin(), [](char a, char b) { return ascii_lower(a) == ascii_lower(b); });
}

bool begins_ignoring_case(std::string_view text, std::string_view beginning) {
  return equals_ignoring_case(text.substr(0, beginning.size()), beginning);
}

}  // namespace kinprint
