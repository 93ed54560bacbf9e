#include "many/bot_pairs.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>
#include <string>

#include "evidence/long_runs.hpp"
#include "made_sides.hpp"
#include "made_tables.hpp"
#include "many/bot_bytes.hpp"
#include "many/made_side.hpp"
#include "text/texts_hash.hpp"
#include "verdict/decide.hpp"
#include "verdict/refusals.hpp"

using namespace kinprint;

namespace {

Verdict compared(const Side& left, const Side& right, const Tables& tables, const std::vector<Side>& controls = {}) {
  Request request;
  request.left = left;
  request.right = right;
  request.controls = controls;
  request.options.exhibits = false;
  return decide(request, split_side(left), split_side(right), {}, tables);
}

// Shared prompts, some shared, none shared, no prompts, one answer, several answers to a prompt, empty answers.
std::vector<Side> all_kinds() {
  std::vector<Side> sides = {made::side(1, 0, 8, "p"), made::side(2, 0, 8, "p"), made::side(3, 4, 12, "p"), made::side(4, 0, 5, "other "),
                             made::side(5, 0, 6, ""), made::side(6, 0, 6, ""), made::side(7, 0, 1, "p"), made::side(8, 0, 3, "p"),
                             made::side(9, 0, 0, "p"), made::side(1, 0, 8, "p"), made::side(11, 0, 8, "p")};
  for (const std::size_t i : {0u, 1u, 2u}) sides[7].answers.push_back({"p" + std::to_string(i), {made::text(777 + i, made::kWords)}, true});
  sides[10].answers[3].document.text = "";
  sides[8].answers.push_back({"p0", {"  "}, false});
  return sides;
}

// Bots handed over as bytes, as one worker of the page hands them to another, have the same figures.
std::vector<BotPair> all_pairs(const std::vector<Side>& sides, const Tables& tables, PairOptions options) {
  std::vector<CountedBot> bots;
  for (const Side& side : sides) bots.push_back(unpack_bot(pack_bot(count_bot(side, tables, 1)), tables.fingerprint().described()).value());
  ListControls controls(bots, tables);
  return BotPairs(bots, tables, options, options.controls_from_list ? &controls : nullptr).pairs(0, bots.size());
}

double before_cap(const Verdict& verdict) {
  double sum = 0;
  for (const ChannelContribution& part : verdict.contributions) sum += part.contribution;
  return sum;
}

void check_figure(const BotPair& pair, const Verdict& expected) {
  CHECK(pair.log10_lr == Approx(expected.lineage.log10_lr).margin(1e-8));
  if (expected.relation != PromptRelation::Different) CHECK(pair.uncapped == Approx(before_cap(expected)).margin(1e-8));
}

}  // namespace

TEST_CASE("Every pair of many bots has the figure of a shared lineage that a comparison of the two has", "[many][bot_pairs]") {
  const Tables tables = made::tables();
  const std::vector<Side> sides = all_kinds();
  PairOptions options;
  options.intervals = true;
  const std::vector<BotPair> pairs = all_pairs(sides, tables, options);
  REQUIRE(pairs.size() == sides.size() * (sides.size() - 1) / 2);
  std::size_t at = 0;
  for (std::size_t i = 0; i < sides.size(); ++i) {
    for (std::size_t j = i + 1; j < sides.size(); ++j, ++at) {
      INFO(i << " and " << j);
      const Verdict expected = compared(sides[i], sides[j], tables);
      CHECK(pairs[at].status == expected.status);
      if (expected.status != Status::Ok) continue;
      CHECK(pairs[at].log10_lr == Approx(expected.lineage.log10_lr).margin(1e-9));
      CHECK(pairs[at].interval_low == Approx(expected.lineage.interval_low).margin(1e-9));
      CHECK(pairs[at].interval_high == Approx(expected.lineage.interval_high).margin(1e-9));
      CHECK(pairs[at].prompts == expected.prompts_shared);
      CHECK(pairs[at].background == expected.background);
      const auto [threshold, share] = expected.error_rates.unrelated_at_or_above[2];
      CHECK(threshold == 1);
      CHECK(pairs[at].chance_of_ten == (expected.relation == PromptRelation::Different ? -1 : share));
    }
  }
}

TEST_CASE("A pair whose bots wrote their prompts in different case has the interval of a comparison, whichever comes first", "[many][bot_pairs]") {
  const Tables tables = made::tables();
  std::vector<Side> sides = {made::side(1, 0, 8, "p"), made::side(2, 0, 8, "p"), made::side(3, 0, 8, "p")};
  for (const std::size_t side : {0u, 1u}) {
    for (std::size_t i = side; i < 8; i += 2 + side) sides[side].answers[i].prompt[0] = 'P';
  }
  PairOptions options;
  options.intervals = true;
  for (int turn = 0; turn < 2; ++turn) {
    const std::vector<BotPair> pairs = all_pairs(sides, tables, options);
    std::size_t at = 0;
    for (std::size_t i = 0; i < sides.size(); ++i) {
      for (std::size_t j = i + 1; j < sides.size(); ++j, ++at) {
        INFO(turn << ": " << i << " and " << j);
        const Verdict expected = compared(sides[i], sides[j], tables);
        REQUIRE(expected.status == Status::Ok);
        CHECK(pairs[at].interval_low == Approx(expected.lineage.interval_low).margin(1e-9));
        CHECK(pairs[at].interval_high == Approx(expected.lineage.interval_high).margin(1e-9));
      }
    }
    std::reverse(sides.begin(), sides.end());
  }
}

