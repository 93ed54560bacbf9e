#pragma once
// Half-open range of bytes [begin, end) in the original, un-normalised UTF-8 text of one answer.
// Both ends lie on code-point boundaries. Knows nothing of what the bytes mean.
#include <cstdint>

namespace kinprint {

struct ByteSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  friend constexpr bool operator==(const ByteSpan&, const ByteSpan&) = default;
};

}  // namespace kinprint
