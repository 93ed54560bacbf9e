#include "verdict/fusion.hpp"

#include <algorithm>

#include "verdict/set_sections.hpp"

namespace kinprint {
namespace {

std::vector<double> row_of(const Section& section, std::size_t row) {
  const auto begin = section.floats.begin() + static_cast<std::ptrdiff_t>(row * section.columns);
  return {begin, begin + section.columns};
}

}  // namespace

// A child must follow its parent, which rules out cycles.
bool Fusion::read_trees(const Section& nodes, const Section& roots, std::size_t scores) {
  for (std::size_t i = 0; i < nodes.rows; ++i) {
    const float* row = nodes.floats.data() + i * 5;
    const float rows = static_cast<float>(nodes.rows);
    if (row[0] < -1 || row[0] >= static_cast<float>(scores) || row[2] > rows || row[3] > rows) return false;
    Node node{static_cast<std::int32_t>(row[0]), row[1], static_cast<std::uint32_t>(std::max(row[2], 0.0F)),
              static_cast<std::uint32_t>(std::max(row[3], 0.0F)), row[4], row[4]};
    if (node.feature >= 0 && (node.left <= i || node.right <= i || node.left >= nodes.rows || node.right >= nodes.rows))
      return false;
    nodes_.push_back(node);
  }
  for (std::size_t i = nodes_.size(); i-- > 0;) {
    if (nodes_[i].feature >= 0) nodes_[i].expected = 0.5 * (nodes_[nodes_[i].left].expected + nodes_[nodes_[i].right].expected);
  }
  roots_ = roots.integers;
  return std::all_of(roots_.begin(), roots_.end(), [&](std::uint32_t root) { return root < nodes_.size(); });
}

Result<Fusion> Fusion::read(const SectionTable& table, const std::string& set, std::size_t scores) {
  const SetSections fitted(table, set);
  const Section* chosen = fitted.find("_linear_scores", SectionType::Integers, 0);
  const bool is_within = chosen && std::all_of(chosen->integers.begin(), chosen->integers.end(),
                                               [&](std::uint32_t index) { return index < scores; });
  if (!is_within) return fitted.misfit("_linear_scores");
  const Section* linear = fitted.find("_linear", SectionType::Floats, chosen->integers.size());
  const Section* bias = fitted.find("_bias", SectionType::Floats, 1);
  const Section* nodes = fitted.find("_nodes", SectionType::Floats, 5);
  const Section* roots = fitted.find("_roots", SectionType::Integers, 0);
  const Section* tree_bias = fitted.find("_tree_bias", SectionType::Floats, 1);
  if (!linear || linear->rows != 3) return fitted.misfit("_linear");
  if (!bias || !tree_bias || !nodes || !roots) return fitted.misfit("_nodes");
  Fusion fusion;
  fusion.linear_scores_ = chosen->integers;
  fusion.linear_mean_ = row_of(*linear, 0);
  fusion.linear_spread_ = row_of(*linear, 1);
  fusion.linear_weight_ = row_of(*linear, 2);
  fusion.linear_bias_ = bias->floats[0];
  fusion.tree_bias_ = tree_bias->floats[0];
  if (!fusion.read_trees(*nodes, *roots, scores)) return fitted.misfit("_nodes");
  return fusion;
}

FusedScore Fusion::fuse(std::span<const double> scores) const {
  FusedScore out;
  out.contributions.assign(scores.size(), 0.0);
  out.prior = 0.5 * (linear_bias_ + tree_bias_);
  for (std::size_t i = 0; i < linear_scores_.size(); ++i) {
    const std::uint32_t chosen = linear_scores_[i];
    out.contributions[chosen] += 0.5 * linear_weight_[i] * (scores[chosen] - linear_mean_[i]) / linear_spread_[i];
  }
  for (const std::uint32_t root : roots_) {
    // Each split passes the change of the expected value to its score (path attribution).
    const Node* node = &nodes_[root];
    out.prior += 0.5 * node->expected;
    while (node->feature >= 0) {
      const auto chosen = static_cast<std::size_t>(node->feature);
      const Node& next = nodes_[scores[chosen] <= node->threshold ? node->left : node->right];
      out.contributions[chosen] += 0.5 * (next.expected - node->expected);
      node = &next;
    }
  }
  out.value = out.prior;
  for (const double part : out.contributions) out.value += part;
  return out;
}

}  // namespace kinprint
