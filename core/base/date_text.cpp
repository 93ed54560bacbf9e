#include "base/date_text.hpp"

namespace kinprint {

std::string month_text(std::uint32_t month) {
  if (month == 0) return {};
  std::string text = std::to_string(month);
  text.insert(text.size() > 2 ? text.size() - 2 : 0, "-");
  return text;
}

std::string date_text(std::uint32_t date) {
  std::string text = std::to_string(date);
  if (text.size() == 8) text.insert(6, "-").insert(4, "-");
  return text;
}

}  // namespace kinprint
