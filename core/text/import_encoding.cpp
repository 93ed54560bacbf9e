#include "text/import_encoding.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace kinprint {
namespace {

constexpr std::size_t kProbe = 512;  // bytes looked at for UTF-16 without a mark

std::string from_utf16(std::string_view bytes, bool big_endian) {
  std::string text;
  text.reserve(bytes.size() / 2 + bytes.size() / 8);
  const auto unit_at = [&](std::size_t position) {
    const auto first = static_cast<unsigned char>(bytes[position]);
    const auto second = static_cast<unsigned char>(bytes[position + 1]);
    return static_cast<char32_t>(big_endian ? first << 8 | second : second << 8 | first);
  };
  for (std::size_t position = 0; position + 1 < bytes.size(); position += 2) {
    const char32_t unit = unit_at(position);
    if (unit >= 0xD800 && unit < 0xDC00 && position + 3 < bytes.size()) {
      const char32_t low = unit_at(position + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        append_utf8(text, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
        position += 2;
        continue;
      }
    }
    append_utf8(text, unit);
  }
  return text;
}

}  // namespace

std::string_view decode_file(std::string_view bytes, std::string& storage) {
  const auto starts = [&](std::string_view mark) { return bytes.substr(0, mark.size()) == mark; };
  if (starts("\xEF\xBB\xBF")) return bytes.substr(3);
  bool little = starts("\xFF\xFE"), big = starts("\xFE\xFF");
  std::size_t skip = little || big ? 2 : 0;
  if (!little && !big && bytes.size() >= 4) {
    // ASCII-heavy text in UTF-16 has zeros in every second place.
    const std::size_t probe = std::min(bytes.size(), kProbe) & ~std::size_t{1};
    std::size_t zeros_even = 0, zeros_odd = 0;
    for (std::size_t position = 0; position < probe; ++position)
      if (bytes[position] == '\0') ++(position % 2 == 0 ? zeros_even : zeros_odd);
    little = zeros_odd * 2 > probe / 2 && zeros_even == 0;
    big = zeros_even * 2 > probe / 2 && zeros_odd == 0;
  }
  if (!little && !big) return bytes;
  storage = from_utf16(bytes.substr(skip), big);
  return storage;
}

std::string_view with_line_feeds(std::string_view text, std::string& storage) {
  if (text.find('\n') != std::string_view::npos || text.find('\r') == std::string_view::npos) return text;
  storage = text;
  std::replace(storage.begin(), storage.end(), '\r', '\n');
  return storage;
}

}  // namespace kinprint
