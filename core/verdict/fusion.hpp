#pragma once
// Fusion of the scores of one condition into one number. Read from models/tables/fingerprint.kpt; knows nothing of texts or
// of calibration. Two models are averaged, by shares that their weights hold: a logistic one of a few scores and monotone
// boosted trees of all. Neither knows the number of answers; that is left to the calibration (models/TRIED.md).
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/section_table.hpp"

namespace kinprint {

struct FusedScore {
  double value = 0;                   // natural log odds at a balanced prior, before calibration
  std::vector<double> contributions;  // one a score; with `prior` they add up to value
  double prior = 0;
};

class Fusion {
 public:
  // `set`: same_predicted, same_exact, diff_predicted or diff_exact; scores: how many there are. table_size on misfit.
  static Result<Fusion> read(const SectionTable& table, const std::string& set, std::size_t scores);

  [[nodiscard]] FusedScore fuse(std::span<const double> scores) const;

 private:
  struct Node {
    std::int32_t feature = -1;  // -1 at a leaf
    double threshold = 0;
    std::uint32_t left = 0, right = 0;
    double value = 0;     // of a leaf
    double expected = 0;  // of a split: mean of its leaves, for contributions
  };
  bool read_trees(const Section& nodes, const Section& roots, std::size_t scores);

  std::vector<std::uint32_t> linear_scores_;  // indices of the scores of the logistic model
  std::vector<double> linear_mean_, linear_spread_, linear_weight_;
  double linear_bias_ = 0, tree_bias_ = 0;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> roots_;
};

}  // namespace kinprint
