#include "evidence/run_surprise.hpp"

#include <algorithm>

#include "feature/gram_key.hpp"

namespace kinprint {
namespace {

// Least surprise of one more word, in nats, so that a longer run is never less surprising. Chosen: rates are stored in
// steps of 0.25 nats, so smaller differences mean nothing.
constexpr double kLeastStep = 0.02;

// Bots are looked up word by word only this far into a run; a longer one is rare anyway.
constexpr std::uint32_t kLookedUpWords = 40;

double rate_or(const GeneralBackground& background, GramTable table, std::span<const std::uint32_t> folds,
               double otherwise) {
  const auto found = background.find(table, gram_key_of(folds));
  if (found) return std::min(found->log_rate, 0.0);
  return std::min(otherwise, background.floor(table));
}

}  // namespace

RunSurprise::RunSurprise(std::span<const std::uint32_t> folds, const GeneralBackground& background)
    : folds_(folds), background_(background) {
  const std::size_t count = folds.size();
  for (auto& level : joint_) level.assign(count, 0);
  sums_.assign(count + 1, 0);
  for (std::size_t i = 0; i < count; ++i) {
    joint_[0][i] = rate_or(background, GramTable::Words, folds.subspan(i, 1), 0);
    for (std::size_t k = 2; k <= kChain; ++k) {
      if (i + 1 < k) break;
      const double shared = k > 2 ? joint_[k - 3][i - 1] : 0;
      double joint = joint_[k - 2][i - 1] + joint_[k - 2][i] - shared;
      const std::span<const std::uint32_t> part = folds.subspan(i + 1 - k, k);
      if (k != 4) joint = rate_or(background, word_table(k), part, joint);  // there is no table of four words
      joint_[k - 1][i] = std::min(joint, joint_[k - 2][i - 1] - kLeastStep);
    }
    const std::size_t depth = std::min<std::size_t>(i + 1, kChain);
    const double given = depth > 1 ? joint_[depth - 2][i - 1] : 0;
    sums_[i + 1] = sums_[i] + given - joint_[depth - 1][i];
  }
}

double RunSurprise::nats(std::uint32_t begin, std::uint32_t length) const {
  if (length == 0) return 0;
  const std::uint32_t head = std::min(length, kChain);
  return -joint_[head - 1][begin + head - 1] + sums_[begin + length] - sums_[begin + head];
}

double RunSurprise::bots(std::uint32_t begin, std::uint32_t length) const {
  const std::uint32_t words = length >= 5 ? 5 : std::min(length, 3u);
  double least = 1;
  const std::uint32_t last = begin + std::min(length, kLookedUpWords);
  for (std::uint32_t i = begin; i + words <= last && words > 0; ++i) {
    const auto found = background_.find(word_table(words), gram_key_of(folds_.subspan(i, words)));
    if (!found) return 0;
    least = std::min(least, found->share);
  }
  return least;
}

}  // namespace kinprint
