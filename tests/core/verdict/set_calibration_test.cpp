#include "verdict/set_calibration.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "made_tables.hpp"

using namespace kinprint;

TEST_CASE("Calibration is linear in the log of the size between what was measured", "[verdict][set_calibration]") {
  made::TableWriter table;
  made::add_calibration(table, "same_exact");
  const auto read = SectionTable::read(table.file());
  const SetCalibration set = SetCalibration::read(read.value(), "same_exact").value();
  CHECK(set.at(1).slope == Approx(1 / std::log(10.0)));
  CHECK(set.at(10).slope == Approx(1.5 / std::log(10.0)).epsilon(1e-4));
  CHECK(set.at(10).below == Approx(1.5).epsilon(1e-4));
  CHECK(set.at(100).offset == Approx(0.5 / std::log(10.0)).epsilon(1e-4));
  CHECK(set.at(5000).slope == set.at(100).slope);
  CHECK(set.at(0.5).prompt_spread == set.at(1).prompt_spread);
  CHECK(set.at(10).prompt_spread == Approx(0.2).epsilon(1e-4));
  CHECK(set.at(10).reference_spread == Approx(0.3).epsilon(1e-4));
}

TEST_CASE("The further line is read beside the first", "[verdict][set_calibration]") {
  made::TableWriter table;
  made::add_calibration(table, "diff_exact");
  const auto read = SectionTable::read(table.file());
  const Calibration line = SetCalibration::read(read.value(), "diff_exact").value().at(10);
  CHECK(line.further_slope == Approx(0.5));
  CHECK(line.further_offset == Approx(0.1 / std::log(10.0)));
  CHECK(line.further_below == Approx(0.5));
}

TEST_CASE("A factor below an LR of 1, and a further slope, that are not above zero are refused", "[verdict][set_calibration]") {
  const auto is_read = [](std::uint32_t column) {
    made::TableWriter both;  // the first section of a name is the one that is read
    const float calibration[9] = {0, 1, 0, 1, 0.3F, 0.2F, 1, 0, 1};
    both.floats("x_calibration", 1, 9, [&](std::uint32_t, std::uint32_t j) { return j == column ? 0.0F : calibration[j]; });
    made::add_calibration(both, "x");
    const auto read = SectionTable::read(both.file());
    const auto set = SetCalibration::read(read.value(), "x");
    return set.ok() || set.error().code != ErrorCode::TableSize;
  };
  CHECK(is_read(7));
  for (const std::uint32_t column : {3U, 6U, 8U}) CHECK_FALSE(is_read(column));
}

TEST_CASE("Every set has a calibration of its own, and one that is missing is named", "[verdict][set_calibration]") {
  made::TableWriter table;
  made::add_calibration(table, "x");
  made::add_calibration(table, "x_bare", 1);
  const auto read = SectionTable::read(table.file());
  CHECK(SetCalibration::read(read.value(), "x").value().at(1).offset == 0);
  CHECK(SetCalibration::read(read.value(), "x_bare").value().at(1).offset == Approx(1 / std::log(10.0)));
  const Error error = SetCalibration::read(read.value(), "z").error();
  CHECK(error.code == ErrorCode::TableSize);
  CHECK(error.message.find("z_calibration") != std::string::npos);
}

TEST_CASE("Rates that are no shares, sizes below one and quantiles that fall are refused by the section they stand in", "[verdict][set_calibration]") {
  const auto message = [](const char* section, std::uint32_t column, float value) {
    made::TableWriter both;  // the first section of a name is the one that is read
    const std::uint32_t columns = std::string(section) == "x_errors" ? 14 : 8;
    const float errors[14] = {5, 0.2F, 0.8F, 100, 0.1F, 0.1F, 0.1F, 0.1F, 0.1F, 0.1F, 0.1F, 0.1F, 0.1F, 0.1F};
    const float distribution[8] = {5, 0, 100, -1, -0.5F, 0, 0.5F, 1};
    both.floats(section, 1, columns, [&](std::uint32_t, std::uint32_t j) { return j == column ? value : (columns == 14 ? errors[j] : distribution[j]); });
    made::add_calibration(both, "x");
    const auto read = SectionTable::read(both.file());
    const auto set = SetCalibration::read(read.value(), "x");
    return set.ok() ? std::string() : set.error().message;
  };
  CHECK(message("x_errors", 0, 5).empty());
  CHECK(message("x_distribution", 0, 5).empty());
  for (const auto& [column, value] : {std::pair(0u, 0.5F), std::pair(1u, 1.5F), std::pair(2u, -0.1F), std::pair(3u, -1.0F), std::pair(3u, 1e20F), std::pair(13u, 2.0F)}) {
    CHECK(message("x_errors", column, value).find("x_errors") != std::string::npos);
  }
  for (const auto& [column, value] : {std::pair(0u, 0.0F), std::pair(1u, -1.0F), std::pair(2u, 1e20F), std::pair(4u, 2.0F)}) {
    CHECK(message("x_distribution", column, value).find("x_distribution") != std::string::npos);
  }
}
