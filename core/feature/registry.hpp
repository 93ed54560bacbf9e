#pragma once
// The one list of channels and habits: name, definition, unit, source and when each misleads. Reports use the names. No
// program asks for the list, so none carries it: it stands here for docs/features.md, whose tables a test compares with it,
// so that readers are told of a changed habit. Knows no scores.
#include <span>
#include <string_view>
#include <vector>

namespace kinprint {

struct FeatureEntry {
  std::string_view name;
  std::string_view definition;
  std::string_view unit;
  std::string_view source;    // a paper, or "chosen"
  std::string_view misleads;  // when it says more than it should
};

// Channels in the order of reports. Identity is an exhibit and never scored.
std::span<const FeatureEntry> channel_registry();

// Habits in the order of answer_habits.
std::vector<FeatureEntry> habit_registry();

}  // namespace kinprint
