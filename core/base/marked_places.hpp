#pragma once
// Which of many places were marked, for lists of which nearly all places are empty: a bit each, walked in rising order.
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace kinprint {

class MarkedPlaces {
 public:
  explicit MarkedPlaces(std::size_t places) : bits_((places + 63) / 64, 0) {}
  void mark(std::size_t place) { bits_[place / 64] |= std::uint64_t{1} << place % 64; }
  // Calls visit(place) for each, once.
  template <typename Visit>
  void each(Visit visit) const {
    for (std::size_t first = 0; first < bits_.size(); ++first) {
      for (std::uint64_t bits = bits_[first]; bits; bits &= bits - 1) visit(first * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
    }
  }

 private:
  std::vector<std::uint64_t> bits_;
};

}  // namespace kinprint
