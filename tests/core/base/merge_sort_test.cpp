// The plain twin is the library's stable sort.
#include "base/merge_sort.hpp"

#include <catch2/catch.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <utility>

#include "base/rng.hpp"

using namespace kinprint;

TEST_CASE("Merge sort orders as the stable sort of the library does", "[base]") {
  Rng rng(7);
  for (std::size_t count = 0; count < 70; ++count) {
    std::vector<std::pair<std::uint32_t, std::string>> values;
    for (std::size_t at = 0; at < count; ++at) values.emplace_back(rng.below(9), std::to_string(at));
    auto expected = values;
    const auto less = [](const auto& a, const auto& b) { return a.first < b.first; };
    std::stable_sort(expected.begin(), expected.end(), less);
    merge_sort(values, less);
    CHECK(values == expected);
  }
}

TEST_CASE("Merge sort leaves a sorted list as it is and turns a falling one round", "[base]") {
  std::vector<int> rising{1, 2, 2, 3, 5, 8}, falling{8, 5, 3, 2, 2, 1};
  const std::vector<int> expected = rising;
  merge_sort(rising, std::less<>());
  merge_sort(falling, std::less<>());
  CHECK(rising == expected);
  CHECK(falling == expected);
}
