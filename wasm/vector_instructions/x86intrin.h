#pragma once
// What simdjson's kernel for SSE 4.2 takes from a processor and Emscripten's headers, which write SSE as WebAssembly's
// vector instructions, do not give. Found in place of the compiler's own header; only the importers are built so.
#include <nmmintrin.h>

#include <cstdint>

inline long long _popcnt64(std::uint64_t bits) { return __builtin_popcountll(bits); }

// The low 64 bits of the product without carries. simdjson multiplies by all ones only, which sets each bit to the
// parity of the bits up to it.
inline __m128i _mm_clmulepi64_si128(__m128i bits, __m128i /*all_ones*/, int /*low_halves*/) {
  std::uint64_t parity = static_cast<std::uint64_t>(wasm_i64x2_extract_lane(reinterpret_cast<v128_t>(bits), 0));
  for (const int step : {1, 2, 4, 8, 16, 32}) parity ^= parity << step;
  return _mm_set_epi64x(0, static_cast<long long>(parity));
}

inline std::uint64_t _umul128(std::uint64_t left, std::uint64_t right, std::uint64_t* high) {
  const auto product = static_cast<unsigned __int128>(left) * right;
  *high = static_cast<std::uint64_t>(product >> 64);
  return static_cast<std::uint64_t>(product);
}
