#include "evidence/suffix_array.hpp"

#include <algorithm>

namespace kinprint {
namespace {

constexpr std::uint32_t kEmpty = 0xFFFFFFFFu;

// One level of induced sorting. A suffix is of the smaller type (S) when it sorts before the one that follows it, else of
// the larger type (L); an LMS suffix is an S suffix after an L suffix. The last symbol counts as L: the end of the
// sequence is smaller than every symbol.
class InducedSort {
 public:
  InducedSort(const std::vector<std::uint32_t>& symbols, std::uint32_t alphabet)
      : symbols_(symbols), alphabet_(alphabet), smaller_(symbols.size(), false), order_(symbols.size(), kEmpty) {
    for (std::size_t i = symbols.size() - 1; i-- > 0;) {
      smaller_[i] = symbols[i] < symbols[i + 1] || (symbols[i] == symbols[i + 1] && smaller_[i + 1]);
    }
    sizes_.assign(alphabet_, 0);
    for (const std::uint32_t symbol : symbols) ++sizes_[symbol];
  }

  std::vector<std::uint32_t> sorted();

 private:
  [[nodiscard]] bool is_leftmost(std::uint32_t at) const { return at > 0 && smaller_[at] && !smaller_[at - 1]; }
  void find_heads() {
    edges_.resize(alphabet_);
    std::uint32_t sum = 0;
    for (std::uint32_t symbol = 0; symbol < alphabet_; ++symbol) {
      edges_[symbol] = sum;
      sum += sizes_[symbol];
    }
  }
  void find_tails() {
    edges_.resize(alphabet_);
    std::uint32_t sum = 0;
    for (std::uint32_t symbol = 0; symbol < alphabet_; ++symbol) {
      sum += sizes_[symbol];
      edges_[symbol] = sum;
    }
  }
  void place(const std::vector<std::uint32_t>& leftmost);
  void induce();
  [[nodiscard]] bool same_block(std::uint32_t first, std::uint32_t second) const;

  const std::vector<std::uint32_t>& symbols_;
  std::uint32_t alphabet_;
  std::vector<std::uint8_t> smaller_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> sizes_;
  std::vector<std::uint32_t> edges_;
};

void InducedSort::place(const std::vector<std::uint32_t>& leftmost) {
  std::fill(order_.begin(), order_.end(), kEmpty);
  find_tails();
  for (std::size_t i = leftmost.size(); i-- > 0;) order_[--edges_[symbols_[leftmost[i]]]] = leftmost[i];
}

void InducedSort::induce() {
  const auto count = static_cast<std::uint32_t>(symbols_.size());
  find_heads();
  order_[edges_[symbols_[count - 1]]++] = count - 1;  // induced by the end of the sequence
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t at = order_[i];
    if (at != kEmpty && at > 0 && !smaller_[at - 1]) order_[edges_[symbols_[at - 1]]++] = at - 1;
  }
  find_tails();
  for (std::uint32_t i = count; i-- > 0;) {
    const std::uint32_t at = order_[i];
    if (at != kEmpty && at > 0 && smaller_[at - 1]) order_[--edges_[symbols_[at - 1]]] = at - 1;
  }
}

// Whether the stretches from two LMS positions up to and with the next LMS position are the same.
bool InducedSort::same_block(std::uint32_t first, std::uint32_t second) const {
  const std::size_t count = symbols_.size();
  for (std::uint32_t i = 0;; ++i) {
    if (first + i >= count || second + i >= count) return false;
    if (symbols_[first + i] != symbols_[second + i] || smaller_[first + i] != smaller_[second + i]) return false;
    if (i > 0) {
      const bool ends = is_leftmost(first + i);
      if (ends != is_leftmost(second + i)) return false;
      if (ends) return true;
    }
  }
}

std::vector<std::uint32_t> InducedSort::sorted() {
  const auto count = static_cast<std::uint32_t>(symbols_.size());
  std::vector<std::uint32_t> leftmost;
  for (std::uint32_t i = 1; i < count; ++i) {
    if (is_leftmost(i)) leftmost.push_back(i);
  }
  place(leftmost);
  induce();
  if (leftmost.empty()) return std::move(order_);

  // Name the blocks by rank; equal blocks get equal names. Two LMS positions are never neighbours, so half suffices.
  std::vector<std::uint32_t> names(count / 2 + 1, kEmpty);
  std::uint32_t name = 0;
  std::uint32_t previous = kEmpty;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t at = order_[i];
    if (at == kEmpty || !is_leftmost(at)) continue;
    if (previous != kEmpty && !same_block(previous, at)) ++name;
    names[at / 2] = name;
    previous = at;
  }
  std::vector<std::uint32_t> reduced;
  reduced.reserve(leftmost.size());
  for (const std::uint32_t at : leftmost) reduced.push_back(names[at / 2]);
  names = {};
  const std::vector<std::uint32_t> ranks = suffix_array(reduced, name + 1);
  std::vector<std::uint32_t> ordered;
  ordered.reserve(leftmost.size());
  for (const std::uint32_t rank : ranks) ordered.push_back(leftmost[rank]);
  place(ordered);
  induce();
  return std::move(order_);
}

}  // namespace

std::vector<std::uint32_t> suffix_array(const std::vector<std::uint32_t>& symbols, std::uint32_t alphabet) {
  if (symbols.empty()) return {};
  if (symbols.size() == 1) return {0};
  if (alphabet >= symbols.size()) {  // every symbol differs (the usual end of the recursion): a plain counting sort
    std::vector<std::uint32_t> places(alphabet, kEmpty);
    bool distinct = true;
    for (std::uint32_t i = 0; i < symbols.size() && distinct; ++i) {
      distinct = places[symbols[i]] == kEmpty;
      places[symbols[i]] = i;
    }
    if (distinct) {
      std::erase(places, kEmpty);
      return places;
    }
  }
  return InducedSort(symbols, alphabet).sorted();
}

std::vector<std::uint32_t> common_prefixes(const std::vector<std::uint32_t>& symbols,
                                           const std::vector<std::uint32_t>& suffixes) {
  const auto count = static_cast<std::uint32_t>(symbols.size());
  std::vector<std::uint32_t> place_of(count);
  for (std::uint32_t i = 0; i < count; ++i) place_of[suffixes[i]] = i;
  std::vector<std::uint32_t> prefixes(count, 0);
  std::uint32_t length = 0;
  for (std::uint32_t at = 0; at < count; ++at) {
    if (place_of[at] == 0) {
      length = 0;
      continue;
    }
    const std::uint32_t before = suffixes[place_of[at] - 1];
    while (at + length < count && before + length < count && symbols[at + length] == symbols[before + length]) ++length;
    prefixes[place_of[at]] = length;
    if (length > 0) --length;
  }
  return prefixes;
}

}  // namespace kinprint
