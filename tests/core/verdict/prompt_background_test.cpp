#include "verdict/prompt_background.hpp"

#include <catch2/catch.hpp>

#include "base/hash.hpp"
#include "made_tables.hpp"

using namespace kinprint;

namespace {
SectionTable prompt_table(const std::vector<std::uint64_t>& hashes) {
  made::TableWriter table = made::prompts_without_similarity(hashes);
  made::add_similarity(table, static_cast<std::uint32_t>(hashes.size()));
  made::add_habits(table, static_cast<std::uint32_t>(hashes.size()));
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
  CHECK(found->similarity.mean[1] == Approx(0.2 + 0.02 * (10 * row + 1)));
  CHECK(found->similarity.spread[2] == Approx(0.07 + 0.06 * (10 * row + 5)));
  CHECK(found->similarity.log_length == Approx(5 + 0.07 * (10 * row + 6)));
  REQUIRE(found->habits.size() == kFormHabits);
  CHECK(found->habits[7] == Approx((row - 7) * kHabitStep));
  CHECK_FALSE(background.value().find("tell a joke"));
  CHECK_FALSE(background.value().find(""));
}

TEST_CASE("Hashes out of order are refused; an empty background knows nothing", "[verdict][prompt_background]") {
  CHECK(PromptBackground::read(prompt_table({9, 3})).error().code == ErrorCode::TableSize);
  CHECK_FALSE(PromptBackground().find("anything"));
}

TEST_CASE("Figures of similarity are required, fit the prompts, and have spreads above 0", "[verdict][prompt_background]") {
  const auto code = [](std::uint32_t rows, std::uint32_t columns, std::uint32_t range_columns, const auto& range) {
    made::TableWriter table = made::prompts_without_similarity({3, 9});
    if (rows > 0) table.small_integers("prompt_similarity", rows, columns, 1, std::vector<std::uint32_t>(std::size_t{rows} * columns, 255));
    if (range_columns > 0) table.floats("prompt_similarity_range", 2, range_columns, range);
    made::add_habits(table, 2);
    const auto background = PromptBackground::read(SectionTable::read(table.file()).value());
    return background.ok() ? ErrorCode::Ok : background.error().code;
  };
  CHECK(code(2, 7, 7, made::similarity_range) == ErrorCode::Ok);
  CHECK(code(0, 0, 7, made::similarity_range) == ErrorCode::TableSize);
  CHECK(code(2, 7, 0, made::similarity_range) == ErrorCode::TableSize);
  CHECK(code(1, 7, 7, made::similarity_range) == ErrorCode::TableSize);
  CHECK(code(2, 6, 7, made::similarity_range) == ErrorCode::TableSize);
  CHECK(code(2, 7, 6, made::similarity_range) == ErrorCode::TableSize);
  for (const std::uint32_t figure : {0U, 3U, 5U, 6U}) {
    const auto changed = [figure](std::uint32_t row, float value) {
      return [=](std::uint32_t i, std::uint32_t j) { return i == row && j == figure ? value : made::similarity_range(i, j); };
    };
    CHECK(code(2, 7, 7, changed(0, 0)) == (figure == 3 || figure == 5 ? ErrorCode::TableSize : ErrorCode::Ok));
    CHECK(code(2, 7, 7, changed(1, 0)) == ErrorCode::Ok);
    CHECK(code(2, 7, 7, changed(1, -0.001F)) == ErrorCode::TableSize);
  }
}

TEST_CASE("Habits are required, one row a prompt", "[verdict][prompt_background]") {
  for (const std::uint32_t rows : {0U, 1U, 3U}) {
    made::TableWriter table = made::prompts_without_similarity({3, 9});
    made::add_similarity(table, 2);
    if (rows > 0) made::add_habits(table, rows);
    CHECK(PromptBackground::read(SectionTable::read(table.file()).value()).error().code == ErrorCode::TableSize);
  }
}
