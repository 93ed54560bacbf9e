#include "evidence/form.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "base/merge_sort.hpp"
#include "evidence/shared_effect.hpp"
#include "feature/answer_habits.hpp"
#include "feature/form_habits.hpp"
#include "feature/skeleton.hpp"

namespace kinprint {
namespace {

// Share of the variance between bots that two bots of one lineage have in common. Chosen on development pairs
// (models/channel_auc.md): from 0.5 to 0.9 the score's AUC changes by less than 0.01.
constexpr double kSharedVariance = 0.7;
// One habit says at most this much either way, in nats, so that an odd one cannot carry the score. Chosen.
constexpr double kHabitLimit = 3;
// Skeleton pairs and habits shown. Chosen.
constexpr std::size_t kMaximumSkeletons = 100;
constexpr std::size_t kMaximumHabitsShown = 24;

// Habits that tell in which script a text is written before they tell anything of its writer, since most answers behind the
// background are English.
constexpr std::size_t kOfScripts[] = {form_place::kLength, form_place::kApostrophes, form_place::kCommas,
                                      form_place::kFullStops, form_place::kCapitals, form_place::kCurlyQuotes,
                                      form_place::kHyphens, form_place::kIdeographs, form_place::kWidePunctuation,
                                      form_place::kWordLength, form_place::kSentenceLength, form_place::kParagraphLength};
constexpr std::size_t kOfEasternScripts[] = {form_place::kIdeographs, form_place::kWidePunctuation};

// Whether a habit is worth showing of texts that are English, or not.
bool is_telling(std::size_t habit, bool english) {
  const std::span<const std::size_t> silent =
      english ? std::span<const std::size_t>(kOfEasternScripts) : std::span<const std::size_t>(kOfScripts);
  return std::find(silent.begin(), silent.end(), habit) == silent.end();
}

struct SideHabits {
  std::array<double, kAnswerHabits> mean{};
  double answers = 0;
  double english = 0;  // answers in English
};

SideHabits habits_of(const PreparedSide& side) {
  SideHabits habits;
  for (const PreparedAnswer& answer : side) {
    const AnswerHabits values = answer_habits(answer.text, *answer.segments, answer.edges);
    for (std::size_t i = 0; i < kAnswerHabits; ++i) habits.mean[i] += values[i];
    ++habits.answers;
    habits.english += answer.segments->language == Language::English;
  }
  for (double& value : habits.mean) value /= std::max(1.0, habits.answers);
  return habits;
}

double habit_nats(double x, double y, const HabitRate& rate, double left_answers, double right_answers) {
  const double between = rate.between_spread * rate.between_spread;
  const double within = rate.within_spread * rate.within_spread;
  return shared_effect_nats(x, y, between + within / left_answers, between + within / right_answers, kSharedVariance * between);
}

void add_habit(const SideHabits& left, const SideHabits& right, std::size_t habit, const HabitRate& rate, double nats,
               std::vector<SharedHabit>& habits) {
  SharedHabit shared;
  shared.name = habit_name(habit);
  shared.left_rate = left.mean[habit];
  shared.right_rate = right.mean[habit];
  shared.background_rate = rate.mean;
  shared.weight_nats = nats;
  habits.push_back(std::move(shared));
}

void compare_skeletons(const PreparedSide& left, const PreparedSide& right, const AnswerRows& rows, Form& form) {
  double sum = 0;
  for (const AnswerRow& row : rows.shared) {
    const auto codes_left = skeleton_codes(*left[row.left.front()].segments);
    const auto codes_right = skeleton_codes(*right[row.right.front()].segments);
    const double similarity = skeleton_similarity(codes_left, codes_right);
    sum += similarity;
    if (form.pairs.size() >= kMaximumSkeletons) continue;
    form.pairs.push_back(
        {row.left.front(), row.right.front(), skeleton_text(codes_left), skeleton_text(codes_right), similarity});
  }
  if (!rows.shared.empty()) form.skeletons = sum / static_cast<double>(rows.shared.size());
}

}  // namespace

Form compare_form(const PreparedSide& left, const PreparedSide& right, const AnswerRows& rows,
                  const GeneralBackground& background) {
  Form form;
  compare_skeletons(left, right, rows, form);
  if (background.habits().size() != kAnswerHabits || left.empty() || right.empty()) return form;
  const SideHabits a = habits_of(left);
  const SideHabits b = habits_of(right);
  const bool english = 2 * a.english >= a.answers && 2 * b.english >= b.answers;
  double sum = 0;
  double counted = 0;
  for (std::size_t i = 0; i < kAnswerHabits; ++i) {
    if (is_english_habit(i) && !english) continue;
    const HabitRate& rate = background.habits()[i];
    const double x = a.mean[i] - rate.mean;
    const double y = b.mean[i] - rate.mean;
    const double nats = std::clamp(habit_nats(x, y, rate, a.answers, b.answers), -kHabitLimit, kHabitLimit);
    sum += nats;
    ++counted;
    if (nats > 0 && x * y > 0 && is_telling(i, english)) add_habit(a, b, i, rate, nats, form.habits);
  }
  form.score = sum / counted;
  merge_sort(
      form.habits, +[](const SharedHabit& x, const SharedHabit& y) { return x.weight_nats > y.weight_nats; });
  if (form.habits.size() > kMaximumHabitsShown) form.habits.resize(kMaximumHabitsShown);
  return form;
}

}  // namespace kinprint
