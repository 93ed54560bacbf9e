#include "verdict/likelihood_ratio.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <string>

#include "made_scores.hpp"
#include "made_sides.hpp"
#include "made_tables.hpp"

using namespace kinprint;

namespace {
ScoredSides scored(const Request& request, const Tables& tables) {
  std::vector<std::string> left, right;
  for (const Answer& answer : request.left.answers) left.push_back(answer.document.text);
  for (const Answer& answer : request.right.answers) right.push_back(answer.document.text);
  return made::scores(request, left, right, tables);
}
}  // namespace

TEST_CASE("The whole is the draw of every row once", "[verdict][likelihood_ratio]") {
  const Tables tables = made::tables();
  const ScoredSides sides = scored(made::request(6), tables);
  const RatioMaker maker(sides, tables);
  std::vector<std::uint32_t> rows(6);
  std::iota(rows.begin(), rows.end(), 0U);
  CHECK(maker.of_rows(rows, RatioMaker::scorer_of_rows(sides, tables, 6)).uncapped == Approx(maker.whole().uncapped));
  CHECK(maker.lineage_of_draw(rows, {}) == Approx(maker.whole().uncapped));
}

TEST_CASE("What the scores contribute and the prior add up to the ratio, which keeps within the cap", "[verdict][likelihood_ratio]") {
  const Tables tables = made::tables();
  for (std::size_t answers = 1; answers < 8; answers += 2) {
    const ScoredSides sides = scored(made::request(answers), tables);
    const LikelihoodRatio ratio = RatioMaker(sides, tables).whole();
    CHECK(std::accumulate(ratio.contributions.begin(), ratio.contributions.end(), ratio.prior) == Approx(ratio.uncapped));
    CHECK(ratio.capped >= tables.calibration().cap_low);
    CHECK(ratio.capped <= tables.calibration().cap_high);
    CHECK(ratio.scores.size() == score_names(true).size());
  }
}

TEST_CASE("Where rows share their wording the ratio is half-way between that of open prompts and that of closed ones", "[verdict][likelihood_ratio]") {
  const Tables tables = made::tables();
  Request request = made::request(6);
  REQUIRE(RatioMaker(scored(request, tables), tables).whole().closedness == 0);
  for (const std::size_t alike : {1U, 2U, 6U}) {
    for (std::size_t i = 0; i < alike; ++i) request.right.answers[i].document = request.left.answers[i].document;
    const LikelihoodRatio ratio = RatioMaker(scored(request, tables), tables).whole();
    const double closedness = std::min(1.0, (static_cast<double>(alike) / 6 - 0.1) / (1.0 / 3 - 0.1));
    CHECK(ratio.closedness == Approx(closedness));
    const double further = 0.5 * ratio.open + 0.1 / std::log(10.0);
    CHECK(ratio.closed == Approx(further < 0 ? 0.5 * further : further).epsilon(1e-5));
    CHECK(ratio.uncapped == Approx(ratio.open + 0.5 * closedness * (ratio.closed - ratio.open)));
    CHECK(ratio.lineage == ratio.uncapped);
    CHECK(std::accumulate(ratio.contributions.begin(), ratio.contributions.end(), ratio.prior) == Approx(ratio.uncapped));
  }
}

TEST_CASE("The ratio of a shared lineage is a line over that of the same model, times a factor below 1", "[verdict][likelihood_ratio]") {
  const Tables tables = made::tables();
  bool seen[2] = {false, false};
  for (const bool alike : {false, true}) {
    Request request;
    request.left = made::side(1, 30, "left ");
    request.right = made::side(2, 30, "right ");
    for (std::size_t i = 0; alike && i < 30; ++i) request.right.answers[i].document = request.left.answers[i].document;
    const LikelihoodRatio ratio = RatioMaker(scored(request, tables), tables).whole();
    const double lineage = 0.5 * ratio.uncapped + 0.1 / std::log(10.0);
    CHECK(ratio.lineage == Approx(lineage < 0 ? 0.5 * lineage : lineage).epsilon(1e-5));
    CHECK(ratio.lineage_slope == Approx(lineage < 0 ? 0.25 : 0.5));
    seen[lineage < 0] = true;
  }
  CHECK(seen[0]);
  CHECK(seen[1]);
}

