#include "base/utf16_offsets.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace kinprint {
namespace {

constexpr std::size_t kBlockBytes = 256;  // chosen: 1.6 % memory, a scan too short to notice

// UTF-16 units that begin in these bytes: two for a lead byte of four.
std::uint32_t units_in(std::string_view bytes) {
  std::uint32_t units = 0;
  for (const char byte : bytes) {
    units += starts_code_point(byte) ? 1u : 0u;
    units += static_cast<unsigned char>(byte) >= 0xF0 ? 1u : 0u;
  }
  return units;
}

}  // namespace

Utf16Offsets::Utf16Offsets(std::string_view text) : text_(text) {
  before_block_.reserve(text.size() / kBlockBytes + 1);
  std::uint32_t units = 0;
  for (std::size_t begin = 0; begin <= text.size(); begin += kBlockBytes) {
    before_block_.push_back(units);
    units += units_in(text.substr(begin, kBlockBytes));
  }
}

std::uint32_t Utf16Offsets::at(std::uint32_t byte) const {
  const std::size_t end = std::min<std::size_t>(byte, text_.size());
  const std::size_t block = end / kBlockBytes;
  return before_block_[block] + units_in(text_.substr(block * kBlockBytes, end - block * kBlockBytes));
}

}  // namespace kinprint
