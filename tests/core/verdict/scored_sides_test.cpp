#include "verdict/scored_sides.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <string>

#include "evidence/count_products.hpp"
#include "feature/fingerprint.hpp"
#include "made_scores.hpp"
#include "made_sides.hpp"
#include "made_tables.hpp"

using namespace kinprint;

namespace {
std::vector<std::string> texts(const Side& side) {
  std::vector<std::string> out;
  for (const Answer& answer : side.answers) out.push_back(answer.document.text);
  return out;
}

ScoredSides scored(const Request& request) { return made::scores(request, texts(request.left), texts(request.right), made::tables()); }
}  // namespace

TEST_CASE("Prompts both sides answered are one row each", "[verdict][scored_sides]") {
  const ScoredSides sides = scored(made::request(4));
  CHECK(sides.relation == PromptRelation::Same);
  CHECK(sides.prompts_shared == 4);
  CHECK(sides.answers == Approx(4));
  CHECK(sides.data.rows.size() == 4);
  CHECK(sides.unknown_share == Approx(1));
  CHECK(sides.background == Background::Predicted);
}

TEST_CASE("Second samples of a prompt stay in its row, as the mean of its vectors", "[verdict][scored_sides]") {
  Request request = made::request(2);
  const ScoredSides once = scored(request);
  Answer again = request.left.answers[0];
  again.document.text = made::text(77);
  request.left.answers.push_back(again);
  const ScoredSides twice = scored(request);
  REQUIRE(twice.data.rows.size() == 2);
  Request other = made::request(2);
  other.left.answers[0].document.text = again.document.text;
  const ScoredSides second = scored(other);
  CHECK(twice.data.rows[0].left[0] == Approx(0.5 * (once.data.rows[0].left[0] + second.data.rows[0].left[0])));
}

TEST_CASE("Rows with an empty text are left out, and a prompt of one side makes the sides mixed", "[verdict][scored_sides]") {
  Request request = made::request(3);
  std::vector<std::string> left = texts(request.left);
  left[1].clear();
  CHECK(made::scores(request, left, texts(request.right), made::tables()).prompts_shared == 2);
  request.right.answers.push_back({"only on the right", {made::text(5)}, false});
  CHECK(scored(request).relation == PromptRelation::Mixed);
}

TEST_CASE("Without a shared prompt the size is the harmonic mean of both sides", "[verdict][scored_sides]") {
  Request request;
  request.left = made::side(1, 2, "left ");
  request.right = made::side(2, 6, "right ");
  const ScoredSides sides = scored(request);
  CHECK(sides.relation == PromptRelation::Different);
  CHECK(sides.answers == Approx(3));
  CHECK(sides.data.left.size() == 2);
  CHECK(sides.data.right.size() == 6);
}

TEST_CASE("Rows of known prompts have a surplus, the same after a swap", "[verdict][scored_sides]") {
  Tables tables = made::tables();
  made::load_prompts(tables, {"prompt 1", "prompt 3"});
  Request request = made::request(4);
  Answer again = request.left.answers[3];
  again.document.text = made::text(78);
  request.left.answers.push_back(again);  // first answers count, whatever follows
  const ScoredSides sides = made::scores(request, texts(request.left), texts(request.right), tables);
  Request other;
  other.left = request.right;
  other.right = request.left;
  const ScoredSides swapped = made::scores(other, texts(other.left), texts(other.right), tables);
  REQUIRE(sides.data.rows.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) {
    const PairRow& row = sides.data.rows[i];
    CHECK(row.surplus.has_value() == (i % 2 == 1));
    CHECK(row.surplus == swapped.data.rows[i].surplus);
    if (!row.surplus) continue;
    PairRow expected = row;
    add_surplus(expected, tables.prompts().find("prompt " + std::to_string(i))->similarity, tables.calibration().surplus_fit);
    CHECK(*row.surplus == *expected.surplus);
  }
}

