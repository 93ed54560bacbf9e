#pragma once
// Trees of distances: neighbour joining (Saitou and Nei 1987, in the form of Studier and Keppler 1988), average linkage
// for the order of a heat map, and how often resampled trees agree. Consumes distances; knows nothing of bots.
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace kinprint {

// Symmetric distances with a zero diagonal: the values above the diagonal row by row, size x (size - 1) / 2 of them.
class Distances {
 public:
  explicit Distances(std::size_t size) : size_(size), values_(size * (size - 1) / 2, 0.0) {}
  [[nodiscard]] std::size_t size() const { return size_; }
  // Precondition: both below size().
  [[nodiscard]] double at(std::size_t a, std::size_t b) const { return a == b ? 0 : values_[place(a, b)]; }
  void set(std::size_t a, std::size_t b, double value) { values_[place(a, b)] = value; }

 private:
  [[nodiscard]] std::size_t place(std::size_t a, std::size_t b) const {
    if (a > b) std::swap(a, b);
    return a * (2 * size_ - a - 1) / 2 + (b - a - 1);
  }
  std::size_t size_;
  std::vector<double> values_;
};

// The leaves come first, then inner nodes in the order they were joined; the last node is the root of three branches
// (of two, one or none below three leaves). Lengths below zero, which the method can give, are set to zero.
struct TreeNode {
  std::vector<std::uint32_t> children;  // empty for a leaf
  double length = 0;                    // to the parent
  double support = -1;                  // share of replicates with this split, in [0, 1]; -1 where not measured
};
struct Tree {
  std::size_t leaves = 0;
  std::vector<TreeNode> nodes;
};

// Time: cube of the size. Ties: the pair of lowest numbers.
Tree join_neighbours(const Distances& distances);

// Sets the support of every inner branch: the share of `replicates` that split the leaves in the same two parts.
void add_support(Tree& tree, std::span<const Tree> replicates);

// Leaves in the order of an average-linkage dendrogram, the end nearer to its neighbour turned inwards. Time: square of
// the size for typical distances, cube at worst.
std::vector<std::uint32_t> cluster_order(const Distances& distances);

}  // namespace kinprint
