#include "evidence/phrase_runs.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "evidence/common_runs.hpp"
#include "made_texts.hpp"

using namespace kinprint;

TEST_CASE("a phrase that both sides write on several prompts is found across prompts", "[evidence][phrase_runs]") {
  const std::string phrase = "a quiet lantern of the river people";
  const Side left = made::side_of({"One. " + phrase + " slept.", "Two: " + phrase + " woke up.", "Nothing of it."});
  const Side right = made::side_of({"No such thing here.", "So " + phrase + " sang.", "Then " + phrase + " left."});
  const auto left_segments = split_side(left);
  const auto right_segments = split_side(right);
  const RunOptions options;
  const PreparedSide a = prepare_side(left, left_segments, options);
  const PreparedSide b = prepare_side(right, right_segments, options);
  const AnswerRows rows = match_answers(left, right);
  const GeneralBackground background = made::general();
  const PromptRunTable no_table;
  const PromptRunBackground same_prompts({}, {}, no_table);
  const auto runs = find_phrase_runs({a, b, rows, {}, options, background, same_prompts}, EchoPlaces({}));
  REQUIRE(runs.size() == 1);
  const SharedRun& run = runs[0].second;
  REQUIRE(run.words == 7);
  REQUIRE(run.prompts == 2);
  REQUIRE(run.surprise_nats > 8);
  REQUIRE(run.left.size() == 2);
  for (const Place& place : run.right) {
    REQUIRE(right.answers[place.answer].document.text.substr(place.span.begin, place.span.size()) == phrase);
  }
  REQUIRE(runs[0].first == run_key(std::span(a[0].tokens.folds).subspan(1, 7)));
}

TEST_CASE("a phrase that echoes the prompt wherever it stands is an echo", "[evidence][phrase_runs]") {
  const std::string phrase = "a quiet lantern of the river people";
  const std::string text = "So " + phrase + " sang.";
  const Side side = made::side_of({text, text + " Indeed.", text + " Then more."}, {"a", "b", "c"});
  const auto segments = split_side(side);
  const PreparedSide prepared = prepare_side(side, segments, {});
  const AnswerRows rows = match_answers(side, side);
  const GeneralBackground background = made::general();
  const PromptRunTable no_table;
  const PromptRunBackground same_prompts({}, {}, no_table);
  const RunOptions options;
  std::vector<GreyedSpan> greyed;
  const auto echoes = [&] {
    const auto runs = find_phrase_runs({prepared, prepared, rows, {}, options, background, same_prompts}, EchoPlaces(greyed));
    REQUIRE(!runs.empty());
    return std::all_of(runs.begin(), runs.end(), [](const auto& run) { return run.second.echo; });
  };
  REQUIRE(!echoes());
  for (std::uint32_t i = 0; i < 3; ++i) {
    for (const bool is_left : {true, false}) greyed.push_back({is_left, {i, {0, static_cast<std::uint32_t>(text.size())}}, GreyReason::Echo});
  }
  REQUIRE(echoes());
}
