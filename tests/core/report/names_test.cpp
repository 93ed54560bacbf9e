#include "report/names.hpp"

#include <catch2/catch.hpp>
#include <set>

using namespace kinprint;

namespace {
template <typename Enumeration>
std::set<std::string_view> names_up_to(Enumeration last) {
  std::set<std::string_view> names;
  for (int value = 0; value <= static_cast<int>(last); ++value) names.insert(name_of(static_cast<Enumeration>(value)));
  return names;
}
}  // namespace

TEST_CASE("Every value of every enumeration has a name of its own", "[report][names]") {
  CHECK(names_up_to(Status::InvalidInput).size() == 7);
  CHECK(names_up_to(Band::ExtremelyStrong).size() == 7);
  CHECK(names_up_to(Supports::Neither).size() == 3);
  CHECK(names_up_to(Background::None).size() == 3);
  CHECK(names_up_to(PromptRelation::Mixed).size() == 3);
  CHECK(names_up_to(IdentityStance::Echo).size() == 5);
  CHECK(names_up_to(GreyReason::Closer).size() == 3);
}
