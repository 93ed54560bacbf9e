#include <catch2/catch.hpp>
#include <string>

#include "evidence/fingerprint_model.hpp"
#include "made_tables.hpp"

using namespace kinprint;

TEST_CASE("A table without a section is refused by its name", "[evidence][read_fingerprint]") {
  made::TableWriter table;
  table.floats("mean", 1, made::kDimensions, [](std::uint32_t, std::uint32_t) { return 0.0F; });
  CHECK(FingerprintModel::read(SectionTable::read(table.file()).value()).error().code == ErrorCode::TableSize);
  table.bytes("cohort", 4, made::kDimensions, [](std::uint32_t, std::uint32_t) { return 1; });
  const auto refused = FingerprintModel::read(SectionTable::read(table.file()).value());
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message.find("idf") != std::string::npos);
}

TEST_CASE("A table of more dimensions than there is memory for is refused, not made room for", "[evidence][read_fingerprint]") {
  made::TableWriter table;
  table.floats("mean", 1, 1'000'000, [](std::uint32_t, std::uint32_t) { return 0.0F; });
  table.bytes("cohort", 2, 1'000'000, [](std::uint32_t, std::uint32_t) { return 1; });
  CHECK(FingerprintModel::read(SectionTable::read(table.file()).value()).error().code == ErrorCode::TableSize);
}
