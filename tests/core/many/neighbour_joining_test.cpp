#include "many/neighbour_joining.hpp"

#include <catch2/catch.hpp>

#include "../../oracle/plain_neighbour_joining.hpp"
#include "base/rng.hpp"

using namespace kinprint;

namespace {

std::set<int> leaves_below(const Tree& tree, std::uint32_t node) {
  if (tree.nodes[node].children.empty()) return {static_cast<int>(node)};
  std::set<int> all;
  for (const std::uint32_t child : tree.nodes[node].children) all.merge(leaves_below(tree, child));
  return all;
}

oracle::Splits splits_of(const Tree& tree) {
  oracle::Splits splits;
  for (std::uint32_t i = 0; i + 1 < tree.nodes.size(); ++i) {
    std::set<int> side = leaves_below(tree, i);
    if (side.count(0)) {
      std::set<int> rest;
      for (int leaf = 0; leaf < static_cast<int>(tree.leaves); ++leaf) {
        if (!side.count(leaf)) rest.insert(leaf);
      }
      side = rest;
    }
    splits[side] += tree.nodes[i].length;
  }
  return splits;
}

}  // namespace

TEST_CASE("Neighbour joining agrees with its textbook form on random matrices", "[many][neighbour_joining]") {
  Rng rng(17);
  for (std::size_t size = 4; size < 14; ++size) {
    for (int repeat = 0; repeat < 6; ++repeat) {
      Distances distances(size);
      std::vector<std::vector<double>> plain(size, std::vector<double>(size, 0.0));
      for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = i + 1; j < size; ++j) {
          plain[i][j] = plain[j][i] = 0.1 + rng.uniform();
          distances.set(i, j, plain[i][j]);
        }
      }
      const oracle::Splits expected = oracle::plain_neighbour_joining(plain), found = splits_of(join_neighbours(distances));
      REQUIRE(found.size() == expected.size());
      for (const auto& [split, length] : expected) {
        REQUIRE(found.count(split) == 1);
        CHECK(found.at(split) == Approx(length).margin(1e-9));
      }
    }
  }
}

TEST_CASE("Distances along a tree give that tree back", "[many][neighbour_joining]") {
  // ((a:1,b:2):3,(c:4,d:5)) with the inner branch 3: the additive example whose answer is known.
  Distances distances(4);
  distances.set(0, 1, 3);
  distances.set(0, 2, 8);
  distances.set(0, 3, 9);
  distances.set(1, 2, 9);
  distances.set(1, 3, 10);
  distances.set(2, 3, 9);
  const oracle::Splits splits = splits_of(join_neighbours(distances));
  CHECK(splits.at({1}) == Approx(2));
  CHECK(splits.at({2}) == Approx(4));
  CHECK(splits.at({3}) == Approx(5));
  CHECK(splits.at({2, 3}) == Approx(3));
}

TEST_CASE("Trees of fewer than four leaves and of equal leaves are made", "[many][neighbour_joining]") {
  CHECK(join_neighbours(Distances(0)).nodes.empty());
  for (std::size_t size = 1; size < 4; ++size) CHECK(join_neighbours(Distances(size)).nodes.size() == size + 1);
  const Tree equal = join_neighbours(Distances(6));
  for (const TreeNode& node : equal.nodes) CHECK(node.length == 0);
}