TEST_CASE("A pair says on how many prompts a comparison would leave long runs out, and stands as it was written", "[many][bot_pairs]") {
  const Tables tables = made::tables();
  std::vector<Side> sides = {made::side(1, 0, 4, "p"), made::side(2, 0, 4, "p"), made::side(3, 0, 4, "p")};
  for (const std::size_t i : {0u, 2u}) {
    for (std::size_t side = 0; side < 2; ++side) sides[side].answers[i].document.text += "\n\n" + made::text(900 + i, 40);
  }
  sides[1].answers[1].document.text = sides[0].answers[1].document.text;  // one text on both: it stays, here and there
  sides[2].answers[0].document.text += "\n\n" + made::text(900, 24);
  for (int turn = 0; turn < 2; ++turn) {
    const std::vector<BotPair> pairs = all_pairs(sides, tables, {});
    const std::size_t shared = turn ? 2 : 0;
    Request request;
    request.left = sides[turn];
    request.right = sides[turn + 1];
    CHECK(find_long_runs(request.left, request.right).prompts == 2);
    for (std::size_t at = 0; at < 3; ++at) CHECK(pairs[at].long_run_prompts == (at == shared ? 2u : 0u));
    CHECK(pairs[shared].log10_lr == Approx(compared(request.left, request.right, tables).log10_lr).margin(1e-9));
    std::reverse(sides.begin(), sides.end());
  }
}

TEST_CASE("A pair of a bot that lost its formatting and one that has it stands as it was written, and says so", "[many][bot_pairs]") {
  const Tables tables = made::tables();
  std::vector<Side> sides = {made::side(1, 0, 4, "p"), made::side(2, 0, 4, "p"), made::side(3, 0, 4, "p")};
  for (Answer& answer : sides[0].answers) answer.document.text += "\n\n- **oil**\n- a wick\n- wax\n";
  for (const std::size_t i : {1u, 2u}) {
    for (Answer& answer : sides[i].answers) answer.document.text += "\n\noil\na wick\nwax\n";
  }
  const std::vector<BotPair> pairs = all_pairs(sides, tables, {});
  CHECK(pairs[0].formatting == Formatting::RightLost);
  CHECK(pairs[2].formatting == Formatting::Lost);
  CHECK(pairs[2].log10_lr == Approx(compared(sides[1], sides[2], tables).log10_lr).margin(1e-9));
  Request request;
  request.left = sides[0];
  request.right = sides[1];
  request.options.exhibits = request.options.robustness = true;
  const Verdict verdict = decide(request, split_side(request.left), split_side(request.right), {}, tables);
  REQUIRE(verdict.robustness[0].name == "as_written");
  CHECK(pairs[0].log10_lr == Approx(verdict.robustness[0].log10_lr).margin(1e-9));
  CHECK(pairs[0].log10_lr != Approx(verdict.log10_lr).margin(1e-3));
}

TEST_CASE("A pair says how far its figure counts the prompts as closed, as a comparison does", "[many][bot_pairs]") {
  const Tables tables = made::tables();
  std::vector<Side> sides = {made::side(1, 0, 8, "p"), made::side(2, 0, 8, "p"), made::side(3, 0, 8, "p")};
  for (const std::size_t i : {1u, 4u}) sides[1].answers[i].document.text = sides[0].answers[i].document.text;
  for (const std::size_t i : {0u, 2u, 3u}) sides[2].answers[i].document.text = sides[0].answers[i].document.text;
  const std::vector<BotPair> pairs = all_pairs(sides, tables, {});
  CHECK(pairs[0].closedness == compared(sides[0], sides[1], tables).closedness);
  CHECK(pairs[0].closedness == Approx((2.0 / 8 - 0.1) / (1.0 / 3 - 0.1)));
  CHECK(pairs[1].closedness == 1);
  CHECK(pairs[2].closedness == 0);
}

