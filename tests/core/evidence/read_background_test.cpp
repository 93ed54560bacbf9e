#include "evidence/background.hpp"

#include <catch2/catch.hpp>

#include "made_texts.hpp"

using namespace kinprint;

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

namespace {

// The message about a general background whose payload has other bytes at a place.
std::string message_with(std::size_t at, const std::string& other) {
  const std::string good = made::general_bytes();
  std::string payload = good.substr(48);
  payload.replace(at, other.size(), other);
  std::string bytes = good.substr(0, 16);
  for (const std::uint8_t byte : sha256(payload)) bytes += static_cast<char>(byte);
  return GeneralBackground::load(bytes + payload).error().message;
}

}  // namespace

TEST_CASE("what is wrong with a background is said, not that no bytes were expected", "[evidence][background]") {
  const std::string many("\x01\x00\x10\x00", 4), none(4, '\0'), not_finite("\x00\x00\xC0\x7F", 4);
  const std::size_t habits = kGramTables * 8, first_habit = habits + 12;
  REQUIRE(message_with(0, many) == "general background: limit is 1048576 entries a list, given 1048577");
  REQUIRE(message_with(habits, many) == "general background: limit is 1048576 entries a list, given 1048577");
  REQUIRE(message_with(habits + 4, many) == "general background: limit is 1048576 entries a list, given 1048577");
  REQUIRE(message_with(habits, none) == "general background: no habits");
  REQUIRE(message_with(4, not_finite) == "general background: a floor is not finite, or above 0");
  REQUIRE(message_with(4, std::string("\x00\x00\x80\x3F", 4)) == "general background: a floor is not finite, or above 0");
  REQUIRE(message_with(first_habit, not_finite) == "general background: a habit is not finite, or its spread is not above 0");
  REQUIRE(message_with(first_habit + 4, none) == "general background: a habit is not finite, or its spread is not above 0");
}
