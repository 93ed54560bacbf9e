#include "verdict/fusion.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "made_tables.hpp"

using namespace kinprint;

namespace {
Fusion made_fusion() {
  made::TableWriter table;
  made::add_fusion(table, "same_exact");
  const auto read = SectionTable::read(table.file());
  return Fusion::read(read.value(), "same_exact", "same_exact", score_names(true).size()).value();
}
}  // namespace

TEST_CASE("Both models are averaged and contributions add up", "[verdict][fusion]") {
  const Fusion fusion = made_fusion();
  std::vector<double> scores(score_names(true).size(), 0.0);
  for (const double first : {-2.0, 0.5, 0.51, 3.0}) {
    scores[0] = first;
    const FusedScore fused = fusion.fuse(scores, 5);
    CHECK(fused.value == Approx(0.5 * (first + 0.25) + 0.5 * ((first <= 0.5 ? -1 : 1) - 0.25)));
    CHECK(std::accumulate(fused.contributions.begin(), fused.contributions.end(), fused.prior) == Approx(fused.value));
  }
}

TEST_CASE("Calibration is linear in the log of the size between what was measured", "[verdict][fusion]") {
  const Fusion fusion = made_fusion();
  CHECK(fusion.calibration(1).slope == Approx(1 / std::log(10.0)));
  CHECK(fusion.calibration(10).slope == Approx(1.5 / std::log(10.0)).epsilon(1e-4));
  CHECK(fusion.calibration(10).below == Approx(1.5).epsilon(1e-4));
  CHECK(fusion.calibration(100).offset == Approx(0.5 / std::log(10.0)).epsilon(1e-4));
  CHECK(fusion.calibration(5000).slope == fusion.calibration(100).slope);
  CHECK(fusion.calibration(0.5).spread == fusion.calibration(1).spread);
}

TEST_CASE("A factor below an LR of 1 that is not above zero is refused", "[verdict][fusion]") {
  made::TableWriter both;
  const float calibration[1][5] = {{0, 1, 0, 0, 0.3F}};
  both.floats("x_calibration", 1, 5, [&](std::uint32_t i, std::uint32_t j) { return calibration[i][j]; });
  made::add_fusion(both, "x");
  const auto read = SectionTable::read(both.file());
  CHECK(Fusion::read(read.value(), "x", "x", score_names(true).size()).error().code == ErrorCode::TableSize);
}

TEST_CASE("Trees that could loop or read a missing score are refused", "[verdict][fusion]") {
  const float loops[3][5] = {{0, 0, 0, 2, 0}, {-1, 0, 0, 0, 1}, {-1, 0, 0, 0, 1}};
  const float reaches[3][5] = {{99, 0, 1, 2, 0}, {-1, 0, 0, 0, 1}, {-1, 0, 0, 0, 1}};
  const float leaves[3][5] = {{0, 0, 1, 7, 0}, {-1, 0, 0, 0, 1}, {-1, 0, 0, 0, 1}};
  for (const auto& nodes : {loops, reaches, leaves}) {
    // The first section of a name is the one that is read, so the bad nodes go first.
    made::TableWriter both;
    both.floats("x_nodes", 3, 5, [&](std::uint32_t i, std::uint32_t j) { return nodes[i][j]; });
    made::add_fusion(both, "x");
    const auto read = SectionTable::read(both.file());
    CHECK(Fusion::read(read.value(), "x", "x", score_names(true).size()).error().code == ErrorCode::TableSize);
  }
}

TEST_CASE("A set can be calibrated for another condition than the one it was fitted on, and needs that calibration", "[verdict][fusion]") {
  made::TableWriter table;
  made::add_fusion(table, "x");
  made::add_calibration(table, "y", 1);
  const auto read = SectionTable::read(table.file());
  const auto fusion_of = [&](const char* calibrated) { return Fusion::read(read.value(), "x", calibrated, score_names(true).size()); };
  const std::vector<double> scores(score_names(true).size(), 0.5);
  CHECK(fusion_of("y").value().fuse(scores, 3).value == fusion_of("x").value().fuse(scores, 3).value);
  CHECK(fusion_of("x").value().calibration(1).offset == 0);
  CHECK(fusion_of("y").value().calibration(1).offset == Approx(1 / std::log(10.0)));
  const Error error = fusion_of("z").error();
  CHECK(error.code == ErrorCode::TableSize);
  CHECK(error.message.find("z_calibration") != std::string::npos);
}
