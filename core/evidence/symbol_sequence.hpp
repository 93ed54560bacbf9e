#pragma once
// Several sequences of 32-bit symbols as one sequence over a dense alphabet, with a separator of its own after each, so
// that no common prefix crosses a border. Input of the suffix array.
#include <cstdint>
#include <span>
#include <vector>

namespace kinprint {

struct JoinedSequences {
  std::vector<std::uint32_t> symbols;  // dense, below `alphabet`, in the order of the given ones; separators are the largest
  std::vector<std::uint32_t> starts;   // of each sequence in `symbols`
  std::uint32_t alphabet = 0;
};

JoinedSequences join_sequences(const std::vector<std::span<const std::uint32_t>>& sequences);

}  // namespace kinprint
