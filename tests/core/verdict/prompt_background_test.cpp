#include "verdict/prompt_background.hpp"

#include <catch2/catch.hpp>

#include "base/hash.hpp"
#include "made_tables.hpp"

using namespace kinprint;

namespace {
SectionTable prompt_table(std::vector<std::uint64_t> hashes) {
  made::TableWriter table;
  std::vector<std::uint32_t> words;
  for (const std::uint64_t hash : hashes) {
    words.push_back(static_cast<std::uint32_t>(hash));
    words.push_back(static_cast<std::uint32_t>(hash >> 32));
  }
  const auto rows = static_cast<std::uint32_t>(hashes.size());
  table.integers("prompt_hash", rows, 2, words);
  table.bytes("prompt_mean", rows, made::kDimensions, [](std::uint32_t i, std::uint32_t j) { return static_cast<int>(10 * i + j); });
  table.floats("prompt_scale", 1, made::kDimensions, [](std::uint32_t, std::uint32_t) { return 0.5F; });
  table.floats("prompt_vector_scale", rows, 1, [](std::uint32_t i, std::uint32_t) { return 1.0F + static_cast<float>(i); });
  return SectionTable::read(table.file()).value();
}
}  // namespace

TEST_CASE("A known prompt is found by its hash, another is not", "[verdict][prompt_background]") {
  std::vector<std::uint64_t> hashes = {fnv1a64("what is rain"), fnv1a64("tell a story")};
  std::sort(hashes.begin(), hashes.end());
  const auto background = PromptBackground::read(prompt_table(hashes));
  REQUIRE(background.ok());
  const auto found = background.value().find("tell a story");
  REQUIRE(found);
  const double row = hashes[1] == fnv1a64("tell a story") ? 1 : 0;
  CHECK(found->mean[2] == Approx(0.5 * (10 * row + 2)));
  CHECK(found->scale == Approx(1 + row));
  CHECK_FALSE(background.value().find("tell a joke"));
  CHECK_FALSE(background.value().find(""));
}

TEST_CASE("Hashes out of order are refused; an empty background knows nothing", "[verdict][prompt_background]") {
  CHECK(PromptBackground::read(prompt_table({9, 3})).error().code == ErrorCode::TableSize);
  CHECK_FALSE(PromptBackground().find("anything"));
}
