// Average linkage by the nearest-neighbour chain (Murtagh 1983) and the order of its leaves.
#include <algorithm>
#include <limits>

#include "many/neighbour_joining.hpp"

namespace kinprint {
namespace {

struct Cluster {
  std::vector<std::uint32_t> leaves;  // in the order they are drawn
  double size = 1;
};

// Turns and joins two runs of leaves so that their nearest ends meet.
std::vector<std::uint32_t> join_runs(std::vector<std::uint32_t> a, std::vector<std::uint32_t> b, const Distances& distances) {
  double best = std::numeric_limits<double>::infinity();
  int turned = 0;
  for (int turn = 0; turn < 4; ++turn) {
    const double gap = distances.at(turn & 1 ? a.front() : a.back(), turn & 2 ? b.back() : b.front());
    if (gap < best) {
      best = gap;
      turned = turn;
    }
  }
  if (turned & 1) std::reverse(a.begin(), a.end());
  if (turned & 2) std::reverse(b.begin(), b.end());
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

}  // namespace

std::vector<std::uint32_t> cluster_order(const Distances& distances) {
  const std::size_t size = distances.size();
  if (size == 0) return {};
  std::vector<Cluster> clusters(size);
  std::vector<std::size_t> active;
  for (std::size_t i = 0; i < size; ++i) {
    clusters[i].leaves = {static_cast<std::uint32_t>(i)};
    active.push_back(i);
  }
  Distances linkage = distances;
  std::vector<std::size_t> chain;
  while (active.size() > 1) {
    if (chain.empty()) chain.push_back(active.front());
    const std::size_t top = chain.back();
    std::size_t nearest = chain.size() > 1 ? chain[chain.size() - 2] : size;  // the one before wins ties: the chain ends
    double best = nearest < size ? linkage.at(top, nearest) : std::numeric_limits<double>::infinity();
    for (const std::size_t other : active) {
      if (other != top && linkage.at(top, other) < best) {
        best = linkage.at(top, other);
        nearest = other;
      }
    }
    if (nearest == size) nearest = active[active.front() == top ? 1 : 0];  // distances that are all infinite
    if (chain.size() < 2 || nearest != chain[chain.size() - 2]) {
      chain.push_back(nearest);
      continue;
    }
    chain.resize(chain.size() - 2);
    const std::size_t kept = std::min(top, nearest), gone = std::max(top, nearest);
    for (const std::size_t other : active) {
      if (other == kept || other == gone) continue;
      const double mean =
          (clusters[kept].size * linkage.at(kept, other) + clusters[gone].size * linkage.at(gone, other)) /
          (clusters[kept].size + clusters[gone].size);
      linkage.set(kept, other, mean);
    }
    clusters[kept].leaves = join_runs(std::move(clusters[kept].leaves), std::move(clusters[gone].leaves), distances);
    clusters[kept].size += clusters[gone].size;
    active.erase(std::find(active.begin(), active.end(), gone));
  }
  return clusters[active.front()].leaves;
}

}  // namespace kinprint
