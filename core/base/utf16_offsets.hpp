#pragma once
// Byte offsets of one valid UTF-8 text as UTF-16 offsets, for the report and nothing else.
//
// "a\u00e9b" is the bytes 61 C3 A9 62: byte offsets 0, 1, 3, 4 are UTF-16 offsets 0, 1, 2, 3.
#include <cstdint>
#include <string_view>
#include <vector>

namespace kinprint {

class Utf16Offsets {
 public:
  // Linear in the text; keeps a view of it, which must outlive the map.
  explicit Utf16Offsets(std::string_view text);
  // UTF-16 code units before `byte`; offsets beyond the end count as the end. Constant time: scans at most 256 bytes.
  [[nodiscard]] std::uint32_t at(std::uint32_t byte) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> before_block_;  // UTF-16 units before each block of 256 bytes
};

}  // namespace kinprint
