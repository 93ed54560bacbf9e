#include "base/byte_block.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace kinprint;

TEST_CASE("A mask has the bit of every byte that fits and no other", "[base][byte_block]") {
  std::string bytes(ByteBlock::kBytes, ' ');
  for (std::size_t at = 0; at < bytes.size(); ++at) bytes[at] = static_cast<char>(at * 7 + 200);
  const ByteBlock block(bytes.data());
  for (unsigned value = 0; value < 256; ++value) {
    std::uint64_t equal = 0, at_least = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      const auto byte = static_cast<unsigned char>(bytes[at]);
      equal |= static_cast<std::uint64_t>(byte == value || byte == 13) << at;
      at_least |= static_cast<std::uint64_t>(byte >= value) << at;
    }
    REQUIRE(block.equal(static_cast<unsigned char>(value), '\r') == equal);
    REQUIRE(block.at_least(static_cast<unsigned char>(value)) == at_least);
  }
}

TEST_CASE("A byte is found wherever it stands, and none beyond the end", "[base][byte_block]") {
  const auto quote = [](const ByteBlock& block) { return block.equal('"') | ~block.at_least(0x01); };
  for (std::size_t size = 0; size < 200; ++size) {
    std::string text(size, 'a');
    CHECK(find_in_blocks(text, 0, quote) == size);
    CHECK(find_in_blocks(text, size, quote) == size);
    for (std::size_t place = 0; place < size; place += 3) {
      text[place] = '"';
      for (const std::size_t from : {std::size_t{0}, place / 2, place}) REQUIRE(find_in_blocks(text, from, quote) == place);
      REQUIRE(find_in_blocks(text, place + 1, quote) == size);
      text[place] = 'a';
    }
  }
}
