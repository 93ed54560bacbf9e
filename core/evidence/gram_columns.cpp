#include "evidence/gram_columns.hpp"

#include <bit>

namespace kinprint {
namespace {

constexpr std::uint32_t kBlockBytes = kGramBuckets / 8;

}  // namespace

bool GramColumns::read(std::span<const std::uint32_t> own) {
  columns_.clear();
  columns_.reserve(std::size_t{kHashedBlocks} * kGramBuckets);
  for (std::uint32_t number = 0; number < kHashedBlocks; ++number) {
    const auto block = own.subspan(std::size_t{number} * kBlockBytes, kBlockBytes);
    std::uint32_t owned = 0;
    for (const std::uint32_t byte : block) owned += static_cast<std::uint32_t>(std::popcount(byte));
    if (owned >= kGramColumns) return false;
    const std::uint32_t first = number * kGramColumns;
    std::uint32_t next = first;
    for (std::uint32_t bucket = 0; bucket < kGramBuckets; ++bucket) {
      const bool is_own = block[bucket / 8] >> (bucket % 8) & 1;
      const std::uint32_t column = is_own ? next++ : first + owned + bucket % (kGramColumns - owned);
      columns_.push_back(static_cast<std::uint16_t>(column));
    }
  }
  return true;
}

}  // namespace kinprint
