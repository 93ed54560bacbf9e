#pragma once
// Lists of words as their folds (Word::fold), made when the program is built.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "base/hash.hpp"

namespace kinprint {

// Of words in small letters, rising, for std::binary_search. Fold: narrower than 32 bits for lists that may confuse some words.
template <typename Fold = std::uint32_t, std::size_t N>
constexpr std::array<Fold, N> folds_of(const std::string_view (&words)[N]) {
  std::array<Fold, N> folds{};
  for (std::size_t i = 0; i < N; ++i) folds[i] = static_cast<Fold>(fnv1a32(words[i]));
  std::sort(folds.begin(), folds.end());
  return folds;
}

}  // namespace kinprint