TEST_CASE("A pair of a bot that lost its line breaks and one that has them stands as it was written, and says so", "[many][bot_pairs]") {
  const Tables tables = made::tables();
  std::vector<Side> sides = {made::side(1, 0, 4, "p"), made::side(2, 0, 4, "p"), made::side(3, 0, 4, "p")};
  for (Side& side : sides) {
    for (Answer& answer : side.answers) answer.document.text += "\n\n" + std::string(kLongText, 'a') + "\n\nIt is **that**.";
  }
  for (const std::size_t i : {1u, 2u}) {
    for (Answer& answer : sides[i].answers) answer.document.text = text_with_line_breaks(answer.document.text, LineBreaks::None);
  }
  const std::vector<BotPair> pairs = all_pairs(sides, tables, {});
  CHECK(pairs[0].line_breaks == LineBreakLoss::RightLost);
  CHECK(pairs[2].line_breaks == LineBreakLoss::Lost);
  CHECK(pairs[2].log10_lr == Approx(compared(sides[1], sides[2], tables).log10_lr).margin(1e-9));
  CHECK(pairs[0].log10_lr != Approx(compared(sides[0], sides[1], tables).log10_lr).margin(1e-3));
}

TEST_CASE("Pairs whose prompts are known in part have the surplus of a comparison", "[many][bot_pairs]") {
  const std::vector<Side> sides = all_kinds();
  for (std::uint32_t score = 27; score < 30; ++score) {
    Tables tables = made::tables(score);
    const std::vector<BotPair> without = all_pairs(sides, tables, {});
    made::load_prompts(tables, {"p0", "p2", "p5", "p9"});
    const std::vector<BotPair> pairs = all_pairs(sides, tables, {});
    std::size_t at = 0, changed = 0;
    for (std::size_t i = 0; i < sides.size(); ++i) {
      for (std::size_t j = i + 1; j < sides.size(); ++j, ++at) {
        INFO("score " << score << " of " << i << " and " << j);
        const Verdict expected = compared(sides[i], sides[j], tables);
        if (expected.status != Status::Ok) continue;
        CHECK(pairs[at].background == expected.background);
        check_figure(pairs[at], expected);
        changed += std::abs(pairs[at].uncapped - without[at].uncapped) > 0.1;
      }
    }
    CHECK(changed > 10);
  }
}

TEST_CASE("With the list's own bots as control bots every pair has the figure of a comparison with the first eight others", "[many][bot_pairs]") {
  std::vector<Side> sides = all_kinds();
  for (std::uint64_t i = 0; i < 3; ++i) sides.push_back(made::side(30 + i, 0, 5, "p"));
  std::swap(sides[3], sides[12]);  // an unshared one is not among the controls of all
  PairOptions options;
  options.intervals = options.controls_from_list = true;
  for (const bool knows_some : {false, true}) {
    Tables tables = made::tables(28);
    if (knows_some) made::load_prompts(tables, {"p0", "p2", "other 1"});
    const std::vector<BotPair> pairs = all_pairs(sides, tables, options), alone = all_pairs(sides, tables, {});
    std::size_t at = 0, changed = 0;
    for (std::size_t i = 0; i < sides.size(); ++i) {
      for (std::size_t j = i + 1; j < sides.size(); ++j, ++at) {
        INFO(i << " and " << j);
        std::vector<Side> others;
        // Those that wrote the same texts are one, as where a request is read, and those that wrote the pair's are none.
        std::set<std::string> hashes = {texts_hash(sides[i]), texts_hash(sides[j])};
        std::size_t count = 0;
        for (std::size_t c = 0; c < sides.size() && count < kListControls; ++c) {
          if (c == i || c == j) continue;
          ++count;
          if (hashes.insert(texts_hash(sides[c])).second) others.push_back(sides[c]);
        }
        const Verdict expected = compared(sides[i], sides[j], tables, others);
        CHECK(pairs[at].status == expected.status);
        if (expected.status != Status::Ok) continue;
        check_figure(pairs[at], expected);
        CHECK(pairs[at].interval_low == Approx(expected.lineage.interval_low).margin(1e-8));
        CHECK(pairs[at].background == expected.background);
        changed += std::abs(pairs[at].uncapped - alone[at].uncapped) > 0.1;
      }
    }
    CHECK(changed > 20);
  }
}

TEST_CASE("Pairs do not depend on how the bots are cut into tiles", "[many][bot_pairs]") {
  const Tables tables = made::tables();
  std::vector<CountedBot> bots;
  for (std::uint64_t i = 0; i < 11; ++i) bots.push_back(count_bot(made::side(i + 20, i % 3, 7, "q"), tables, 1));
  PairOptions options;
  options.replicates = 3;
  BotPairs maker(bots, tables, options);
  const std::vector<BotPair> whole = maker.pairs(0, bots.size());
  std::vector<BotPair> parts = maker.pairs(0, 3);
  for (const std::size_t begin : {3u, 7u}) {
    for (BotPair& pair : maker.pairs(begin, begin == 3 ? 7 : bots.size())) parts.push_back(std::move(pair));
  }
  REQUIRE(parts.size() == whole.size());
  for (std::size_t i = 0; i < whole.size(); ++i) {
    CHECK(parts[i].uncapped == whole[i].uncapped);
    CHECK(parts[i].replicates == whole[i].replicates);
  }
}
