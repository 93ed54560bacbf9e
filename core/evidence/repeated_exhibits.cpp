#include "evidence/repeated_exhibits.hpp"

#include <algorithm>
#include <utility>

#include "base/merge_sort.hpp"

namespace kinprint {
namespace {

using Places = std::vector<Place>;
using Tells = bool (*)(const Place& told, const Place& place);  // whether a place told before tells all of another

bool is_around(const Place& told, const Place& place) {
  return told.answer == place.answer && told.span.begin <= place.span.begin && place.span.end <= told.span.end;
}
// Half of the shorter one or more.
bool is_largely(const Place& told, const Place& place) {
  const std::uint32_t begin = std::max(told.span.begin, place.span.begin), end = std::min(told.span.end, place.span.end);
  return told.answer == place.answer && begin < end && 2 * (end - begin) >= std::min(told.span.size(), place.span.size());
}

bool are_told(const Places& told, const Places& places, Tells tells) {
  return std::all_of(places.begin(), places.end(), [&](const Place& place) {
    return std::any_of(told.begin(), told.end(), [&](const Place& before) { return tells(before, place); });
  });
}

bool is_repeated(const SharedRun& run, const Places& left, const Places& right) {
  return run.prompts < 2 && (are_told(left, run.left, is_around) || are_told(right, run.right, is_around));
}
bool is_repeated(const SharedHabit& habit, const Places& left, const Places& right) {
  return are_told(left, habit.left, is_largely) && are_told(right, habit.right, is_largely);
}

template <typename Exhibit>
void keep_new(std::vector<Exhibit>& exhibits, std::size_t most) {
  Places left, right;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < exhibits.size() && kept < most; ++i) {
    if (is_repeated(exhibits[i], left, right)) continue;
    left.insert(left.end(), exhibits[i].left.begin(), exhibits[i].left.end());
    right.insert(right.end(), exhibits[i].right.begin(), exhibits[i].right.end());
    if (kept < i) exhibits[kept] = std::move(exhibits[i]);
    ++kept;
  }
  exhibits.resize(kept);
}

}  // namespace

void drop_repeated(std::vector<SharedRun>& runs, std::size_t most) { keep_new(runs, most); }
void drop_repeated(std::vector<SharedHabit>& habits, std::size_t most) { keep_new(habits, most); }

void keep_strongest(std::vector<SharedHabit>& habits, std::size_t most) {
  merge_sort(
      habits, +[](const SharedHabit& a, const SharedHabit& b) {
        return a.weight_nats != b.weight_nats ? a.weight_nats > b.weight_nats : a.name < b.name;
      });
  drop_repeated(habits, most);
}

}  // namespace kinprint
