#include "evidence/gram_columns.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace kinprint;

namespace {
// own: buckets with a column of their own.
std::vector<std::uint32_t> bits_of(const std::set<std::uint32_t>& own) {
  std::vector<std::uint32_t> bytes(std::size_t{kHashedBlocks} * kGramBuckets / 8, 0);
  for (const std::uint32_t bucket : own) bytes[bucket / 8] |= 1U << (bucket % 8);
  return bytes;
}

std::set<std::uint32_t> first_buckets(std::uint32_t count) {
  std::set<std::uint32_t> own;
  for (std::uint32_t bucket = 0; bucket < count; ++bucket) own.insert(own.end(), bucket);
  return own;
}
}  // namespace

TEST_CASE("Common n-grams have a column of their own, the others of a block share what is left", "[evidence][gram_columns]") {
  GramColumns columns;
  REQUIRE(columns.read(bits_of({3, 9, kGramBuckets + 9, 2 * kGramBuckets - 1})));
  CHECK(columns.of(3) == 0);
  CHECK(columns.of(9) == 1);
  CHECK(columns.of(kGramBuckets + 9) == kGramColumns);
  CHECK(columns.of(2 * kGramBuckets - 1) == kGramColumns + 1);
  CHECK(columns.of(0) == 2);
  CHECK(columns.of(kGramColumns - 2) == columns.of(0));
  CHECK(columns.of(1) != columns.of(0));
  CHECK(columns.of(2 * kGramBuckets) == 2 * kGramColumns);  // the third block shares all
  for (std::uint32_t bucket = 0; bucket < kHashedBlocks * kGramBuckets; ++bucket) {
    CHECK(columns.of(bucket) / kGramColumns == bucket / kGramBuckets);
  }
}

TEST_CASE("A block may own every column but one", "[evidence][gram_columns]") {
  GramColumns columns;
  REQUIRE(columns.read(bits_of(first_buckets(kGramColumns - 1))));
  CHECK(columns.of(kGramColumns - 2) == kGramColumns - 2);
  CHECK(columns.of(kGramBuckets - 1) == kGramColumns - 1);
  CHECK_FALSE(columns.read(bits_of(first_buckets(kGramColumns))));
}
