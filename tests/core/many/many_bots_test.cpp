#include "many/many_bots.hpp"

#include <catch2/catch.hpp>
#include <cstring>
#include <string>

#include "made_tables.hpp"

using namespace kinprint;

namespace {

Side side_of(const std::string& name, const std::string& text) {
  return {name, 0, {{"a prompt", {text}, false}, {"another prompt", {text + " Here is a second answer with more words."}, false}}};
}

template <typename T>
std::string bytes_of(const std::vector<T>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

}  // namespace

TEST_CASE("Many bots are counted, compared and arranged", "[many][many_bots]") {
  const Tables tables = made::tables();
  ManyBots many;
  for (const char* text : {"Rivers run slowly through the green valley every day.", "Trees stand near the old bridge, and people walk by.",
                           "Birds sing in the morning before anybody goes to work.", "People walk beside the river while old birds sing."}) {
    const auto facts = many.add(side_of(std::string("the '") + text[0] + "'", text), tables, 1);
    REQUIRE(facts.ok());
    CHECK(facts.value().find("\"answers\":2") != std::string::npos);
    CHECK(facts.value().find("library") == std::string::npos);  // these tables have none
  }
  REQUIRE(many.add(side_of("R again", "Rivers run slowly through the green valley every day."), tables, 1).ok());
  REQUIRE(many.add({"nothing", {}}, tables, 1).ok());
  PairOptions options;
  options.replicates = 4;
  const auto bytes = many.pairs(0, 6, tables, options);
  REQUIRE(bytes.ok());
  const std::size_t pairs = 15;
  REQUIRE(bytes.value().size() == pairs * (8 + 8 + 4 * 4 + 4 + 3));
  const std::string status = bytes.value().substr(pairs * (16 + 16 + 4), pairs);
  CHECK(status[3] == static_cast<char>(Status::SameText));
  CHECK(status[4] == static_cast<char>(Status::NotEnough));
  const auto arranged = many.arrange(bytes.value().substr(0, 8 * pairs), status, bytes.value().substr(16 * pairs, 16 * pairs));
  REQUIRE(arranged.ok());
  CHECK(arranged.value().find("\"leaves\":[0,1,2,3,4]") != std::string::npos);
  CHECK(arranged.value().find("'the ''R''':0") != std::string::npos);
  CHECK(arranged.value().find("\"support\":1") != std::string::npos);
  CHECK(many.arrange("", "", "").error().code == ErrorCode::TableSize);
}

TEST_CASE("A single bot has no tree and says why", "[many][many_bots]") {
  const Tables tables = made::tables();
  ManyBots many;
  REQUIRE(many.add(side_of("one", "Some words."), tables, 1).ok());
  const auto arranged = many.arrange("", "", "");
  REQUIRE(arranged.ok());
  CHECK(arranged.value().find("\"noTree\":\"too_few_bots\"") != std::string::npos);
}

TEST_CASE("Limits are named with the number given", "[many][many_bots]") {
  const Tables tables = made::tables();
  ManyBots many;
  const Side side = {"", 0, {{"", {"word"}, false}}};
  for (std::size_t i = 0; i < kMaximumBots; ++i) REQUIRE(many.add(side, tables, 1).ok());
  const auto refused = many.add(side, tables, 1);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == ErrorCode::TooLarge);
  CHECK(refused.error().message == "limit is 5000 bots, given 5001");
  many.clear();
  CHECK(many.add(side, tables, 1).ok());
  CHECK(many.pack(1).error().code == ErrorCode::InvalidRequest);
  CHECK(many.pairs(0, 2, tables, {}).error().code == ErrorCode::InvalidRequest);
  CHECK(many.add(side, Tables(), 1).error().code == ErrorCode::TablesMissing);
}

TEST_CASE("Distances fall with the likelihood ratio and stay finite", "[many][many_bots]") {
  CHECK(lineage_distance(0) == Approx(0.30103));
  CHECK(lineage_distance(-2) == Approx(2.00432));
  CHECK(lineage_distance(5) < lineage_distance(4));
  CHECK(lineage_distance(400) == Approx(0).margin(1e-12));
  CHECK(lineage_distance(-400) == 400);
}
