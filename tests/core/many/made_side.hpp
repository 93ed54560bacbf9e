#pragma once
// A bot of made texts, the answers of numbered prompts.
#include <string>

#include "made_sides.hpp"
#include "text/document.hpp"

namespace kinprint::made {

inline constexpr std::size_t kWords = 50;  // of an answer

// Answers to the prompts numbered [first, last); without a prompt where `prompt` is empty.
inline Side side(std::uint64_t seed, std::size_t first, std::size_t last, const std::string& prompt) {
  Side side;
  side.name = "bot " + std::to_string(seed);
  for (std::size_t i = first; i < last; ++i) side.answers.push_back({prompt.empty() ? "" : prompt + std::to_string(i), {made::text(seed * 1000 + i, kWords)}, false});
  return side;
}

}  // namespace kinprint::made
