#include "evidence/row_surplus.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "base/rng.hpp"
#include "made_tables.hpp"

using namespace kinprint;

namespace {

SurplusFit made_fit() {
  SurplusFit fit;
  for (std::uint32_t k = 0; k < kHashedBlocks; ++k) {
    for (std::uint32_t i = 0; i < 6; ++i) fit.rows[k][i] = made::surplus_factor(k, i);
  }
  return fit;
}

const PromptSimilarity kPrompt = {{0.2, 0.3, 0.4}, {0.05, 0.1, 0.2}, 6};

PairRow made_row(double left_length, double right_length, double cosine) {
  PairRow row;
  row.left_length = left_length;
  row.right_length = right_length;
  row.cosine = {cosine, cosine + 0.1, cosine + 0.2};
  return row;
}

PairData made_data(std::vector<std::optional<double>> surpluses) {
  PairData data;
  for (const auto& surplus : surpluses) {
    data.rows.push_back(made_row(5, 6, 0.5));
    if (surplus) data.rows.back().surplus = {*surplus, 2 * *surplus, -*surplus};
  }
  return data;
}

}  // namespace

TEST_CASE("The surplus of a row is as reckoned by hand", "[evidence][row_surplus]") {
  // Without lengths: three spreads above the mean, then two, then one.
  PairRow plain = made_row(7, 5, 0.35);
  plain.cosine = {0.35, 0.5, 0.6};
  add_surplus(plain, kPrompt, {});
  REQUIRE(plain.surplus);
  CHECK((*plain.surplus)[0] == Approx(3));
  CHECK((*plain.surplus)[1] == Approx(2));
  CHECK((*plain.surplus)[2] == Approx(1));
  // Left: d = 1, l = 7, factors 0.1 + 0.2 - 0.1 + 0.05 + 0.21 - 0.14 = 0.32. Right: d = -1, l = 5,
  // factors 0.1 - 0.2 - 0.1 - 0.05 + 0.15 + 0.1 = 0.
  PairRow fitted = plain;
  add_surplus(fitted, kPrompt, made_fit());
  CHECK((*fitted.surplus)[0] == Approx(3 - 0.16));
  CHECK((*fitted.surplus)[1] == Approx(2 - 0.32));
  CHECK((*fitted.surplus)[2] == Approx(1 - 0.48));
}

TEST_CASE("Swapping the answers leaves the surplus to the last bit", "[evidence][row_surplus]") {
  Rng rng(3);
  for (int i = 0; i < 50; ++i) {
    PairRow one = made_row(9 * rng.uniform(), 9 * rng.uniform(), rng.uniform());
    PairRow other = one;
    std::swap(other.left_length, other.right_length);
    add_surplus(one, kPrompt, made_fit());
    add_surplus(other, kPrompt, made_fit());
    CHECK(*one.surplus == *other.surplus);
  }
}

TEST_CASE("Only rows of known prompts count, each as often as it is drawn, and none is 0", "[evidence][row_surplus]") {
  const PairData data = made_data({1.0, std::nullopt, 4.0, std::nullopt});
  const auto mean = [&](std::vector<std::uint32_t> rows) { return mean_surplus(data, rows); };
  CHECK(mean({1, 3}) == std::array<double, kHashedBlocks>{});
  CHECK(mean({}) == std::array<double, kHashedBlocks>{});
  CHECK(mean({0, 1}) == std::array<double, kHashedBlocks>{1, 2, -1});
  CHECK(mean({0, 1, 2, 3}) == std::array<double, kHashedBlocks>{2.5, 5, -2.5});
  CHECK(mean({0, 0, 2, 3}) == std::array<double, kHashedBlocks>{2, 4, -2});
}

TEST_CASE("Likeness with controls is as reckoned by hand: the mean of both sides' cosines, their spread drawn towards a tenth", "[evidence][row_surplus]") {
  ControlSimilarity controls;
  controls.add({{1.5, 0, 0}, {1, 0, 0}, 4});
  controls.add({{1, 0, 2}, {1, 0, 6}, 6});
  const PromptSimilarity found = controls.of_all();
  CHECK(found.mean[0] == Approx((1.5 + 1 + 1 + 1) / 4));
  CHECK(found.mean[1] == 0);
  CHECK(found.mean[2] == Approx(2));
  CHECK(found.log_length == Approx(5));
  CHECK(found.spread[0] == Approx(std::sqrt((2 * 0.01 + 0.375 * 0.375 + 3 * 0.125 * 0.125) / 6)));
  CHECK(found.spread[1] == Approx(std::sqrt(2 * 0.01 / 6)));
  CHECK(found.spread[2] == Approx(std::sqrt((2 * 0.01 + 4 + 4 + 16) / 6)));
}