TEST_CASE("Below an LR of 1 the calibrated score is multiplied by the factor of its size, above it is not", "[verdict][likelihood_ratio]") {
  const Tables tables = made::tables();
  bool seen[2] = {false, false};
  for (const bool alike : {false, true}) {
    Request request = made::request(30);
    for (std::size_t i = 0; alike && i < 30; ++i) request.right.answers[i].document = request.left.answers[i].document;
    const ScoredSides sides = scored(request, tables);
    const LikelihoodRatio ratio = RatioMaker(sides, tables).whole();
    const Fusion& fusion = tables.calibration().fusion(true, FusionSet::Predicted);
    const Calibration line = tables.calibration().calibration(true, FusionSet::Predicted, sides.loss()).at(30);
    REQUIRE(line.below > 1.5);
    const double value = line.slope * fusion.fuse(ratio.scores).value + line.offset;
    CHECK(ratio.open == Approx(value < 0 ? line.below * value : value));
    seen[value < 0] = true;
  }
  CHECK(seen[0]);
  CHECK(seen[1]);
}

TEST_CASE("Pairs that lost marks or line breaks have a calibration of their own, and those that lost both another", "[verdict][likelihood_ratio]") {
  const Tables tables = made::tables();
  ScoredSides sides = scored(made::request(4), tables);
  sides.left_layout = sides.right_layout = {4, 4, 0};
  const LikelihoodRatio written = RatioMaker(sides, tables).whole();
  sides.right_layout = {4, 0, 1};
  CHECK(sides.loss() == TextLoss::Nothing);
  CHECK(RatioMaker(sides, tables).whole().uncapped == written.uncapped);
  sides.left_layout = {4, 0, 1};
  CHECK(sides.loss() == TextLoss::One);
  const LikelihoodRatio bare = RatioMaker(sides, tables).whole();
  CHECK(bare.scores == written.scores);
  CHECK(bare.prior - written.prior > 0.5);  // another offset
  sides.left_layout = sides.right_layout = {4, 4, 0, 0, 4};
  CHECK(RatioMaker(sides, tables).whole().uncapped == bare.uncapped);
  sides.left_layout = sides.right_layout = {4, 0, 0, 0, 4};
  CHECK(sides.loss() == TextLoss::Both);
  const LikelihoodRatio flat = RatioMaker(sides, tables).whole();
  CHECK(flat.prior - bare.prior > 0.3);
  sides.left_layout = sides.right_layout = {4, 4, 0};
  sides.taken = TextLoss::One;
  CHECK(RatioMaker(sides, tables).whole().uncapped == bare.uncapped);
  sides.taken = TextLoss::Both;
  CHECK(RatioMaker(sides, tables).whole().uncapped == flat.uncapped);
}

TEST_CASE("A row by itself is a comparison of one prompt", "[verdict][likelihood_ratio]") {
  const Tables tables = made::tables();
  const Request request = made::request(3);
  const ScoredSides sides = scored(request, tables);
  Request alone;
  alone.left.answers = {request.left.answers[1]};
  alone.right.answers = {request.right.answers[1]};
  const ScoredSides one = scored(alone, tables);
  CHECK(RatioMaker(sides, tables).of_row(1, RatioMaker::scorer_of_rows(sides, tables, 1)).uncapped == Approx(RatioMaker(one, tables).whole().uncapped));
}

TEST_CASE("The spread over draws of prompts needs five of them and repeats with its seed", "[verdict][likelihood_ratio]") {
  const Tables tables = made::tables();
  const ScoredSides few = scored(made::request(4), tables), enough = scored(made::request(9), tables);
  CHECK(RatioMaker(few, tables).resampled_spread(1) == 0);
  const RatioMaker maker(enough, tables);
  CHECK(maker.resampled_spread(1) > 0);
  CHECK(maker.resampled_spread(1) == maker.resampled_spread(1));
  CHECK(maker.resampled_spread(1) != maker.resampled_spread(2));
}

TEST_CASE("A row by itself has the surplus of its own prompt", "[verdict][likelihood_ratio]") {
  Tables tables = made::tables();
  made::load_prompts(tables, {"prompt 0", "prompt 2"});
  const ScoredSides sides = scored(made::request(3), tables);
  const RatioMaker maker(sides, tables);
  const PairScorer alone = RatioMaker::scorer_of_rows(sides, tables, 1);
  const std::size_t first = score_names(true).size() - kHashedBlocks - 1;  // the cosine of habits stands last
  for (std::uint32_t row = 0; row < 3; ++row) {
    const std::vector<double> scores = maker.of_row(row, alone).scores;
    REQUIRE(scores.size() == first + kHashedBlocks + 1);
    for (std::size_t k = 0; k < kHashedBlocks; ++k) {
      CHECK(scores[first + k] == (row == 1 ? 0 : (*sides.data.rows[row].surplus)[k]));
      CHECK((scores[first + k] == 0) == (row == 1));
    }
  }
}
