#include "base/utf8.hpp"

namespace kinprint {
namespace {

struct Lead {
  std::uint32_t length = 0;  // bytes of the whole sequence, 0 for a byte that cannot lead
  unsigned char low = 0x80;  // allowed range of the second byte (Unicode standard, table 3-7)
  unsigned char high = 0xBF;
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1};
  if (byte < 0xC2) return {0};
  if (byte < 0xE0) return {2};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0};
}

// Bytes from `position` that form the start of a valid sequence; `complete` tells whether all of it is there.
std::uint32_t well_formed_prefix(std::string_view bytes, std::size_t position, bool& complete) {
  complete = false;
  const Lead lead = lead_of(static_cast<unsigned char>(bytes[position]));
  if (lead.length == 0) return 0;
  std::uint32_t matched = 1;
  while (matched < lead.length && position + matched < bytes.size()) {
    const auto byte = static_cast<unsigned char>(bytes[position + matched]);
    const bool fits = matched == 1 ? byte >= lead.low && byte <= lead.high : (byte & 0xC0) == 0x80;
    if (!fits) return matched;
    ++matched;
  }
  complete = matched == lead.length;
  return matched;
}

}  // namespace

std::uint32_t valid_length_at(std::string_view bytes, std::size_t position) {
  bool complete = false;
  const std::uint32_t length = well_formed_prefix(bytes, position, complete);
  return complete ? length : 0;
}

bool is_valid_utf8(std::string_view bytes) {
  std::size_t position = 0;
  while (position < bytes.size()) {
    const std::uint32_t length = valid_length_at(bytes, position);
    if (length == 0) return false;
    position += length;
  }
  return true;
}

std::string replace_invalid_utf8(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  std::size_t position = 0;
  while (position < bytes.size()) {
    bool complete = false;
    const std::uint32_t length = well_formed_prefix(bytes, position, complete);
    if (complete) {
      text.append(bytes.substr(position, length));
    } else {
      append_utf8(text, kReplacement);
    }
    position += length == 0 ? 1 : length;
  }
  return text;
}

void append_utf8(std::string& text, char32_t value) {
  if (value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) value = kReplacement;
  const auto put = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | (value >> 6));
    put(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    put(0xE0 | (value >> 12));
    put(0x80 | ((value >> 6) & 0x3F));
    put(0x80 | (value & 0x3F));
  } else {
    put(0xF0 | (value >> 18));
    put(0x80 | ((value >> 12) & 0x3F));
    put(0x80 | ((value >> 6) & 0x3F));
    put(0x80 | (value & 0x3F));
  }
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text) count += starts_code_point(byte) ? 1 : 0;
  return count;
}

}  // namespace kinprint
