#pragma once
// The tables of docs/features.md as the registry gives them.
#include <string>

#include "feature/registry.hpp"

namespace made {

inline std::string row_of(const kinprint::FeatureEntry& entry) {
  std::string row;
  for (const std::string_view cell : {entry.name, entry.definition, entry.unit, entry.source, entry.misleads}) {
    row += "| ";
    for (const char byte : cell) row += byte == '|' ? std::string("\\|") : std::string(1, byte);
    row += ' ';
  }
  return row + "|\n";
}

inline std::string registry_tables() {
  const std::string head = "| name | definition | unit | source | misleads |\n| --- | --- | --- | --- | --- |\n";
  std::string text = "## Channels\n\n" + head;
  for (const auto& entry : kinprint::channel_registry()) text += row_of(entry);
  text += "\n## Habits\n\n" + head;
  for (const auto& entry : kinprint::habit_registry()) text += row_of(entry);
  return text;
}

}  // namespace made
