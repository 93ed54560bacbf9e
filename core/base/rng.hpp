#pragma once
// Seeded generator for resampling: SplitMix64 (Steele, Lea, Flood 2014). No standard distribution is used anywhere,
// because their algorithms differ between libraries and reports must not.
#include <cstdint>

#include "base/hash.hpp"

namespace kinprint {

class Rng {
 public:
  explicit constexpr Rng(std::uint64_t seed) : state_(seed) {}

  constexpr std::uint64_t next() {
    state_ += kGoldenRatio64;
    return mixed_bits(state_);
  }

  // Uniform in [0, bound); 0 when bound is 0. Bias at most bound / 2^32.
  constexpr std::uint32_t below(std::uint32_t bound) {
    return static_cast<std::uint32_t>(((next() >> 32) * std::uint64_t{bound}) >> 32);
  }

  // Uniform in [0, 1), a multiple of 2^-53.
  constexpr double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }

 private:
  std::uint64_t state_;
};

}  // namespace kinprint
