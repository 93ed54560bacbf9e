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

TEST_CASE("A factor below an LR of 1 that is not above zero is refused", "[verdict][set_calibration]") {
  made::TableWriter both;  // the first section of a name is the one that is read
  const float calibration[1][6] = {{0, 1, 0, 0, 0.3F, 0.2F}};
  both.floats("x_calibration", 1, 6, [&](std::uint32_t i, std::uint32_t j) { return calibration[i][j]; });
  made::add_calibration(both, "x");
  const auto read = SectionTable::read(both.file());
  CHECK(SetCalibration::read(read.value(), "x").error().code == ErrorCode::TableSize);
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
