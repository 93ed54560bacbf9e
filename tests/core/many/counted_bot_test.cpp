#include "many/counted_bot.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "base/limits.hpp"
#include "feature/fingerprint.hpp"
#include "made_tables.hpp"
#include "many/made_side.hpp"

using namespace kinprint;

TEST_CASE("A bot with more answers than are compared is sampled by prompt, alike for every bot", "[many][counted_bot]") {
  const Tables tables = made::tables();
  Side large, other;
  for (std::size_t i = 0; i < kMaximumAnswersCompared + 40; ++i) {
    large.answers.push_back({"prompt " + std::to_string(i), {"Some words about rivers."}, false});
    other.answers.insert(other.answers.begin(), {"prompt " + std::to_string(i), {"Other words about trees."}, false});
  }
  const CountedBot a = count_bot(large, tables, 1), b = count_bot(other, tables, 1);
  CHECK(a.answers_given == kMaximumAnswersCompared + 40);
  REQUIRE(a.groups.size() == kMaximumAnswersCompared);
  for (std::size_t i = 0; i < a.groups.size(); ++i) CHECK(a.groups[i].prompt == b.groups[i].prompt);
}

TEST_CASE("An answer is counted as a comparison counts it", "[many][counted_bot]") {
  const Tables tables = made::tables();
  const Side side = made::side(3, 0, 1, "p");
  const CountedBot bot = count_bot(side, tables, 1);
  REQUIRE(bot.answers.size() == 1);
  const AnswerFeatures features = count_fingerprint(side.answers[0].document.text);
  const WeightedCounts counts = tables.fingerprint().weigh(features);
  REQUIRE(bot.answers[0].indices.size() == counts.size());
  for (std::size_t i = 0; i < counts.size(); ++i) {
    CHECK(bot.answers[0].indices[i] == counts[i].index);
    CHECK(bot.answers[0].weights[i] == counts[i].weight);
  }
  CHECK(std::is_sorted(bot.answers[0].indices.begin(), bot.answers[0].indices.end()));
  CHECK(bot.answers[0].runs == features.runs);
  CHECK(bot.answers[0].log_length == Approx(std::log(static_cast<double>(features.characters))));
}

TEST_CASE("Answers are grouped by folded prompt, and a group's mean is that of its answers", "[many][counted_bot]") {
  const Tables tables = made::tables();
  Side side;
  for (const char* prompt : {"Why is it so?", "another", "why  is it so?", ""}) side.answers.push_back({prompt, {made::text(side.answers.size() + 1, 40)}, false});
  side.answers.push_back({"empty", {""}, false});
  const CountedBot bot = count_bot(side, tables, 1);
  CHECK(bot.answers_given == 5);
  REQUIRE(bot.answers.size() == 4);
  REQUIRE(bot.groups.size() == 3);
  CHECK(std::is_sorted(bot.groups.begin(), bot.groups.end(), [](const PromptGroup& a, const PromptGroup& b) { return a.text < b.text; }));
  const auto group = std::find_if(bot.groups.begin(), bot.groups.end(), [](const PromptGroup& each) { return each.text == "Why is it so?"; });
  REQUIRE(group != bot.groups.end());
  REQUIRE(group->answers == std::vector<std::uint32_t>{0, 2});
  for (std::size_t k = 0; k < group->mean.size(); ++k) CHECK(group->mean[k] == Approx((bot.answers[0].vector[k] + bot.answers[2].vector[k]) / 2).margin(1e-12));
  CHECK(bot.groups[0].prompt == 0);  // no prompt beside others that have one: shared with nobody
  CHECK_FALSE(bot.groups[0].has_prompt);
}

TEST_CASE("Bots without any prompt share their rows where they have as many answers", "[many][counted_bot]") {
  const Tables tables = made::tables();
  const auto prompts = [&](const Side& side) {
    std::set<std::uint64_t> found;
    for (const PromptGroup& group : count_bot(side, tables, 1).groups) found.insert(group.prompt);
    return found;
  };
  const std::set<std::uint64_t> six = prompts(made::side(1, 0, 6, "")), other_six = prompts(made::side(2, 0, 6, "")), five = prompts(made::side(3, 0, 5, ""));
  CHECK(six.size() == 6);
  CHECK(six == other_six);
  for (const std::uint64_t prompt : five) CHECK_FALSE(six.contains(prompt));
}

TEST_CASE("A bot without answers is counted as nothing", "[many][counted_bot]") {
  const CountedBot bot = count_bot({"nobody", 0, {}}, made::tables(), 1);
  CHECK(bot.name == "nobody");
  CHECK(bot.answers.empty());
  CHECK(bot.groups.empty());
  CHECK(bot.traits.is_empty);
}
