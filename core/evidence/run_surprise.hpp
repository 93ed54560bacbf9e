#pragma once
// How unexpected a run of words is in chatbot answers in general: -log of the frequency that a chain of up to five words
// gives it, from the general background. Knows one answer at a time.
//
// The estimate of a stretch of k words is its rate in the table, or the product of its parts' estimates (shorter
// stretches, less what they share), but at most the rate below which the table left stretches of that length out.
#include <cstdint>
#include <span>
#include <vector>

#include "evidence/background.hpp"

namespace kinprint {

class RunSurprise {
 public:
  // `folds`: Word::fold of the answer's words without punctuation. Linear.
  RunSurprise(std::span<const std::uint32_t> folds, const GeneralBackground& background);
  // Nats, above 0 for a run of one word or more. Constant time.
  [[nodiscard]] double nats(std::uint32_t begin, std::uint32_t length) const;
  // Share of background bots that ever write all parts of the run: the least share of its stretches of five words (or
  // of the longest stretch the table has, for shorter runs). 0 when a part is rarer than the table's floor.
  [[nodiscard]] double bots(std::uint32_t begin, std::uint32_t length) const;

 private:
  static constexpr std::uint32_t kChain = 5;
  // joint_[k - 1][i]: log frequency of the k words that end at word i.
  std::vector<double> joint_[kChain];
  std::vector<double> sums_;  // sums_[i]: nats of the words before i, each given its four predecessors
  std::span<const std::uint32_t> folds_;
  const GeneralBackground& background_;
};

}  // namespace kinprint
