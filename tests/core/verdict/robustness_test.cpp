#include "verdict/robustness.hpp"

#include <catch2/catch.hpp>

#include "made_scores.hpp"
#include "made_sides.hpp"
#include "made_tables.hpp"
#include "verdict/altered_texts.hpp"
#include "verdict/decide.hpp"

using namespace kinprint;

namespace {

Verdict decided(const Request& request, const Tables& tables) {
  return decide(request, split_side(request.left), split_side(request.right), {}, tables);
}

}  // namespace

TEST_CASE("Where a side has typographic quotes the figure with straight ones stands beside the verdict", "[verdict][robustness]") {
  const Tables tables = made::tables();
  Request typographic = made::request(4), straight = typographic;
  for (Answer& answer : typographic.right.answers) answer.document.text += "It\u2019s \u201Cfine\u201D, isn\u2019t it?";
  for (Answer& answer : straight.right.answers) answer.document.text += "It's \"fine\", isn't it?";
  const Verdict verdict = decided(typographic, tables), other = decided(straight, tables);
  REQUIRE(verdict.robustness[1].name == "straight_quotes");
  CHECK(verdict.robustness[1].log10_lr == Approx(other.log10_lr).margin(1e-9));
  const auto before_cap = [](const Verdict& of) {
    double sum = 0;
    for (const ChannelContribution& part : of.contributions) sum += part.contribution;
    return sum;
  };
  CHECK(before_cap(verdict) != Approx(before_cap(other)).margin(1e-3));
  for (const RobustnessVariant& variant : other.robustness) CHECK(variant.name != "straight_quotes");
}

TEST_CASE("Texts that lost their formatting are calibrated so without their edges too, where the list was the edge", "[verdict][robustness]") {
  const Tables tables = made::tables();
  Request request = made::request(4);
  for (Side* side : {&request.left, &request.right}) {
    for (Answer& answer : side->answers) answer.document.text += "Then it stops. They wait. It runs on. All of this:\n\noil\na wick\nwax\n";
  }
  const Verdict verdict = decided(request, tables);
  REQUIRE(verdict.formatting == Formatting::Lost);
  REQUIRE(verdict.robustness[1].name == "no_edges");
  const auto shortened = [](const Side& side) { return texts_without(side, edge_places(side, split_side(side))); };
  ScoredSides sides = made::scores(request, shortened(request.left), shortened(request.right), tables);
  REQUIRE(sides.loss() == TextLoss::Nothing);
  const double formatted = RatioMaker(sides, tables).whole().capped;
  sides.taken = TextLoss::One;
  CHECK(verdict.robustness[1].log10_lr == Approx(RatioMaker(sides, tables).whole().capped).margin(1e-9));
  CHECK(verdict.robustness[1].log10_lr != Approx(formatted).margin(1e-3));
}

TEST_CASE("Each prompt is left out once, and each variant says whether the band changes", "[verdict][robustness]") {
  const Verdict verdict = decided(made::request(4), made::tables());
  CHECK(verdict.prompts.size() == 4);
  std::size_t without = 0;
  bool changes = false;
  for (const RobustnessVariant& variant : verdict.robustness) {
    without += variant.name == "without_prompt";
    changes = changes || variant.changes_band;
  }
  CHECK(without == 4);
  CHECK(verdict.stable == !changes);
}

TEST_CASE("Readings stand beside the figure only where the prompts may have been closed", "[verdict][robustness]") {
  CalibrationTables calibration;
  calibration.cap_low = -1;
  calibration.cap_high = 1;
  LikelihoodRatio ratio;
  ratio.open = 2;
  ratio.closed = -0.2;
  Verdict verdict;
  verdict.band = Band::Moderate;
  verdict.supports = Supports::Shared;
  add_readings(verdict, ratio, calibration);
  CHECK(verdict.robustness.empty());
  ratio.closedness = 0.5;
  add_readings(verdict, ratio, calibration);
  REQUIRE(verdict.robustness.size() == 2);
  CHECK(verdict.robustness[0].name == "open_prompts");
  CHECK(verdict.robustness[0].log10_lr == 1);  // the cap
  CHECK_FALSE(verdict.robustness[0].changes_band);
  CHECK(verdict.robustness[1].name == "closed_prompts");
  CHECK(verdict.robustness[1].changes_band);
  CHECK_FALSE(verdict.stable);
}
