#include "many/bot_bytes.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <utility>

#include "made_tables.hpp"
#include "many/made_side.hpp"

using namespace kinprint;

TEST_CASE("A counted bot survives being packed, and damaged bytes are refused", "[many][bot_bytes]") {
  const Tables tables = made::tables();
  const CountedBot bot = count_bot(made::side(3, 0, 4, "p"), tables, 1);
  const std::string bytes = pack_bot(bot);
  const auto back = unpack_bot(bytes, tables.fingerprint().described());
  REQUIRE(back.ok());
  CHECK(pack_bot(back.value()) == bytes);
  CHECK_FALSE(unpack_bot(bytes, tables.fingerprint().described() + 1).ok());
  for (std::size_t size = 0; size < bytes.size(); size += 97) CHECK_FALSE(unpack_bot(std::string_view(bytes).substr(0, size), tables.fingerprint().described()).ok());
  CHECK_FALSE(unpack_bot(bytes + "x", tables.fingerprint().described()).ok());
}

TEST_CASE("Every field of a counted bot comes back", "[many][bot_bytes]") {
  Tables tables = made::tables();
  made::load_prompts(tables, {"p1"});
  Side side = made::side(5, 0, 3, "p");
  side.name = std::string("a \0 name", 8);
  side.answers.push_back({"p1", {made::text(9, 40)}, true});
  side.answers[0].document.before = 3;
  side.answers[1].document.text = "<p>" + side.answers[1].document.text + "</p>";
  const CountedBot bot = count_bot(side, tables, 1);
  const auto result = unpack_bot(pack_bot(bot), tables.fingerprint().described());
  REQUIRE(result.ok());
  const CountedBot& back = result.value();
  CHECK(back.name == bot.name);
  CHECK(back.characters == bot.characters);
  CHECK(back.answers_given == 4);
  CHECK(std::pair(back.mended, back.framed) == std::pair(1u, 1u));
  CHECK(back.traits.words == bot.traits.words);
  CHECK(back.traits.texts_sha256 == bot.traits.texts_sha256);
  CHECK(back.traits.languages == bot.traits.languages);
  REQUIRE(back.groups.size() == bot.groups.size());
  for (std::size_t i = 0; i < bot.groups.size(); ++i) {
    CHECK(back.groups[i].prompt == bot.groups[i].prompt);
    CHECK(back.groups[i].text == bot.groups[i].text);
    CHECK(back.groups[i].answers == bot.groups[i].answers);
    CHECK(back.groups[i].mean == bot.groups[i].mean);
    CHECK(back.groups[i].is_known == (bot.groups[i].text == "p1"));
    CHECK(back.groups[i].similarity.mean == bot.groups[i].similarity.mean);
    CHECK(back.groups[i].similarity.spread == bot.groups[i].similarity.spread);
    CHECK(back.groups[i].similarity.log_length == bot.groups[i].similarity.log_length);
  }
  REQUIRE(back.answers.size() == 4);
  CHECK(back.answers[3].indices == bot.answers[3].indices);
  CHECK(back.answers[3].weights == bot.answers[3].weights);
}

TEST_CASE("Numbers of a bot that do not fit each other are refused", "[many][bot_bytes]") {
  Tables tables = made::tables();
  made::load_prompts(tables, {"p0", "p1"});
  const std::size_t described = tables.fingerprint().described();
  const CountedBot sound = count_bot(made::side(6, 0, 2, "p"), tables, 1);
  REQUIRE(unpack_bot(pack_bot(sound), described).ok());
  const auto refused = [&](auto change) {
    CountedBot bot = sound;
    change(bot);
    const auto result = unpack_bot(pack_bot(bot), described);
    return !result.ok() && result.error().code == ErrorCode::TableSize;
  };
  CHECK(refused([](CountedBot& bot) { bot.answers[0].weights.pop_back(); }));
  CHECK(refused([](CountedBot& bot) { std::swap(bot.answers[0].indices.front(), bot.answers[0].indices.back()); }));
  CHECK(refused([](CountedBot& bot) { bot.answers[0].indices.back() = 65535; }));
  CHECK(refused([](CountedBot& bot) { bot.answers[0].vector[0] = std::numeric_limits<double>::quiet_NaN(); }));
  CHECK(refused([](CountedBot& bot) { bot.groups[0].answers.push_back(2); }));
  CHECK(refused([](CountedBot& bot) { bot.groups[0].answers.clear(); }));
  CHECK(refused([](CountedBot& bot) { bot.groups[0].mean.pop_back(); }));
  CHECK(refused([](CountedBot& bot) { bot.groups[1].similarity.spread[2] = 0; }));
  CHECK(refused([](CountedBot& bot) { bot.groups[1].similarity.mean[0] = std::numeric_limits<double>::infinity(); }));
}
