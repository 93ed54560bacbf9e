#include "feature/answer_habits.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "feature/form_habits.hpp"
#include "segment/split_answer.hpp"

using namespace kinprint;

TEST_CASE("habits of form come first, habits of rhetoric after them, all finite", "[feature][answer_habits]") {
  for (const std::string& text : {std::string(), std::string("Is it, or not? It's a fox, a hen, and a \U0001F98A!"),
                                  std::string(50'000, 'x')}) {
    const SegmentedAnswer answer = split_answer({text});
    const AnswerHabits habits = answer_habits(text, answer, find_edges(text, answer));
    for (const float value : habits) REQUIRE(std::isfinite(value));
  }
  REQUIRE(habit_name(0) == form_habits()[0].name);
  REQUIRE(habit_name(kFormHabits) == rhetoric_habits()[0].name);
  REQUIRE(!is_english_habit(0));
  REQUIRE(is_english_habit(kFormHabits));
}

TEST_CASE("how lines end changes no habit", "[feature][answer_habits]") {
  const std::string plain = "# A title\n\nFirst, this is so.\n\n- One\n- Two\n  - Three\n\n```\ncode\n```\n\nIs it?\n";
  std::string windows;
  for (const char letter : plain) windows += letter == '\n' ? std::string("\r\n") : std::string(1, letter);
  const auto habits_of = [](const std::string& text) {
    const SegmentedAnswer answer = split_answer({text});
    return answer_habits(text, answer, find_edges(text, answer));
  };
  const AnswerHabits one = habits_of(plain), other = habits_of(windows);
  for (std::size_t i = 0; i < kAnswerHabits; ++i) {
    INFO(habit_name(i));
    CHECK(one[i] == other[i]);
  }
}
