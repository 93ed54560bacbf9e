#include "evidence/background.hpp"

#include <catch2/catch.hpp>

#include "made_texts.hpp"

using namespace kinprint;

TEST_CASE("a well-formed general background loads", "[evidence][background]") {
  const auto background = GeneralBackground::load(made::general_bytes());
  REQUIRE(background.ok());
  REQUIRE(background.value().habits().size() == kAnswerHabits);
  REQUIRE(background.value().bots() == 10);
  REQUIRE(background.value().floor(GramTable::Pairs) == -8.0);
  REQUIRE(!background.value().find(GramTable::Words, 1).has_value());
}

TEST_CASE("a damaged general background is refused with the reason", "[evidence][background]") {
  const std::string good = made::general_bytes();
  const auto code = [](const std::string& bytes) { return GeneralBackground::load(bytes).error().code; };
  REQUIRE(code("") == ErrorCode::TableMagic);
  REQUIRE(code("KPGENERX" + good.substr(8)) == ErrorCode::TableMagic);
  REQUIRE(code(good.substr(0, 60)) == ErrorCode::TableSize);
  REQUIRE(code(good.substr(0, good.size() - 1)) == ErrorCode::TableSize);
  std::string other = good;
  other[8] = 9;
  REQUIRE(code(other) == ErrorCode::TableVersion);
  std::string flipped = good;
  flipped.back() ^= 1;
  REQUIRE(code(flipped) == ErrorCode::TableChecksum);
}

TEST_CASE("no prefix and no flipped byte of a background makes the reader fail", "[evidence][background]") {
  const std::string good = made::general_bytes();
  for (std::size_t size = 0; size < good.size(); size += 97) REQUIRE(!GeneralBackground::load(good.substr(0, size)).ok());
  for (std::size_t at = 0; at < good.size(); at += 31) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x55);
    REQUIRE(!GeneralBackground::load(bad).ok());
  }
}

TEST_CASE("a background is refused by what is wrong with it", "[evidence][background]") {
  const std::string good = made::general_bytes();
  const auto message_with = [&](std::size_t at, std::string_view number) {
    std::string payload = good.substr(48);
    payload.replace(at, number.size(), number);
    std::string bytes = good.substr(0, 16);
    for (const std::uint8_t byte : sha256(payload)) bytes += static_cast<char>(byte);
    return GeneralBackground::load(bytes + payload).error().message;
  };
  const std::string many("\x01\0\x10\0", 4), none(4, '\0'), infinite("\0\0\x80\x7f", 4);
  const std::string limit = "general background: 1048577 entries of one kind, 1 to 1048576 are read";
  CHECK(message_with(0, many) == limit);
  CHECK(message_with(kGramTables * 8, many) == limit);
  CHECK(message_with(kGramTables * 8, none) == "general background: 0 entries of one kind, 1 to 1048576 are read");
  CHECK(message_with(4, infinite) == "general background: a floor is not finite");
}

TEST_CASE("dimensions that do not fit are refused even under a right checksum", "[evidence][background]") {
  const std::string good = made::general_bytes();
  for (std::size_t at = 48; at < 48 + kGramTables * 8 + 8; at += 4) {
    std::string payload = good.substr(48);
    payload[at - 48] = '\x7f';
    payload[at - 48 + 3] = '\x7f';
    std::string bytes = good.substr(0, 16);
    for (const std::uint8_t byte : sha256(payload)) bytes += static_cast<char>(byte);
    const auto loaded = GeneralBackground::load(bytes + payload);
    const bool is_floor = (at - 48) % 8 == 4 && at < 48 + kGramTables * 8;
    if (!is_floor) REQUIRE(loaded.error().code == ErrorCode::TableSize);
  }
}
