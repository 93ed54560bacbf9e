#include "evidence/repeated_exhibits.hpp"

#include <catch2/catch.hpp>

using namespace kinprint;

namespace {

SharedRun run_at(std::vector<Place> left, std::vector<Place> right, std::uint32_t prompts = 1) {
  SharedRun run;
  run.left = std::move(left);
  run.right = std::move(right);
  run.prompts = prompts;
  return run;
}

SharedHabit habit_at(const char* name, std::vector<Place> left, std::vector<Place> right) {
  SharedHabit habit;
  habit.name = name;
  habit.left = std::move(left);
  habit.right = std::move(right);
  return habit;
}

}  // namespace

TEST_CASE("a stretch of a run that was shown is not shown again, one that stands elsewhere on both sides is", "[evidence][repeated_exhibits]") {
  const SharedRun whole = run_at({{0, {10, 60}}}, {{0, {0, 50}}});
  std::vector<SharedRun> runs = {whole,
                                 run_at({{0, {20, 60}}}, {{0, {70, 110}}}),              // left: a part of the first
                                 run_at({{0, {20, 60}}}, {{0, {70, 110}}}, 2),           // on two prompts
                                 run_at({{0, {20, 60}}, {1, {0, 40}}}, {{1, {5, 45}}}),  // also elsewhere, on both sides
                                 run_at({{1, {20, 61}}}, {{0, {60, 101}}})};             // another answer, further than what was told
  drop_repeated(runs, 300);
  REQUIRE(runs.size() == 4);
  REQUIRE(runs[1].prompts == 2);
  REQUIRE(runs[2].left.size() == 2);
  drop_repeated(runs, 2);
  REQUIRE(runs.size() == 2);
}

TEST_CASE("words of the same places are shown once", "[evidence][repeated_exhibits]") {
  // "et", "et al", "al" of the same places; "al" elsewhere; "al gore", which shares less than half of "et al gore"
  std::vector<SharedHabit> habits = {habit_at("et", {{0, {0, 2}}}, {{0, {10, 12}}}), habit_at("et al", {{0, {0, 5}}}, {{0, {10, 15}}}),
                                     habit_at("al", {{0, {3, 5}}}, {{0, {13, 15}}}), habit_at("elsewhere", {{0, {0, 2}}, {0, {30, 32}}}, {{0, {10, 12}}}),
                                     habit_at("beside", {{0, {1, 9}}}, {{0, {11, 19}}})};
  drop_repeated(habits, 60);
  std::vector<std::string> names;
  for (const SharedHabit& habit : habits) names.push_back(habit.name);
  REQUIRE(names == std::vector<std::string>{"et", "al", "elsewhere"});
}

TEST_CASE("nothing to show is left as it is", "[evidence][repeated_exhibits]") {
  std::vector<SharedRun> runs;
  drop_repeated(runs, 5);
  REQUIRE(runs.empty());
}
