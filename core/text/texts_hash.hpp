#pragma once
// Whether two sides wrote the same: what is compared as "the same texts" everywhere, for sides and for control bots.
#include <string>

#include "text/document.hpp"
#include "text/normalize.hpp"

namespace kinprint {

// Only white space folds: texts that differ in a letter's case or a quote are different texts.
inline constexpr FoldOptions kSpacesOnly{false, false};

// SHA-256 in hexadecimal of the answers themselves, white space, order, empty ones and prompts aside.
std::string texts_hash(const Side& side);

}  // namespace kinprint
