#pragma once
// Keys of word and grammar n-grams in the general background: 24 bits of a 64-bit mix of the folds. Two n-grams in
// about 800 share a key with one of 20,000 stored ones; a background rate that is wrong that rarely does no harm.
#include <cstdint>
#include <initializer_list>
#include <span>

#include "base/hash.hpp"

namespace kinprint {

inline constexpr std::uint32_t kGramKeyBits = 24;

constexpr std::uint32_t gram_key_of(std::span<const std::uint32_t> folds) {
  std::uint64_t state = 0x6B696E7072696E74ull;  // "kinprint" in ASCII
  for (const std::uint32_t fold : folds) state = mixed_bits(state * kGoldenRatio64 + fold);
  return static_cast<std::uint32_t>(state >> (64 - kGramKeyBits));
}
constexpr std::uint32_t gram_key_of(std::initializer_list<std::uint32_t> folds) {
  return gram_key_of(std::span(folds.begin(), folds.size()));
}

}  // namespace kinprint
