#include "base/section_table.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "made_tables.hpp"

using namespace kinprint;

namespace {
std::string small_table() {
  made::TableWriter table;
  table.floats("numbers", 2, 3, [](std::uint32_t i, std::uint32_t j) { return static_cast<float>(i * 3 + j); });
  table.bytes("signed", 1, 3, [](std::uint32_t, std::uint32_t j) { return static_cast<int>(j) - 1; });
  table.integers("whole", 1, 2, {7, 4000000000U});
  return table.file();
}
}  // namespace

TEST_CASE("A section table gives back what was written", "[base][section_table]") {
  const auto table = SectionTable::read(small_table());
  REQUIRE(table.ok());
  CHECK(table.value().find("numbers", SectionType::Floats)->floats == std::vector<float>{0, 1, 2, 3, 4, 5});
  CHECK(table.value().find("signed", SectionType::SignedBytes)->signed_bytes == std::vector<std::int8_t>{-1, 0, 1});
  CHECK(table.value().find("whole", SectionType::Integers)->integers == std::vector<std::uint32_t>{7, 4000000000U});
  CHECK(table.value().find("numbers", SectionType::SignedBytes) == nullptr);
  CHECK(table.value().find("none", SectionType::Floats) == nullptr);
  CHECK(table.value().checksum().size() == 64);
}

TEST_CASE("A damaged table is refused with its reason", "[base][section_table]") {
  const std::string good = small_table();
  const auto code = [](const std::string& bytes) { return SectionTable::read(bytes).error().code; };
  CHECK(code("") == ErrorCode::TableMagic);
  CHECK(code("KPSECTNX" + good.substr(8)) == ErrorCode::TableMagic);
  std::string version = good;
  version[8] = 9;
  CHECK(code(version) == ErrorCode::TableVersion);
  CHECK(code(good.substr(0, good.size() - 4)) == ErrorCode::TableSize);
  for (std::size_t at = 48; at < good.size(); at += 7) {
    std::string flipped = good;
    flipped[at] = static_cast<char>(flipped[at] ^ 1);
    CHECK(code(flipped) == ErrorCode::TableChecksum);
  }
}

TEST_CASE("Every length a table can be cut to is refused, also with a checksum that fits", "[base][section_table]") {
  const std::string payload = small_table().substr(48);
  for (std::size_t size = 0; size < payload.size(); ++size) {
    const std::string cut = payload.substr(0, size);
    const auto digest = sha256(cut);
    const std::string bytes = "KPSECTNS" + made::integer(1) + made::integer(static_cast<std::uint32_t>(size)) + std::string(digest.begin(), digest.end()) + cut;
    CHECK(SectionTable::read(bytes).error().code == ErrorCode::TableSize);
  }
}

TEST_CASE("A number that is not finite never leaves a table", "[base][section_table]") {
  for (const float bad : {std::numeric_limits<float>::infinity(), std::numeric_limits<float>::quiet_NaN()}) {
    made::TableWriter table;
    table.floats("numbers", 1, 1, [&](std::uint32_t, std::uint32_t) { return bad; });
    CHECK(SectionTable::read(table.file()).error().code == ErrorCode::TableSize);
  }
}
