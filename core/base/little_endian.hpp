#pragma once
// Numbers of our tables, lowest byte first, read at any place of the bytes and on any host.
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kinprint {

// A number of `width` bytes, 1 to 4. Precondition: so many stand at `at`.
inline std::uint32_t read_little_endian(std::string_view bytes, std::size_t at, std::size_t width = 4) {
  std::uint32_t value = 0;
  for (std::size_t i = width; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

// The same of a 32-bit IEEE number.
inline float read_float(std::string_view bytes, std::size_t at) {
  return __builtin_bit_cast(float, read_little_endian(bytes, at));
}

}  // namespace kinprint
