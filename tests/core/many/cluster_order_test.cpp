// The order of a heat map: cluster_order of many/neighbour_joining.hpp.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "base/rng.hpp"
#include "many/neighbour_joining.hpp"

using namespace kinprint;

TEST_CASE("The order of a heat map keeps near leaves together and holds every leaf once", "[many][cluster_order]") {
  Rng rng(5);
  const std::size_t size = 30;
  std::vector<double> place;
  for (std::size_t i = 0; i < size; ++i) place.push_back(static_cast<double>(i % 3) * 100 + rng.uniform());
  Distances distances(size);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t j = i + 1; j < size; ++j) distances.set(i, j, std::abs(place[i] - place[j]));
  }
  const std::vector<std::uint32_t> order = cluster_order(distances);
  std::vector<std::uint32_t> sorted = order;
  std::sort(sorted.begin(), sorted.end());
  for (std::uint32_t i = 0; i < size; ++i) CHECK(sorted[i] == i);
  int changes = 0;
  for (std::size_t i = 1; i < size; ++i) changes += order[i] % 3 != order[i - 1] % 3;
  CHECK(changes == 2);
  CHECK(cluster_order(Distances(0)).empty());
  CHECK(cluster_order(Distances(1)).size() == 1);
}

TEST_CASE("Nested pairs stand beside each other, nearest ends inwards", "[many][cluster_order]") {
  // On a line: 0 at 0, 2 at 1, 3 at 10, 1 at 11.5. Its only order of average linkage with ends inwards is the line's own.
  const std::vector<double> place = {0, 11.5, 1, 10};
  Distances distances(4);
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t j = i + 1; j < 4; ++j) distances.set(i, j, std::abs(place[i] - place[j]));
  }
  std::vector<std::uint32_t> order = cluster_order(distances);
  if (order.front() != 0) std::reverse(order.begin(), order.end());
  CHECK(order == std::vector<std::uint32_t>{0, 2, 3, 1});
}

TEST_CASE("Equal and infinite distances still give every leaf once", "[many][cluster_order]") {
  for (const double value : {0.0, 1.0, std::numeric_limits<double>::infinity()}) {
    for (std::size_t size = 2; size < 9; ++size) {
      Distances distances(size);
      for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = i + 1; j < size; ++j) distances.set(i, j, value);
      }
      std::vector<std::uint32_t> order = cluster_order(distances);
      std::sort(order.begin(), order.end());
      REQUIRE(order.size() == size);
      for (std::uint32_t i = 0; i < size; ++i) CHECK(order[i] == i);
    }
  }
}
