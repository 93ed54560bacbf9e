#pragma once
// Sixty-four bytes as masks, one bit a byte, the first byte in the lowest bit: for loops that look at every byte of a
// large file. With SSE2, which WebAssembly's vector instructions stand for too, a mask costs a few instructions.
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace kinprint {

class ByteBlock {
 public:
  static constexpr std::size_t kBytes = 64;

  // Reads kBytes bytes, of which none need be aligned.
  explicit ByteBlock(const char* bytes) {
#if defined(__SSE2__)
    for (int part = 0; part < 4; ++part) parts_[part] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes) + part);
#else
    std::memcpy(bytes_, bytes, kBytes);
#endif
  }

  // Bytes that are one of `values`.
  template <typename... Values>
  [[nodiscard]] std::uint64_t equal(Values... values) const {
#if defined(__SSE2__)
    return mask([&](__m128i part) {
      __m128i found = _mm_setzero_si128();
      ((found = _mm_or_si128(found, _mm_cmpeq_epi8(part, _mm_set1_epi8(static_cast<char>(values))))), ...);
      return found;
    });
#else
    return mask([&](unsigned char byte) { return ((byte == static_cast<unsigned char>(values)) || ...); });
#endif
  }

  // Bytes from `value` up, compared without sign.
  [[nodiscard]] std::uint64_t at_least(unsigned char value) const {
#if defined(__SSE2__)
    const __m128i least = _mm_set1_epi8(static_cast<char>(value));
    return mask([&](__m128i part) { return _mm_cmpeq_epi8(_mm_max_epu8(part, least), part); });
#else
    return mask([&](unsigned char byte) { return byte >= value; });
#endif
  }

 private:
#if defined(__SSE2__)
  template <typename Compare>
  [[nodiscard]] std::uint64_t mask(Compare&& compare) const {
    std::uint64_t bits = 0;
    for (int part = 0; part < 4; ++part)
      bits |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(compare(parts_[part])))) << (16 * part);
    return bits;
  }
  __m128i parts_[4];
#else
  template <typename Compare>
  [[nodiscard]] std::uint64_t mask(Compare&& compare) const {
    std::uint64_t bits = 0;
    for (std::size_t at = 0; at < kBytes; ++at) bits |= static_cast<std::uint64_t>(compare(bytes_[at])) << at;
    return bits;
  }
  unsigned char bytes_[kBytes];
#endif
};

// The first place from `position` whose bit is set in `mask_of(ByteBlock)`; text.size() where there is none.
template <typename MaskOf>
std::size_t find_in_blocks(std::string_view text, std::size_t position, MaskOf&& mask_of) {
  for (; position + ByteBlock::kBytes <= text.size(); position += ByteBlock::kBytes) {
    const std::uint64_t bits = mask_of(ByteBlock(text.data() + position));
    if (bits != 0) return position + static_cast<std::size_t>(std::countr_zero(bits));
  }
  if (position >= text.size()) return text.size();
  char rest[ByteBlock::kBytes] = {};
  const std::size_t length = text.size() - position;
  std::memcpy(rest, text.data() + position, length);
  const std::uint64_t bits = mask_of(ByteBlock(rest)) & ((std::uint64_t{1} << length) - 1);
  return bits == 0 ? text.size() : position + static_cast<std::size_t>(std::countr_zero(bits));
}

}  // namespace kinprint
