#include "many/neighbour_joining.hpp"

#include <algorithm>
#include <limits>

namespace kinprint {
namespace {

// Full rows, so that the inner loop walks memory in order.
struct Active {
  std::vector<std::uint32_t> node;       // of each active row
  std::vector<std::vector<double>> row;  // distances to the active rows
  std::vector<double> total;             // sum of a row
};

Active start(const Distances& distances) {
  Active active;
  const std::size_t size = distances.size();
  for (std::size_t i = 0; i < size; ++i) {
    active.node.push_back(static_cast<std::uint32_t>(i));
    active.row.emplace_back(size);
    double total = 0;
    for (std::size_t j = 0; j < size; ++j) total += active.row[i][j] = distances.at(i, j);
    active.total.push_back(total);
  }
  return active;
}

std::pair<std::size_t, std::size_t> nearest_pair(const Active& active) {
  const double others = static_cast<double>(active.node.size()) - 2;
  double best = std::numeric_limits<double>::infinity();
  std::pair<std::size_t, std::size_t> found{0, 1};
  for (std::size_t i = 0; i < active.node.size(); ++i) {
    const double* row = active.row[i].data();
    for (std::size_t j = i + 1; j < active.node.size(); ++j) {
      const double criterion = others * row[j] - active.total[i] - active.total[j];
      if (criterion < best) {
        best = criterion;
        found = {i, j};
      }
    }
  }
  return found;
}

// Row `i` becomes the new node of i and j; row `j` goes away and the rows after it move up.
void merge(Active& active, std::size_t i, std::size_t j, std::uint32_t node) {
  const double between = active.row[i][j];
  for (std::size_t k = 0; k < active.node.size(); ++k) {
    if (k == i || k == j) continue;
    const double distance = 0.5 * (active.row[i][k] + active.row[j][k] - between);
    active.total[k] += distance - active.row[i][k] - active.row[j][k];
    active.row[i][k] = active.row[k][i] = distance;
  }
  active.node[i] = node;
  active.node.erase(active.node.begin() + static_cast<std::ptrdiff_t>(j));
  active.row.erase(active.row.begin() + static_cast<std::ptrdiff_t>(j));
  active.total.erase(active.total.begin() + static_cast<std::ptrdiff_t>(j));
  for (std::vector<double>& row : active.row) row.erase(row.begin() + static_cast<std::ptrdiff_t>(j));
  active.total[i] = 0;
  for (std::size_t k = 0; k < active.node.size(); ++k) {
    if (k != i) active.total[i] += active.row[i][k];
  }
}

void finish(Tree& tree, const Active& active) {
  TreeNode root;
  root.children = active.node;
  if (active.node.size() == 3) {
    for (std::size_t i = 0; i < 3; ++i) {
      const std::size_t j = (i + 1) % 3, k = (i + 2) % 3;
      tree.nodes[active.node[i]].length = std::max(0.0, 0.5 * (active.row[i][j] + active.row[i][k] - active.row[j][k]));
    }
  } else if (active.node.size() == 2) {
    for (const std::uint32_t node : active.node) tree.nodes[node].length = 0.5 * active.row[0][1];
  }
  tree.nodes.push_back(std::move(root));
}

}  // namespace

Tree join_neighbours(const Distances& distances) {
  Tree tree;
  tree.leaves = distances.size();
  tree.nodes.resize(tree.leaves);
  Active active = start(distances);
  while (active.node.size() > 3) {
    const auto [i, j] = nearest_pair(active);
    const double between = active.row[i][j];
    const double tilt = (active.total[i] - active.total[j]) / (static_cast<double>(active.node.size()) - 2);
    TreeNode joined;
    joined.children = {active.node[i], active.node[j]};
    tree.nodes[active.node[i]].length = std::max(0.0, 0.5 * (between + tilt));
    tree.nodes[active.node[j]].length = std::max(0.0, 0.5 * (between - tilt));
    tree.nodes.push_back(std::move(joined));
    merge(active, i, j, static_cast<std::uint32_t>(tree.nodes.size() - 1));
  }
  if (tree.leaves > 0) finish(tree, active);
  return tree;
}

}  // namespace kinprint
