#include "many/many_bots.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "made_tables.hpp"
#include "many/made_side.hpp"

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
    CHECK(facts.value().find(R"("status":"ok")") != std::string::npos);
    CHECK(facts.value().find("library") == std::string::npos);  // these tables have none
  }
  REQUIRE(many.add(side_of("R again", "Rivers run slowly through the green valley every day."), tables, 1).ok());
  REQUIRE(many.add({"nothing", 0, {}}, tables, 1).ok());
  PairOptions options;
  options.replicates = 4;
  const auto bytes = many.pairs(0, 6, tables, options);
  REQUIRE(bytes.ok());
  const std::size_t pairs = 15;
  REQUIRE(bytes.value().size() == pairs * (8 + 8 + 4 * 4 + 8 + 5 + 16));
  const std::string status = bytes.value().substr(pairs * (16 + 16 + 8), pairs);
  CHECK(status[3] == static_cast<char>(Status::SameText));
  CHECK(status[4] == static_cast<char>(Status::NotEnough));
  const auto arranged = many.arrange(bytes.value().substr(0, 8 * pairs), status, bytes.value().substr(16 * pairs, 16 * pairs));
  REQUIRE(arranged.ok());
  CHECK(arranged.value().find("\"leaves\":[0,1,2,3,4]") != std::string::npos);
  CHECK(arranged.value().find("\"support\":1") != std::string::npos);
  CHECK(many.arrange("", "", "").error().code == ErrorCode::TableSize);
}

TEST_CASE("What was kept of a list's controls is forgotten with a bot more, other bots and other tables", "[many][many_bots]") {
  PairOptions options;
  options.controls_from_list = true;
  const Tables tables = made::tables(28);
  const auto sides = [](std::uint64_t seed, std::size_t count) {
    std::vector<Side> out;
    for (std::size_t i = 0; i < count; ++i) out.push_back(made::side(seed + i, 0, 6, "p"));
    return out;
  };
  const auto add = [&](ManyBots& many, const std::vector<Side>& added, const Tables& with) {
    for (const Side& side : added) REQUIRE(many.add(side, with, 1).ok());
  };
  // In one call of a list of its own: nothing kept.
  const auto anew = [&](const std::vector<Side>& all, const Tables& with) {
    ManyBots many;
    add(many, all, with);
    return many.pairs(0, all.size(), with, options).value();
  };
  const std::vector<Side> first = sides(1, 6), more = sides(7, 6), others = sides(101, 6);
  std::vector<Side> both = first;
  both.insert(both.end(), more.begin(), more.end());
  ManyBots many;
  add(many, first, tables);
  CHECK(many.pairs(0, 6, tables, options).value() == anew(first, tables));
  CHECK(many.pairs(0, 6, tables, options).value() == anew(first, tables));  // from what was kept
  CHECK(many.pairs(0, 6, tables, {}).value() != anew(first, tables));
  add(many, more, tables);
  CHECK(many.pairs(0, 12, tables, options).value() == anew(both, tables));
  many.clear();
  add(many, others, tables);
  REQUIRE(anew(others, tables) != anew(first, tables));
  CHECK(many.pairs(0, 6, tables, options).value() == anew(others, tables));
  many.clear();
  Tables known = made::tables(28);
  made::load_prompts(known, {"p0", "p2"});
  add(many, others, known);
  REQUIRE(anew(others, known) != anew(others, tables));
  CHECK(many.pairs(0, 6, known, options).value() == anew(others, known));
}

TEST_CASE("A list compared some bots at a time has the pairs of one call", "[many][many_bots]") {
  const Tables tables = made::tables(28);
  PairOptions options;
  options.controls_from_list = true;
  ManyBots many;
  for (std::uint64_t i = 0; i < 12; ++i) REQUIRE(many.add(made::side(i + 1, 0, 6, "p"), tables, 1).ok());
  const std::size_t pairs = 66;
  const std::string whole = many.pairs(0, 12, tables, options).value();
  std::string uncapped;
  for (std::size_t begin = 0; begin < 12; begin += 3) {
    const std::string part = many.pairs(begin, begin + 3, tables, options).value();
    uncapped += part.substr(0, part.size() / (8 + 8 + 8 + 5 + 16) * 8);
  }
  CHECK(uncapped == whole.substr(0, 8 * pairs));
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
