#pragma once
// FNV-1a, the hash of words and n-grams, and a mixer of 64 bits. Fast and stable across hosts; not for untrusted keys of
// hash tables. Constants: the FNV reference by Fowler, Noll and Vo; the finalizer of SplitMix64 (Steele, Lea & Flood 2014).
#include <cstdint>
#include <string_view>

namespace kinprint {

inline constexpr std::uint32_t kFnv32Start = 2166136261u;
inline constexpr std::uint64_t kFnv64Start = 14695981039346656037ull;

constexpr std::uint32_t fnv1a32_byte(std::uint32_t hash, unsigned char byte) { return (hash ^ byte) * 16777619u; }

// `start` lets a hash go on from an earlier part.
constexpr std::uint32_t fnv1a32(std::string_view bytes, std::uint32_t start = kFnv32Start) {
  std::uint32_t hash = start;
  for (const char byte : bytes) hash = fnv1a32_byte(hash, static_cast<unsigned char>(byte));
  return hash;
}

constexpr std::uint64_t fnv1a64(std::string_view bytes, std::uint64_t start = kFnv64Start) {
  std::uint64_t hash = start;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211ull;
  return hash;
}

// 2^64 over the golden ratio: an odd number whose multiples lie far apart.
inline constexpr std::uint64_t kGoldenRatio64 = 0x9E3779B97F4A7C15ull;

// Every bit of the value changes about half of the result's; no two values give the same.
constexpr std::uint64_t mixed_bits(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ull;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBull;
  return value ^ (value >> 31);
}

}  // namespace kinprint
