#pragma once
// Requests made from a few words, the same for the same seed.
#include <cstdint>
#include <string>
#include <vector>

#include "base/rng.hpp"
#include "segment/split_answer.hpp"
#include "text/document.hpp"

namespace kinprint::made {

inline std::string text(std::uint64_t seed, std::size_t words = 60) {
  static constexpr const char* kWords[] = {"the", "river", "runs", "slowly", "through", "a", "green", "valley", "and", "people", "walk", "beside", "it",
                                           "every", "morning", "before", "work", "while", "birds", "sing", "in", "old", "trees", "near", "bridges"};
  Rng rng(seed);
  std::string out;
  for (std::size_t i = 0; i < words; ++i) out += std::string(kWords[rng.below(25)]) + (i % 12 == 11 ? ". " : " ");
  return out;
}

// Answers to prompts named `prompt` and a number.
inline Side side(std::uint64_t seed, std::size_t answers, const std::string& prompt) {
  Side out;
  for (std::size_t i = 0; i < answers; ++i) out.answers.push_back({prompt + std::to_string(i), {text(seed * 1000 + i)}, false});
  return out;
}

inline Request request(std::size_t answers) {
  Request out;
  out.left = side(1, answers, "prompt ");
  out.right = side(2, answers, "prompt ");
  return out;
}

}  // namespace kinprint::made
