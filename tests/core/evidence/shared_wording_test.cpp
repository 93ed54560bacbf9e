#include "evidence/shared_wording.hpp"

#include <catch2/catch.hpp>
#include <utility>
#include <vector>

using namespace kinprint;

namespace {

PairRow row_of(double shared, double left, double right) {
  PairRow row;
  row.shared_runs = shared;
  row.left_runs = left;
  row.right_runs = right;
  return row;
}

PairData data_of(std::size_t sharing, std::size_t others) {
  PairData data;
  data.rows.assign(sharing, row_of(10, 20, 20));
  data.rows.insert(data.rows.end(), others, row_of(0, 20, 20));
  return data;
}

double closedness_of(const PairData& data) {
  std::vector<std::uint32_t> rows(data.rows.size());
  for (std::uint32_t i = 0; i < rows.size(); ++i) rows[i] = i;
  return closedness(data, rows);
}

}  // namespace

TEST_CASE("A row shares its wording by the runs of the longer answer, whichever side it is on", "[evidence][shared_wording]") {
  for (const auto& [left, right] : {std::pair(50.0, 10.0), std::pair(10.0, 50.0)}) {
    CHECK(shares_wording(row_of(10, left, right)));
    CHECK_FALSE(shares_wording(row_of(9, left, right)));
  }
  CHECK(shares_wording(row_of(40, 199, 199)));
  CHECK_FALSE(shares_wording(row_of(99, 200, 200)));
  CHECK(shares_wording(row_of(100, 200, 200)));
}

TEST_CASE("Answers without a run of words share none", "[evidence][shared_wording]") {
  CHECK_FALSE(shares_wording(row_of(0, 0, 0)));
  CHECK_FALSE(shares_wording(row_of(0, 3, 0)));
}

TEST_CASE("A pair counts as one of closed prompts from a tenth of its rows on, wholly from a third on", "[evidence][shared_wording]") {
  CHECK(closedness_of(data_of(0, 10)) == 0);
  CHECK(closedness_of(data_of(1, 9)) == Approx(0).margin(1e-12));
  CHECK(closedness_of(data_of(2, 8)) == Approx(0.1 / (1.0 / 3 - 0.1)));
  CHECK(closedness_of(data_of(1, 2)) == Approx(1));
  CHECK(closedness_of(data_of(5, 0)) == 1);
}

TEST_CASE("Rows drawn twice count twice, and different prompts are never closed", "[evidence][shared_wording]") {
  PairData data = data_of(1, 9);
  CHECK(closedness(data, std::vector<std::uint32_t>{0, 0, 1, 2, 3, 4}) == Approx(1));
  CHECK(closedness(data, {}) == 0);
  data.same_prompts = false;
  CHECK(closedness(data, std::vector<std::uint32_t>{0}) == 0);
}
