#include "verdict/control_likeness.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "made_sides.hpp"
#include "made_tables.hpp"
#include "verdict/decide.hpp"

using namespace kinprint;

namespace {
std::vector<ControlLikeness> likeness(const Request& request) {
  std::vector<std::vector<SegmentedAnswer>> controls;
  for (const Side& side : request.controls) controls.push_back(split_side(side));
  return control_likeness(request, split_side(request.left), split_side(request.right), controls, made::tables());
}
}  // namespace

TEST_CASE("A control that is one of the sides stands out on that side, and sides swapped swap the figures", "[verdict][control_likeness]") {
  Request request = made::request(4);
  request.controls = {made::side(8, 4, "prompt "), request.left, made::side(9, 4, "elsewhere ")};
  const auto found = likeness(request);
  REQUIRE(found.size() == 3);
  CHECK(found[1].left > found[0].left);
  CHECK(found[1].left > found[1].right);
  CHECK(found[1].left > 0);
  for (const ControlLikeness& control : found) CHECK((std::isfinite(control.left) && std::isfinite(control.right)));
  std::swap(request.left, request.right);
  const auto swapped = likeness(request);
  for (std::size_t i = 0; i < found.size(); ++i) {
    CHECK(swapped[i].left == found[i].right);
    CHECK(swapped[i].right == found[i].left);
  }
}

TEST_CASE("A control is as like a side as a comparison of the two without controls says", "[verdict][control_likeness]") {
  Request request = made::request(4);
  request.controls = {made::side(8, 4, "prompt "), made::side(9, 4, "elsewhere "), made::side(10, 2, "prompt ")};
  const auto found = likeness(request);
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (const bool is_left : {true, false}) {
      Request pair;
      pair.left = is_left ? request.left : request.right;
      pair.right = request.controls[i];
      pair.options.exhibits = false;
      const Verdict verdict = decide(pair, split_side(pair.left), split_side(pair.right), {}, made::tables());
      REQUIRE(verdict.status == Status::Ok);
      CHECK((is_left ? found[i].left : found[i].right) == verdict.log10_lr);
    }
  }
}

TEST_CASE("A control with too little text has no figure, and no more than eight are looked at", "[verdict][control_likeness]") {
  Request request = made::request(2);
  Side few;
  few.answers = {{"prompt 0", {"Three words only."}, false}};
  request.controls = {few, Side{}};
  const auto without = likeness(request);
  REQUIRE(without.size() == 2);
  for (const ControlLikeness& control : without) CHECK((std::isnan(control.left) && std::isnan(control.right)));
  for (std::uint64_t seed = 10; seed < 20; ++seed) request.controls.push_back(made::side(seed, 2, "prompt "));
  CHECK(likeness(request).size() == kControlsLookedAt);
}
