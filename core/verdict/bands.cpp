#include "verdict/bands.hpp"

#include <cmath>

namespace kinprint {
namespace {

// log10 of 2 a hair below its rounding, so that an LR of exactly 2 printed and read again stays in its band.
constexpr double kLog10Two = 0.30102999566;
constexpr double kEdge = 1e-9;

}  // namespace

Band band_of(double log10_lr) {
  const double size = std::abs(log10_lr) + kEdge;
  if (size < kLog10Two) return Band::None;
  if (size < 1) return Band::Weak;
  if (size < 2) return Band::Moderate;
  if (size < 3) return Band::ModeratelyStrong;
  if (size < 4) return Band::Strong;
  if (size < 6) return Band::VeryStrong;
  return Band::ExtremelyStrong;
}

Supports supports_of(double log10_lr) {
  if (band_of(log10_lr) == Band::None) return Supports::Neither;
  return log10_lr > 0 ? Supports::Shared : Supports::Separate;
}

}  // namespace kinprint
