#pragma once
// Where answers echo their prompts, as asked by exhibits that are found without looking at prompts.
#include <span>
#include <vector>

#include "evidence/evidence.hpp"

namespace kinprint {

class EchoPlaces {
 public:
  // Of the spans only those that echo a prompt are kept. Linear. Precondition: those of one answer rise and do not overlap.
  explicit EchoPlaces(std::span<const GreyedSpan> greyed);
  // Whether all of a place echoes. Logarithmic in the echoes of its answer.
  [[nodiscard]] bool cover(bool is_left, const Place& place) const;

 private:
  std::vector<std::vector<ByteSpan>> spans_[2];  // right, left; by answer, rising
};

}  // namespace kinprint
