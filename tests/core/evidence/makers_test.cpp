#include "evidence/makers.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "base/text_list.hpp"

using namespace kinprint;

TEST_CASE("no maker and no alias is listed twice", "[evidence][makers]") {
  std::set<std::string_view> names;
  std::set<std::string_view> aliases;
  for (const Maker& maker : makers()) {
    REQUIRE(names.insert(maker.name).second);
    REQUIRE(!maker.aliases.empty());
    any_text(maker.aliases, [&](std::string_view alias) {
      INFO(alias);
      REQUIRE(!alias.empty());
      REQUIRE(aliases.insert(alias).second);
      return false;
    });
  }
}
