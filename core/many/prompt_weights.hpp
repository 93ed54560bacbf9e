#pragma once
// Resampling of prompts for many bots at once: in each replicate a prompt counts as often as a Poisson variable of mean
// 1 drawn from the seed, the replicate and the prompt alone, so that all pairs, in whatever order and wherever they are
// computed, see the same draw. The Poisson bootstrap stands in for drawing with replacement (Hanley and MacGibbon 2006).
#include <cstdint>
#include <vector>

#include "many/counted_bot.hpp"

namespace kinprint {

class PromptWeights {
 public:
  PromptWeights(std::uint32_t seed, std::uint32_t replicate) : state_(std::uint64_t{seed} << 32 | (replicate + 1)) {}
  // How often the prompt counts: 0 to 8.
  [[nodiscard]] std::uint32_t of(std::uint64_t prompt) const;
  // Indices of a bot's answers, each as often as its prompt counts. Answers whose prompt is not known draw by their row.
  [[nodiscard]] std::vector<std::uint32_t> draw(const CountedBot& bot) const;

 private:
  std::uint64_t state_;
};

}  // namespace kinprint
