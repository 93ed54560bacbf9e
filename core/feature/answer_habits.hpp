#pragma once
// All habits of one answer in one row: habits of form, then habits of rhetoric. The order of the general background.
#include <array>
#include <cstddef>
#include <string_view>

#include "feature/feature.hpp"
#include "feature/rhetoric.hpp"

namespace kinprint {

inline constexpr std::size_t kAnswerHabits = kFormHabits + kRhetoricHabits;
using AnswerHabits = std::array<float, kAnswerHabits>;

AnswerHabits answer_habits(std::string_view text, const SegmentedAnswer& answer, const Edges& edges);

// Registry name of a habit. Precondition: habit < kAnswerHabits.
std::string_view habit_name(std::size_t habit);
std::string_view habit_definition(std::size_t habit);
// Counted on English words.
bool is_english_habit(std::size_t habit);

}  // namespace kinprint
