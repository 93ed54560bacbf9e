#include "evidence/makers.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace kinprint;

TEST_CASE("no maker and no alias is listed twice", "[evidence][makers]") {
  std::set<std::string_view> names;
  std::set<std::string_view> aliases;
  for (const Maker& maker : makers()) {
    REQUIRE(names.insert(maker.name).second);
    REQUIRE(!maker.aliases.empty());
    for (const std::string_view alias : maker.aliases) {
      INFO(alias);
      REQUIRE(aliases.insert(alias).second);
    }
  }
}
