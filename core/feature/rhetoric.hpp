#pragma once
// Habits of rhetoric and structure of one answer, counted on its segments: contrasts, tricolons, hedges, list markers,
// types of opener and closer. They complete the habits of form (feature/form_habits.hpp), which are counted on characters.
#include <array>
#include <string_view>

#include "feature/edges.hpp"
#include "segment/segment.hpp"

namespace kinprint {

struct RhetoricHabit {
  std::string_view name;
  std::string_view definition;
  bool english_only = false;  // counted on English words; says nothing about other languages
};

inline constexpr std::size_t kRhetoricHabits = 42;

// "Rate" is log(1 + 1,000 x count / words), natural logarithm; "share" lies in [0, 1].
const std::array<RhetoricHabit, kRhetoricHabits>& rhetoric_habits();

// Of one habit, without its definition. Precondition: habit < kRhetoricHabits.
std::string_view rhetoric_habit_name(std::size_t habit);
bool is_english_rhetoric(std::size_t habit);

// One value a habit, in the order above. Linear. An answer without words gives zeros.
std::array<float, kRhetoricHabits> count_rhetoric(std::string_view text, const SegmentedAnswer& answer,
                                                  const Edges& edges);

}  // namespace kinprint
