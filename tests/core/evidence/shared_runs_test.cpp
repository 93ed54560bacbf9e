#include "evidence/shared_runs.hpp"

#include <catch2/catch.hpp>

#include "made_texts.hpp"

using namespace kinprint;

namespace {

SharedRuns runs_of(const Side& left, const Side& right, const RunOptions& options = {}) {
  const auto a = split_side(left);
  const auto b = split_side(right);
  const PreparedSide first = prepare_side(left, a, options);
  const PreparedSide second = prepare_side(right, b, options);
  const AnswerRows rows = match_answers(left, right);
  const GeneralBackground background = made::general();
  const PromptRunTable no_table;
  const PromptRunBackground same_prompts({}, {}, no_table);
  return find_shared_runs({first, second, rows, {}, options, background, same_prompts});
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

namespace {

SharedRuns with_controls(const Side& left, const Side& right, const std::vector<Side>& controls) {
  const auto a = split_side(left);
  const auto b = split_side(right);
  const PreparedSide first = prepare_side(left, a, {});
  const PreparedSide second = prepare_side(right, b, {});
  const AnswerRows rows = match_answers(left, right);
  const GeneralBackground background = made::general();
  const PromptRunTable no_table;
  std::vector<std::vector<SegmentedAnswer>> segments;
  for (const Side& control : controls) segments.push_back(split_side(control));
  const PromptRunBackground same_prompts(controls, segments, no_table);
  return find_shared_runs({first, second, rows, {}, {}, background, same_prompts});
}

}  // namespace

TEST_CASE("control bots say how many write a run on its prompt, and what they write is less of a surprise", "[evidence][shared_runs]") {
  const Side left = made::side_of({kLeft}, {"a"}), right = made::side_of({kRight}, {"a"});
  const SharedRuns shared = with_controls(left, right, {made::side_of({kLeft}, {"a"}), made::side_of({"Nothing."}, {"a"}), made::side_of({kLeft}, {"b"})});
  REQUIRE(shared.runs.size() == 1);
  REQUIRE(shared.runs[0].same_prompt.bots == 1);
  REQUIRE(shared.runs[0].same_prompt.asked == 2);
  REQUIRE(shared.runs[0].surprise_nats < 5);  // 13 words an answer, half of the bots
  REQUIRE(shared.score == runs_of(left, right).score);
}

namespace {

const std::string kRun = "seven purple lanterns burned beside";

std::string padded(const std::string& pad, int words) {
  std::string text;
  for (int i = 0; i < words; ++i) text += pad + static_cast<char>('a' + i / 26) + static_cast<char>('a' + i % 26) + " ";
  return text + kRun + " " + pad + "end.";
}

}  // namespace

TEST_CASE("a run's surprise is that of the prompt its writers are of, whatever the order of answers and sides", "[evidence][shared_runs]") {
  const Side left = made::side_of({padded("la", 4), padded("lb", 60)}, {"short", "long"});
  const Side turned = made::side_of({padded("lb", 60), padded("la", 4)}, {"long", "short"});
  const Side right = made::side_of({padded("ra", 4), padded("rb", 60)}, {"short", "long"});
  const std::vector<Side> controls(3, made::side_of({kRun, kRun}, {"short", "long"}));
  const SharedRuns one = with_controls(left, right, controls);
  REQUIRE(one.runs.size() == 1);
  REQUIRE(one.runs[0].surprise_nats < 3.5);  // of the short prompt, where it is less of a surprise
  for (const SharedRuns& other : {with_controls(turned, right, controls), with_controls(right, left, controls), with_controls(right, turned, controls)}) {
    REQUIRE(other.runs.size() == 1);
    REQUIRE(other.runs[0].surprise_nats == one.runs[0].surprise_nats);
    REQUIRE(other.runs[0].same_prompt.bots == one.runs[0].same_prompt.bots);
  }
}

TEST_CASE("equal runs stand in an order that no side decides, and places in that of their side", "[evidence][shared_runs]") {
  const char* const runs[] = {"seven purple lanterns burned beside", "eight yellow candles glowed behind", "three silver mirrors shone between"};
  std::string forward, backward;
  for (int i = 0; i < 3; ++i) {
    forward += std::string("Forw") + static_cast<char>('a' + i) + " " + runs[i] + ". ";
    backward += std::string("Backw") + static_cast<char>('a' + i) + " " + runs[2 - i] + ". ";
  }
  const auto keys = [](const SharedRuns& shared) {
    std::vector<std::uint64_t> out;
    for (const SharedRun& run : shared.runs) out.push_back(run.key);
    return out;
  };
  const Side left = made::side_of({forward}), right = made::side_of({backward});
  const SharedRuns one = runs_of(left, right), swapped = runs_of(right, left);
  REQUIRE(one.runs.size() == 3);
  REQUIRE(one.runs[0].surprise_nats == one.runs[2].surprise_nats);
  REQUIRE(keys(one) == keys(swapped));

  std::vector<std::string> texts, others, prompts, turned;
  for (int i = 0; i < 12; ++i) {
    texts.push_back(padded(std::string("l") + static_cast<char>('a' + i), 3));
    others.push_back(padded(std::string("r") + static_cast<char>('a' + i), 3));
    prompts.push_back("prompt " + std::to_string(i));
    turned.push_back("prompt " + std::to_string(11 - i));
  }
  const Side many = made::side_of(texts, prompts), reversed = made::side_of(others, turned);
  const SharedRuns whole = runs_of(many, reversed), mirrored = runs_of(reversed, many);
  REQUIRE(whole.runs.size() == 1);
  REQUIRE(whole.runs[0].right.size() == 8);
  for (std::uint32_t i = 0; i < 8; ++i) {
    REQUIRE(whole.runs[0].right[i].answer == i);
    REQUIRE(mirrored.runs[0].left[i].answer == whole.runs[0].right[i].answer);
  }
}
