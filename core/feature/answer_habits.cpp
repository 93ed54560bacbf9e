#include "feature/answer_habits.hpp"

#include <algorithm>

#include "feature/form_habits.hpp"
#include "feature/seen_characters.hpp"

namespace kinprint {
namespace {

// Code points of an answer on which habits of form are counted. Chosen: habits are settled long before, and a cap keeps
// the decoded text small.
constexpr std::size_t kHabitCharacters = 20'000;

}  // namespace

AnswerHabits answer_habits(std::string_view text, const SegmentedAnswer& answer, const Edges& edges) {
  const auto form = count_form_habits(seen_characters(text, kHabitCharacters));
  const auto rhetoric = count_rhetoric(text, answer, edges);
  AnswerHabits habits{};
  std::copy(form.begin(), form.end(), habits.begin());
  std::copy(rhetoric.begin(), rhetoric.end(), habits.begin() + form.size());
  return habits;
}

std::string_view habit_name(std::size_t habit) {
  return habit < kFormHabits ? form_habit_name(habit) : rhetoric_habit_name(habit - kFormHabits);
}

std::string_view habit_definition(std::size_t habit) {
  return habit < kFormHabits ? form_habits()[habit].definition : rhetoric_habits()[habit - kFormHabits].definition;
}

bool is_english_habit(std::size_t habit) {
  return habit >= kFormHabits && is_english_rhetoric(habit - kFormHabits);
}

}  // namespace kinprint
