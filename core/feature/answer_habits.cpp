#include "feature/answer_habits.hpp"

#include <algorithm>
#include <vector>

#include "base/utf8.hpp"

namespace kinprint {
namespace {

// Code points of an answer on which habits of form are counted. Chosen: habits are settled long before, and a cap keeps
// the decoded text small.
constexpr std::size_t kHabitCharacters = 20'000;

}  // namespace

AnswerHabits answer_habits(std::string_view text, const SegmentedAnswer& answer, const Edges& edges) {
  std::vector<char32_t> characters;
  characters.reserve(std::min(text.size(), kHabitCharacters));
  for (std::size_t at = 0; at < text.size() && characters.size() < kHabitCharacters;) {
    const CodePoint point = decode_at(text, at);
    characters.push_back(point.value);
    at += point.length;
  }
  const auto form = count_form_habits(characters);
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
