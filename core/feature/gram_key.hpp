#pragma once
// Keys of word and grammar n-grams in the general background: 24 bits of a 64-bit mix of the folds. Two n-grams in
// about 800 share a key with one of 20,000 stored ones; a background rate that is wrong that rarely does no harm.
#include <cstdint>
#include <initializer_list>

namespace kinprint {

inline constexpr std::uint32_t kGramKeyBits = 24;

// A chain over folds: extend(extend(kGramStart, a), b) is the state of "a b". Multiplier and shifts: finalizer of
// SplitMix64 (Steele, Lea & Flood 2014).
inline constexpr std::uint64_t kGramStart = 0x6B696E7072696E74ull;  // "kinprint" in ASCII

constexpr std::uint64_t extend_gram(std::uint64_t state, std::uint32_t fold) {
  std::uint64_t value = state * 0x9E3779B97F4A7C15ull + fold;
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ull;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBull;
  return value ^ (value >> 31);
}

constexpr std::uint32_t gram_key(std::uint64_t state) { return static_cast<std::uint32_t>(state >> (64 - kGramKeyBits)); }

constexpr std::uint32_t gram_key_of(std::initializer_list<std::uint32_t> folds) {
  std::uint64_t state = kGramStart;
  for (const std::uint32_t fold : folds) state = extend_gram(state, fold);
  return gram_key(state);
}

}  // namespace kinprint
