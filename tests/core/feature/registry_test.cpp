#include "feature/registry.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <set>

#include "feature/answer_habits.hpp"
#include "registry_rows.hpp"

using namespace kinprint;

TEST_CASE("docs/features.md holds the registry, row by row", "[feature][registry]") {
  std::ifstream in(std::string(KINPRINT_SOURCE_DIR) + "/docs/features.md");
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  REQUIRE(!text.empty());
  INFO("the tables should read:\n"
       << made::registry_tables());
  REQUIRE(text.find(made::registry_tables()) != std::string::npos);
}

TEST_CASE("every entry is complete and no name is given twice", "[feature][registry]") {
  std::set<std::string_view> names;
  std::vector<FeatureEntry> entries = habit_registry();
  REQUIRE(entries.size() == kAnswerHabits);
  for (const FeatureEntry& channel : channel_registry()) entries.push_back(channel);
  for (const FeatureEntry& entry : entries) {
    INFO(entry.name);
    REQUIRE(names.insert(entry.name).second);
    for (const std::string_view cell : {entry.definition, entry.unit, entry.source, entry.misleads}) {
      REQUIRE(!cell.empty());
    }
  }
}
