#include "verdict/tables.hpp"

#include <catch2/catch.hpp>

#include "library/pack_sections.hpp"
#include "made_tables.hpp"

using namespace kinprint;

TEST_CASE("A good fingerprint table is loaded and tells its date and caps", "[verdict][tables]") {
  Tables tables;
  CHECK(tables.checksum().empty());
  REQUIRE(tables.load("fingerprint", made::fingerprint_table().file()).code == ErrorCode::Ok);
  CHECK(tables.calibration().date == 20261122);
  CHECK(tables.calibration().cap_high == Approx(1.9));
  CHECK(tables.fingerprint().dimensions() == made::kDimensions);
  CHECK(tables.checksum().size() == 64);
}

TEST_CASE("A refused table is named and leaves what was loaded", "[verdict][tables]") {
  Tables tables;
  const std::string good = made::fingerprint_table().file();
  REQUIRE(tables.load("good", good).code == ErrorCode::Ok);
  const std::string before = tables.checksum();
  const Error error = tables.load("cut.kpt", good.substr(0, 1000));
  CHECK(error.code == ErrorCode::TableSize);
  CHECK(error.message.find("cut.kpt") != std::string::npos);
  CHECK(tables.checksum() == before);
  CHECK_FALSE(tables.fingerprint().empty());
  CHECK(tables.load("x", "nothing").code == ErrorCode::TableMagic);
}

TEST_CASE("Every section of the fingerprint table is required", "[verdict][tables]") {
  made::TableWriter only_model;
  made::add_model(only_model);
  Tables tables;
  CHECK(tables.load("x", only_model.file()).code == ErrorCode::TableSize);
  made::TableWriter only_fusion;
  made::add_fusion(only_fusion, "same_exact");
  CHECK(tables.load("x", only_fusion.file()).code == ErrorCode::TableSize);
  CHECK(tables.fingerprint().empty());
}

TEST_CASE("A fingerprint table without factors of surplus, or with others than three times six, is refused", "[verdict][tables]") {
  const auto refused = [](const made::TableWriter& table) {
    Tables tables;
    const Error error = tables.load("x", table.file());
    return error.code == ErrorCode::TableSize && error.message.find("surplus_fit") != std::string::npos && tables.fingerprint().empty();
  };
  CHECK(refused(made::fingerprint_without_surplus()));
  for (const auto& [rows, columns] : {std::pair(2U, 6U), std::pair(3U, 5U), std::pair(6U, 3U)}) {
    made::TableWriter table = made::fingerprint_without_surplus();
    table.floats("surplus_fit", rows, columns, [](std::uint32_t, std::uint32_t) { return 0.0F; });
    CHECK(refused(table));
  }
  CHECK(made::tables().calibration().surplus_fit.rows[2][4] == Approx(0.09));
  CHECK(made::tables().calibration().control_fit.rows[2][4] == Approx(0.1));
}

TEST_CASE("What is no pack, or not only one, replaces no table when it is loaded as a pack", "[verdict][tables]") {
  Tables tables = made::tables();
  const std::string before = tables.checksum();
  made::TableWriter both = made::fingerprint_table(1), channels, nothing;
  both.integers("pack_version", 1, 1, {kPackVersion});
  channels.integers("pack_version", 1, 1, {kPackVersion});
  channels.floats("channel_quantiles", 1, 1, [](std::uint32_t, std::uint32_t) { return 1.0F; });
  for (const std::string& file : {made::fingerprint_table(1).file(), both.file(), channels.file(), nothing.file()}) {
    const Error error = tables.load_pack("mine.kinpack", file);
    CHECK((error.code == ErrorCode::TableMagic || error.code == ErrorCode::TooLarge));
    CHECK(error.message.find("mine.kinpack") != std::string::npos);
  }
  made::TableWriter pack;
  pack.integers("pack_version", 1, 1, {kPackVersion});
  CHECK(tables.load_pack("mine.kinpack", pack.file()).code == ErrorCode::TablesMissing);  // a pack, and no library
  CHECK(tables.load("mine.kinpack", pack.file()).code == ErrorCode::TableSize);
  CHECK(tables.checksum() == before);
}
