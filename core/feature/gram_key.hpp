#pragma once
// Keys of word and grammar n-grams in the general background: 24 bits of a 64-bit mix of the folds. Two n-grams in
// about 800 share a key with one of 20,000 stored ones; a background rate that is wrong that rarely does no harm.
#include <cstdint>
#include <initializer_list>
#include <span>

#include "base/hash.hpp"

namespace kinprint {

inline constexpr std::uint32_t kGramKeyBits = 24;

// A chain over folds: extend_gram(extend_gram(kGramStart, a), b) is the state of "a b".
inline constexpr std::uint64_t kGramStart = 0x6B696E7072696E74ull;  // "kinprint" in ASCII

constexpr std::uint64_t extend_gram(std::uint64_t state, std::uint32_t fold) { return mixed_bits(state * kGoldenRatio64 + fold); }

constexpr std::uint32_t gram_key(std::uint64_t state) { return static_cast<std::uint32_t>(state >> (64 - kGramKeyBits)); }

constexpr std::uint32_t gram_key_of(std::span<const std::uint32_t> folds) {
  std::uint64_t state = kGramStart;
  for (const std::uint32_t fold : folds) state = extend_gram(state, fold);
  return gram_key(state);
}
constexpr std::uint32_t gram_key_of(std::initializer_list<std::uint32_t> folds) {
  return gram_key_of(std::span(folds.begin(), folds.size()));
}

}  // namespace kinprint
