#pragma once
// The verbal scale of the ENFSI guideline (2015) for a likelihood ratio, mirrored below 1. An edge belongs to the
// stronger band.
#include "verdict/verdict.hpp"

namespace kinprint {

// Any finite value; LR between 1/2 and 2, both excluded, is Band::None.
Band band_of(double log10_lr);
Supports supports_of(double log10_lr);

}  // namespace kinprint
