#include "evidence/shared_runs.hpp"

#include <catch2/catch.hpp>

#include "made_texts.hpp"

using namespace kinprint;

namespace {

SharedRuns runs_of(const Side& left, const Side& right, const RunOptions& options = {}) {
  const auto a = made::split(left);
  const auto b = made::split(right);
  const PreparedSide first = prepare_side(left, a, options);
  const PreparedSide second = prepare_side(right, b, options);
  const AnswerRows rows = match_answers(left, right);
  const GeneralBackground background = made::general();
  const PromptRunTable no_table;
  const PromptRunBackground same_prompts({}, {}, no_table);
  return find_shared_runs({first, second, rows, {}, options, background, same_prompts}, true);
}

const char* const kLeft = "One evening seven purple lanterns burned beside a frozen river. Then all slept.";
const char* const kRight = "They told how Seven purple lanterns burned beside a frozen river, long ago.";

}  // namespace

TEST_CASE("a shared run is found with its places and its surprise", "[evidence][shared_runs]") {
  const SharedRuns shared = runs_of(made::side_of({kLeft}), made::side_of({kRight}));
  REQUIRE(shared.runs.size() == 1);
  REQUIRE(shared.runs[0].words == 8);
  REQUIRE(shared.runs[0].surprise_nats > 30);
  REQUIRE(shared.runs[0].left[0].span == ByteSpan{12, 62});
  REQUIRE(shared.score > 0);
}

TEST_CASE("the reader's options decide what is equal and how long a run is", "[evidence][shared_runs]") {
  RunOptions options;
  options.fold_case = false;
  REQUIRE(runs_of(made::side_of({kLeft}), made::side_of({kRight}), options).runs.size() == 1);
  options.minimum_words = 9;
  REQUIRE(runs_of(made::side_of({kLeft}), made::side_of({kRight}), options).runs.empty());
  options.minimum_words = 0;
  REQUIRE(!runs_of(made::side_of({kLeft}), made::side_of({kRight}), options).runs.empty());
}

TEST_CASE("runs on other prompts do not count where prompts are shared", "[evidence][shared_runs]") {
  const Side left = made::side_of({kLeft, "Nothing here."}, {"a", "b"});
  const Side right = made::side_of({"Nothing there.", kRight}, {"a", "b"});
  REQUIRE(runs_of(left, right).score == 0);
  const Side apart = made::side_of({"Nothing there.", kRight}, {"c", "d"});
  REQUIRE(runs_of(left, apart).score > 0);
}

TEST_CASE("ten Chinese characters make a run of five words", "[evidence][shared_runs]") {
  const char* const text = "\u6CB3\u8FB9\u7684\u706F\u7B3C\u5F88\u65E7\u4E86\u5417\u5462";
  const SharedRuns shared = runs_of(made::side_of({text}), made::side_of({text}));
  REQUIRE(shared.runs.size() == 1);
  REQUIRE(shared.runs[0].words == 5);
}

TEST_CASE("control bots say how many write a run on its prompt, and what they write is less of a surprise", "[evidence][shared_runs]") {
  const Side left = made::side_of({kLeft}, {"a"}), right = made::side_of({kRight}, {"a"});
  const auto a = made::split(left);
  const auto b = made::split(right);
  const PreparedSide first = prepare_side(left, a, {});
  const PreparedSide second = prepare_side(right, b, {});
  const AnswerRows rows = match_answers(left, right);
  const GeneralBackground background = made::general();
  const PromptRunTable no_table;
  const std::vector<Side> controls = {made::side_of({kLeft}, {"a"}), made::side_of({"Nothing."}, {"a"}), made::side_of({kLeft}, {"b"})};
  const std::vector<std::vector<SegmentedAnswer>> segments = {made::split(controls[0]), made::split(controls[1]), made::split(controls[2])};
  const PromptRunBackground same_prompts(controls, segments, no_table);
  const SharedRuns shared = find_shared_runs({first, second, rows, {}, {}, background, same_prompts}, true);
  REQUIRE(shared.runs.size() == 1);
  REQUIRE(shared.runs[0].same_prompt.bots == 1);
  REQUIRE(shared.runs[0].same_prompt.asked == 2);
  REQUIRE(shared.runs[0].surprise_nats < 5);  // 13 words an answer, half of the bots
  REQUIRE(shared.score == runs_of(left, right).score);
}
