#include "many/prompt_weights.hpp"

#include "base/hash.hpp"
#include "base/rng.hpp"

namespace kinprint {

std::uint32_t PromptWeights::of(std::uint64_t prompt) const {
  double left = Rng(Rng(state_).next() ^ prompt).uniform();
  double probability = 0.36787944117144233;  // exp(-1)
  std::uint32_t count = 0;
  while (left >= probability && count < 8) {
    left -= probability;
    ++count;
    probability /= count;
  }
  return count;
}

std::vector<std::uint32_t> PromptWeights::draw(const CountedBot& bot) const {
  std::vector<std::uint32_t> drawn;
  for (const PromptGroup& group : bot.groups) {
    for (const std::uint32_t answer : group.answers) {
      const std::uint64_t key =
          group.prompt ? group.prompt : fnv1a64("answer " + std::to_string(answer), fnv1a64(bot.traits.texts_sha256));
      drawn.insert(drawn.end(), of(key), answer);
    }
  }
  return drawn;
}

}  // namespace kinprint
