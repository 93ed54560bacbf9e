#include "verdict/fusion.hpp"

#include <catch2/catch.hpp>
#include <numeric>

#include "made_tables.hpp"

using namespace kinprint;

namespace {
Fusion made_fusion() {
  made::TableWriter table;
  made::add_fusion(table, "same_exact");
  const auto read = SectionTable::read(table.file());
  return Fusion::read(read.value(), "same_exact", score_names(true).size()).value();
}
}  // namespace

TEST_CASE("Both models are averaged and contributions add up", "[verdict][fusion]") {
  const Fusion fusion = made_fusion();
  std::vector<double> scores(score_names(true).size(), 0.0);
  for (const double first : {-2.0, 0.5, 0.51, 3.0}) {
    scores[0] = first;
    const FusedScore fused = fusion.fuse(scores);
    CHECK(fused.value == Approx(0.5 * (first + 0.25) + 0.5 * ((first <= 0.5 ? -1 : 1) - 0.25)));
    CHECK(std::accumulate(fused.contributions.begin(), fused.contributions.end(), fused.prior) == Approx(fused.value));
  }
}

TEST_CASE("Trees that could loop or read a missing score are refused", "[verdict][fusion]") {
  const float loops[3][5] = {{0, 0, 0, 2, 0}, {-1, 0, 0, 0, 1}, {-1, 0, 0, 0, 1}};
  const float reaches[3][5] = {{static_cast<float>(score_names(true).size()), 0, 1, 2, 0}, {-1, 0, 0, 0, 1}, {-1, 0, 0, 0, 1}};
  const float leaves[3][5] = {{0, 0, 1, 7, 0}, {-1, 0, 0, 0, 1}, {-1, 0, 0, 0, 1}};
  const float far[3][5] = {{1e20F, 0, 1, 2, 0}, {-1, 0, 0, 0, 1}, {-1, 0, 0, 0, 1}};
  const float below[3][5] = {{-1e20F, 0, 1, 2, 0}, {-1, 0, 0, 0, 1}, {-1, 0, 0, 0, 1}};
  const float beyond[3][5] = {{0, 0, 1, 1e20F, 0}, {-1, 0, 0, 0, 1}, {-1, 0, 0, 0, 1}};
  for (const auto& nodes : {loops, reaches, leaves, far, below, beyond}) {
    // The first section of a name is the one that is read, so the bad nodes go first.
    made::TableWriter both;
    both.floats("x_nodes", 3, 5, [&](std::uint32_t i, std::uint32_t j) { return nodes[i][j]; });
    made::add_fusion(both, "x");
    const auto read = SectionTable::read(both.file());
    CHECK(Fusion::read(read.value(), "x", score_names(true).size()).error().code == ErrorCode::TableSize);
  }
}
