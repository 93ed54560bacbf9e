#include "many/row_products.hpp"

#include <catch2/catch.hpp>

#include "evidence/count_products.hpp"
#include "feature/fingerprint.hpp"
#include "made_tables.hpp"
#include "many/made_side.hpp"

using namespace kinprint;

TEST_CASE("Rows of a tile are those of a plain inner product", "[many][row_products]") {
  const Tables tables = made::tables();
  std::vector<CountedBot> bots;
  std::vector<Side> sides;
  for (std::uint64_t i = 0; i < 5; ++i) {
    sides.push_back(made::side(i + 40, 0, 3, "q"));
    bots.push_back(count_bot(sides.back(), tables, 1));
  }
  const TileRows rows = shared_rows(bots, 1, 4);
  for (std::size_t left = 1; left < 4; ++left) {
    for (std::size_t right = 2; right < 5; ++right) {
      const auto& found = rows[left - 1][right - 2];
      REQUIRE(found.size() == (right > left ? 3u : 0u));
      for (std::size_t row = 0; row < found.size(); ++row) {
        const AnswerFeatures a = count_fingerprint(sides[left].answers[row].document.text), b = count_fingerprint(sides[right].answers[row].document.text);
        const auto expected = block_dots(tables.fingerprint().weigh(a), tables.fingerprint().weigh(b));
        for (std::size_t block = 0; block < kHashedBlocks; ++block) CHECK(found[row].cosine[block] == expected[block]);
        CHECK(found[row].shared_runs == count_common(a.runs, b.runs));
      }
    }
  }
}

TEST_CASE("Rows are those of shared prompts only, in the order of the prompts' texts", "[many][row_products]") {
  const Tables tables = made::tables();
  std::vector<CountedBot> bots;
  for (const auto& [first, last] : {std::pair<std::size_t, std::size_t>{0, 6}, {4, 9}, {9, 12}}) bots.push_back(count_bot(made::side(first + 60, first, last, "q"), tables, 1));
  const TileRows rows = shared_rows(bots, 0, 3);
  REQUIRE(rows[0][0].size() == 2);
  CHECK(bots[0].groups[rows[0][0][0].left_group].text == "q4");
  CHECK(bots[1].groups[rows[0][0][0].right_group].text == "q4");
  CHECK(bots[0].groups[rows[0][0][1].left_group].text == "q5");
  CHECK(rows[0][1].empty());
  CHECK(rows[1][1].empty());
  REQUIRE(rows[2].size() == 2);
  for (const auto& earlier : rows[2]) CHECK(earlier.empty());
  CHECK(shared_rows(bots, 1, 1).empty());
}

TEST_CASE("A tile leaves nothing of one prompt behind for the next", "[many][row_products]") {
  const Tables tables = made::tables();
  std::vector<CountedBot> bots;
  for (std::uint64_t i = 0; i < kTileBots + 3; ++i) bots.push_back(count_bot(made::side(i + 80, i % 2, 5, "q"), tables, 1));
  const TileRows whole = shared_rows(bots, 0, kTileBots);
  for (std::size_t left = 0; left < kTileBots; ++left) {
    const TileRows alone = shared_rows(bots, left, left + 1);
    for (std::size_t right = left + 1; right < bots.size(); ++right) {
      const auto &one = alone[0][right - left - 1], &other = whole[left][right - 1];
      REQUIRE(one.size() == other.size());
      for (std::size_t row = 0; row < one.size(); ++row) {
        CHECK(one[row].cosine == other[row].cosine);
        CHECK(one[row].shared_runs == other[row].shared_runs);
      }
    }
  }
}
