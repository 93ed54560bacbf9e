#pragma once
// Habits of form of one answer: rates that survive a change of subject. Order and definitions are fixed here; the
// tables of models/ were fitted on them.
#include <array>
#include <cstddef>
#include <span>
#include <string_view>

#include "feature/feature.hpp"

namespace kinprint {

struct FormHabit {
  std::string_view name;
  std::string_view definition;
};

// The habits by their place, in the order of the tables.
namespace form_place {
enum FormPlace : std::size_t {
  kLength,
  kHeadings,
  kBullets,
  kOrderedItems,
  kBold,
  kFences,
  kBlankLines,
  kTableBars,
  kEmDashes,
  kEnDashes,
  kExclamations,
  kQuestions,
  kParentheses,
  kDoubleQuotes,
  kApostrophes,
  kColons,
  kSemicolons,
  kCommas,
  kFullStops,
  kEmoji,
  kLines,
  kCapitals,
  kDigits,
  kCurlyQuotes,
  kBoldLeadIns,
  kNestedItems,
  kRules,
  kItalics,
  kInlineCode,
  kEllipses,
  kSpacedHyphens,
  kHyphens,
  kIdeographs,
  kWidePunctuation,
  kWordLength,
  kSentenceLength,
  kParagraphLength,
  kOpensWithMark,
  kClosesWithQuestion,
  kBackslashes,
};
}  // namespace form_place
static_assert(form_place::kBackslashes + 1 == kFormHabits);

// Entry i describes AnswerFeatures::form[i]. "Rate" is log(1 + 1,000 x count / characters), natural logarithm.
const std::array<FormHabit, kFormHabits>& form_habits();

// Of one habit, without its definition. Precondition: habit < kFormHabits.
std::string_view form_habit_name(std::size_t habit);

// The names alone of a list of habits: a module that asks for no definition then carries none.
template <typename Habit, std::size_t N>
constexpr std::array<std::string_view, N> names_of(const std::array<Habit, N>& habits) {
  std::array<std::string_view, N> names{};
  for (std::size_t i = 0; i < N; ++i) names[i] = habits[i].name;
  return names;
}

// Whether an answer of these habits has headings, bullets, bold letters, fences or inline code.
bool has_marks(std::span<const float, kFormHabits> habits);

// Whether three lines stand directly below one another, none of them empty or numbered. Linear.
bool has_line_run(std::span<const char32_t> characters);

// `characters`: the code points that are counted, in order. Linear. No characters give zeros.
std::array<float, kFormHabits> count_form_habits(std::span<const char32_t> characters);

}  // namespace kinprint
