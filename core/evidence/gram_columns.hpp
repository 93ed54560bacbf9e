#pragma once
// Which column of the fingerprint map an n-gram counts for. Many more n-grams are told apart than the map has columns: those
// that chatbots write most often have one of their own, and all others share what is left of their block. Measured against
// all of them sharing: models/TRIED.md.
#include <cstdint>
#include <span>
#include <vector>

#include "feature/feature.hpp"

namespace kinprint {

// Columns of the map for each block of kGramBuckets.
inline constexpr std::uint32_t kGramColumns = 4096;

class GramColumns {
 public:
  // own: a bit for each bucket of every block, lowest bit of a byte first; a set bit is a bucket with a column of its own.
  // These come first in a block, in the order of the buckets, the shared ones after them. False where a block leaves no
  // column to share.
  bool read(std::span<const std::uint32_t> own);

  // block x kGramColumns + place. bucket: below kHashedBlocks x kGramBuckets.
  [[nodiscard]] std::uint16_t of(std::uint32_t bucket) const { return columns_[bucket]; }

 private:
  std::vector<std::uint16_t> columns_;  // of every bucket
};

}  // namespace kinprint
