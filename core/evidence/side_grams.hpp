#pragma once
// The n-grams of words of one side, as keys of the general background (feature/gram_key.hpp).
#include <cstdint>
#include <span>

#include "evidence/prepared_side.hpp"
#include "feature/gram_key.hpp"

namespace kinprint {

// Calls visit(key, answer, first token) for every n-gram of `length` words.
template <typename Visit>
void for_each_gram(const PreparedSide& side, std::uint32_t length, Visit visit) {
  for (std::uint32_t number = 0; number < side.size(); ++number) {
    const std::span<const std::uint32_t> folds = side[number].folds;
    for (std::uint32_t i = 0; i + length <= folds.size(); ++i) visit(gram_key_of(folds.subspan(i, length)), number, i);
  }
}

}  // namespace kinprint
