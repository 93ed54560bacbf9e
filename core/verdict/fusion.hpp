#pragma once
// Fusion of the scores of one condition into one number, and its calibration to a likelihood ratio. Read from
// models/tables/fingerprint.kpt; knows nothing of texts. Two fused models are averaged: a logistic one on a few scores
// with their interactions with the number of answers, and monotone boosted trees on all scores.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/section_table.hpp"

namespace kinprint {

struct FusedScore {
  double value = 0;                  // natural log odds at a balanced prior, before calibration
  std::vector<double> contributions; // one a score; with `prior` they add up to value
  double prior = 0;
};

// log10 LR = slope x score + offset for about this many answers, times `below` where that is negative, and how far another
// draw of prompts moves it. The factor is there because students reach low scores more often than other relations do.
struct Calibration {
  double slope = 0;   // in log10 units for each unit of score
  double offset = 0;  // log10
  double below = 1;   // above 0
  double spread = 0;  // standard deviation of log10 LR between draws of prompts for one pair of bots
};

class Fusion {
 public:
  // `set`: same_predicted, same_exact, diff_predicted or diff_exact; `calibrated`: whose calibration and figures, one of these or
  // same_controls, each also with _bare behind it, for pairs without formatting; scores: how many there are. table_size on misfit.
  static Result<Fusion> read(const SectionTable& table, const std::string& set, const std::string& calibrated, std::size_t scores);

  // answers: as in PairScorer, 1 or more.
  [[nodiscard]] FusedScore fuse(std::span<const double> scores, double answers) const;
  // Linear in the log of `answers` between the measured sizes, constant beyond them.
  [[nodiscard]] Calibration calibration(double answers) const;
  // Rows as documented in models/README.md; the nearest measured size is for the caller to choose.
  [[nodiscard]] const Section& distribution() const { return distribution_; }
  [[nodiscard]] const Section& errors() const { return errors_; }

 private:
  struct Node {
    std::int32_t feature = -1;  // -1 at a leaf
    double threshold = 0;
    std::uint32_t left = 0, right = 0;
    double value = 0;      // of a leaf
    double expected = 0;   // of a split: mean of its leaves, for contributions
  };
  bool read_trees(const Section& nodes, const Section& roots, std::size_t features);

  std::vector<std::uint32_t> linear_scores_;  // indices of the scores of the logistic model
  std::vector<double> linear_mean_, linear_spread_, linear_weight_;
  double linear_bias_ = 0, tree_bias_ = 0;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> roots_;
  std::vector<double> sizes_;  // log of the number of answers, rising
  std::vector<Calibration> calibrations_;
  Section distribution_, errors_;
};

}  // namespace kinprint
