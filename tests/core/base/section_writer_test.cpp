#include "base/section_writer.hpp"

#include <catch2/catch.hpp>

#include "base/section_table.hpp"

using namespace kinprint;

TEST_CASE("What is written is read back, padded or not", "[base][section_writer]") {
  SectionWriter writer;
  writer.integers("counts", 1, 2, {7, 4'000'000'000u});
  writer.bytes("text", 1, 5, {'a', 'b', 'c', 0, 255});
  writer.signed_bytes("vector", 3, 1, {-127, 0, 127});
  const auto table = SectionTable::read(writer.file());
  REQUIRE(table.ok());
  CHECK(table.value().find("counts", SectionType::Integers)->integers == std::vector<std::uint32_t>{7, 4'000'000'000u});
  CHECK(table.value().find("text", SectionType::Bytes)->integers == std::vector<std::uint32_t>{'a', 'b', 'c', 0, 255});
  CHECK(table.value().find("vector", SectionType::SignedBytes)->signed_bytes == std::vector<std::int8_t>{-127, 0, 127});
  CHECK(table.value().find("vector", SectionType::SignedBytes)->rows == 3);
}

TEST_CASE("An empty table is a table", "[base][section_writer]") { CHECK(SectionTable::read(SectionWriter().file()).ok()); }
