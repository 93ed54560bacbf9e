// Support of branches: add_support of many/neighbour_joining.hpp.
#include <catch2/catch.hpp>

#include "base/rng.hpp"
#include "many/neighbour_joining.hpp"

using namespace kinprint;

TEST_CASE("Support is the share of trees with the same split", "[many][tree_splits]") {
  const auto four = [](std::size_t friend_of_first) {
    Distances distances(4);
    for (std::size_t i = 0; i < 4; ++i) {
      for (std::size_t j = i + 1; j < 4; ++j) {
        const bool together = (i == 0 && j == friend_of_first) || (i != 0 && i != friend_of_first && j != friend_of_first);
        distances.set(i, j, together ? 1 : 4);
      }
    }
    return join_neighbours(distances);
  };
  Tree tree = four(2);
  const std::vector<Tree> replicates = {four(2), four(2), four(3), four(2)};
  add_support(tree, replicates);
  double found = -1;
  for (std::size_t i = tree.leaves; i + 1 < tree.nodes.size(); ++i) found = tree.nodes[i].support;
  CHECK(found == 0.75);
}

TEST_CASE("A tree supports every branch of itself, and its leaves and root carry none", "[many][tree_splits]") {
  Rng rng(3);
  for (std::size_t size = 4; size < 20; ++size) {
    Distances distances(size);
    for (std::size_t i = 0; i < size; ++i) {
      for (std::size_t j = i + 1; j < size; ++j) distances.set(i, j, 1 + rng.uniform());
    }
    Tree tree = join_neighbours(distances);
    const std::vector<Tree> replicates(3, tree);
    add_support(tree, replicates);
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) CHECK(tree.nodes[i].support == (i < tree.leaves || i + 1 == tree.nodes.size() ? -1 : 1));
  }
}

TEST_CASE("Without replicates, and below four leaves, there is no support", "[many][tree_splits]") {
  Tree four = join_neighbours(Distances(4)), three = join_neighbours(Distances(3));
  add_support(four, {});
  add_support(three, std::vector<Tree>{three});
  for (const Tree* tree : {&four, &three}) {
    for (const TreeNode& node : tree->nodes) CHECK(node.support == -1);
  }
}