TEST_CASE("Fusions weigh by how many prompts are known and how many controls answered; on different prompts by what stays unknown", "[verdict][scored_sides]") {
  Tables tables = made::tables();
  made::load_prompts(tables, {"prompt 1"});
  Request same = made::request(4), apart;
  apart.left = made::side(1, 1, "left ");
  apart.right = made::side(2, 1, "right ");
  for (Request* request : {&same, &apart}) {
    const bool same_prompts = request == &same;
    const auto score = [&] { return made::scores(*request, texts(request->left), texts(request->right), tables); };
    const ScoredSides before = score();
    CHECK(before.data.same_prompts == same_prompts);
    CHECK(before.set_weights() == (same_prompts ? std::array<double, kFusionSets>{0.75, 0.25, 0} : std::array<double, kFusionSets>{1, 0, 0}));
    Side control;
    for (int i = 0; i < 2; ++i) {
      control.answers.clear();
      // An answer to the known prompt changes no weight: it is known already.
      for (const std::string& prompt : same_prompts ? std::vector<std::string>{"prompt 0", "prompt 1"} : std::vector{request->left.answers[0].prompt}) {
        control.answers.push_back({prompt, {made::text(static_cast<std::uint32_t>(90 + i))}, false});
      }
      request->controls.push_back(control);
    }
    const ScoredSides after = score();
    CHECK(after.unknown_share < before.unknown_share - 0.01);
    CHECK(after.prompts_observed == 1);
    if (same_prompts) CHECK(after.set_weights() == std::array<double, kFusionSets>{0.5, 0.25, 0.25});
    if (!same_prompts) CHECK(after.set_weights() == std::array<double, kFusionSets>{after.unknown_share, 1 - after.unknown_share, 0});
  }
}

TEST_CASE("Rows that controls answered have a surplus over either side's likeness with the controls, the same after a swap", "[verdict][scored_sides]") {
  Tables tables = made::tables();
  if (GENERATE(false, true)) made::load_prompts(tables, {"prompt 0"});  // controls come before the background of a known prompt
  const FingerprintModel& model = tables.fingerprint();
  Request request = made::request(2);
  request.controls = {made::side(8, 1, "prompt "), made::side(9, 1, "prompt ")};  // of "prompt 0" only
  Request other = request;
  std::swap(other.left, other.right);
  const ScoredSides sides = made::scores(request, texts(request.left), texts(request.right), tables);
  const ScoredSides swapped = made::scores(other, texts(other.left), texts(other.right), tables);
  REQUIRE(sides.data.rows.size() == 2);
  CHECK_FALSE(sides.data.rows[1].surplus);
  REQUIRE(sides.data.rows[0].surplus);
  CHECK(sides.data.rows[0].surplus == swapped.data.rows[0].surplus);
  const auto counts = [&](const std::string& text) { return model.weigh(count_fingerprint(text)); };
  ControlSimilarity controls;
  for (const Side& side : request.controls) {
    const std::string& text = side.answers[0].document.text;
    const auto with = [&](const Side& control) { return block_dots(counts(control.answers[0].document.text), counts(text)); };
    controls.add({with(request.left), with(request.right), std::log(static_cast<double>(count_fingerprint(text).characters))});
  }
  PairRow expected = sides.data.rows[0];
  add_surplus(expected, controls.of_all(), tables.calibration().control_fit);
  CHECK(*sides.data.rows[0].surplus == *expected.surplus);
}

TEST_CASE("Tags alone and line breaks written as \\n alone are no text, beside which one word is", "[verdict][scored_sides]") {
  const Tables tables = made::tables();
  const auto counted = [&](const std::vector<std::string>& texts) { return count_side(texts, tables.fingerprint()); };
  CHECK_FALSE(has_text({}));
  CHECK_FALSE(has_text(counted({"", " \n", "\u200B", "\\n \\n \\n"})));
  CHECK(has_text(counted({"", "word"})));
}
