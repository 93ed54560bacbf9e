#include "evidence/symbol_sequence.hpp"

#include <algorithm>
#include <bit>

#include "base/hash.hpp"

namespace kinprint {
namespace {

// Dense numbers in order of first appearance. Open addressing; the table is at least twice the number of symbols, and
// the multiplier spreads folds that differ in their low bits only.
class DenseNumbers {
 public:
  explicit DenseNumbers(std::size_t symbols)
      : mask_(std::bit_ceil(symbols * 2 + 2) - 1), shift_(64 - std::countr_one(mask_)), slots_(mask_ + 1, 0) {}

  std::uint32_t number(std::uint32_t symbol) {
    auto slot = static_cast<std::size_t>((symbol * kGoldenRatio64) >> shift_);
    while (slots_[slot] != 0) {
      if (keys_[slots_[slot] - 1] == symbol) return slots_[slot] - 1;
      slot = (slot + 1) & mask_;
    }
    keys_.push_back(symbol);
    slots_[slot] = static_cast<std::uint32_t>(keys_.size());
    return slots_[slot] - 1;
  }
  // Of each number the rank of its symbol among all.
  [[nodiscard]] std::vector<std::uint32_t> ranks() const {
    std::vector<std::uint32_t> sorted(keys_), ranks;
    std::sort(sorted.begin(), sorted.end());
    for (const std::uint32_t key : keys_)
      ranks.push_back(static_cast<std::uint32_t>(std::lower_bound(sorted.begin(), sorted.end(), key) - sorted.begin()));
    return ranks;
  }

 private:
  std::size_t mask_;
  int shift_;
  std::vector<std::uint32_t> slots_;  // number + 1, 0 for free
  std::vector<std::uint32_t> keys_;
};

}  // namespace

JoinedSequences join_sequences(const std::vector<std::span<const std::uint32_t>>& sequences) {
  std::size_t total = 0;
  for (const auto& sequence : sequences) total += sequence.size();
  JoinedSequences joined;
  joined.symbols.reserve(total + sequences.size());
  DenseNumbers numbers(total);
  constexpr std::uint32_t kSeparator = 0xFFFFFFFFu;
  for (const auto& sequence : sequences) {
    joined.starts.push_back(static_cast<std::uint32_t>(joined.symbols.size()));
    for (const std::uint32_t symbol : sequence) joined.symbols.push_back(numbers.number(symbol));
    joined.symbols.push_back(kSeparator);
  }
  const std::vector<std::uint32_t> ranks = numbers.ranks();
  joined.alphabet = static_cast<std::uint32_t>(ranks.size());
  for (std::uint32_t& symbol : joined.symbols) symbol = symbol == kSeparator ? joined.alphabet++ : ranks[symbol];
  return joined;
}

}  // namespace kinprint
