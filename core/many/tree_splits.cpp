// Support of a tree's branches by the splits of other trees. A split is told by a hash of the leaves on one side.
#include <algorithm>
#include <unordered_map>

#include "base/rng.hpp"
#include "many/neighbour_joining.hpp"

namespace kinprint {
namespace {

// Per node: a 64-bit sum of random numbers of the leaves below it; of the two sides of a branch the smaller sum stands
// for both. Two different splits are taken for one with a chance of about 1 in 10^18.
std::vector<std::uint64_t> split_hashes(const Tree& tree) {
  std::vector<std::uint64_t> sums(tree.nodes.size(), 0);
  std::uint64_t all = 0;
  for (std::size_t i = 0; i < tree.leaves; ++i) all += sums[i] = Rng(i + 1).next();
  for (std::size_t i = tree.leaves; i < tree.nodes.size(); ++i) {
    for (const std::uint32_t child : tree.nodes[i].children) sums[i] += sums[child];
  }
  for (std::uint64_t& sum : sums) sum = std::min(sum, all - sum);
  return sums;
}

}  // namespace

void add_support(Tree& tree, std::span<const Tree> replicates) {
  if (replicates.empty() || tree.leaves < 4) return;
  std::unordered_map<std::uint64_t, double> found;
  for (const Tree& replicate : replicates) {
    const std::vector<std::uint64_t> hashes = split_hashes(replicate);
    for (std::size_t i = replicate.leaves; i + 1 < hashes.size(); ++i) found[hashes[i]] += 1;
  }
  const std::vector<std::uint64_t> hashes = split_hashes(tree);
  for (std::size_t i = tree.leaves; i + 1 < tree.nodes.size(); ++i) {
    const auto seen = found.find(hashes[i]);
    tree.nodes[i].support = seen == found.end() ? 0 : seen->second / static_cast<double>(replicates.size());
  }
}

}  // namespace kinprint
