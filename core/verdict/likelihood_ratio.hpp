#pragma once
// From scored sides to a likelihood ratio: the fusions (prompts known, observed on control bots, or neither) weighed by how many
// are, the cap, and the interval. Knows nothing of texts or of refusals.
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "verdict/scored_sides.hpp"

namespace kinprint {

struct LikelihoodRatio {
  double uncapped = 0;          // log10
  double capped = 0;            // log10
  double lineage = 0;           // of a shared lineage of any kind, log10, before the cap; on the same prompts the same as uncapped
  double lineage_slope = 0;     // how far that moves with uncapped here
  double closedness = 0;        // how far the pair counts as one that answered closed prompts (evidence/shared_wording.hpp)
  double open = 0, closed = 0;  // what uncapped lies between on the same prompts: as if they were open and as if they were closed
  // Standard deviations, log10, from the calibration: over draws of prompts, and over tables from other reference bots.
  double prompt_spread = 0, reference_spread = 0;
  double prior = 0;                   // what is due to size and calibration alone, log10
  std::vector<double> contributions;  // one a score of score_names(), log10; with prior they add up to uncapped
  std::vector<double> scores;         // in the order of score_names()
};

class RatioMaker {
 public:
  // scorer: made for these sides' number of answers and knowledge of the prompts (scorer_of). Without it, one is made where it is
  // needed.
  RatioMaker(const ScoredSides& sides, const Tables& tables, const PairScorer* scorer = nullptr)
      : sides_(sides), tables_(tables), scorer_(scorer) {}
  static PairScorer scorer_of(const ScoredSides& sides, const Tables& tables) {
    return {tables.fingerprint(), sides.answers, sides.data.same_prompts, sides.prompt};
  }
  // Of rows on the same prompts, so many at a time.
  static PairScorer scorer_of_rows(const ScoredSides& sides, const Tables& tables, std::size_t rows) {
    return {tables.fingerprint(), static_cast<double>(rows), true, sides.prompt};
  }
  // Of all answers.
  [[nodiscard]] LikelihoodRatio whole() const;
  // Of the rows drawn (indices, repetition allowed). Precondition: same prompts, rows not empty; a scorer of as many rows.
  [[nodiscard]] LikelihoodRatio of_rows(std::span<const std::uint32_t> rows, const PairScorer& scorer) const;
  // LikelihoodRatio::lineage of answers drawn again: rows on the same prompts (right is then not read), else answers of
  // either side. The number of answers the score is calibrated for stays that of the whole, as in resampled_spread.
  [[nodiscard]] double lineage_of_draw(std::span<const std::uint32_t> left, std::span<const std::uint32_t> right) const;
  // Of one row by itself. Precondition: a scorer of one row.
  [[nodiscard]] LikelihoodRatio of_row(std::uint32_t row, const PairScorer& scorer) const;
  // Standard deviation of log10 LR when the prompts are drawn again with replacement; 0 below five prompts, where
  // drawing again says little. Deterministic in `seed`.
  [[nodiscard]] double resampled_spread(std::uint32_t seed) const;

 private:
  // The scorer given, else one made in `own`.
  [[nodiscard]] const PairScorer& given_or_own(std::optional<PairScorer>& own) const;
  [[nodiscard]] LikelihoodRatio ratio_of_draw(const PairScorer& scorer, std::span<const std::uint32_t> left,
                                              std::span<const std::uint32_t> right) const;
  [[nodiscard]] LikelihoodRatio calibrate(const std::vector<double>& scores, double answers, double closedness) const;
  const ScoredSides& sides_;
  const Tables& tables_;
  const PairScorer* scorer_;
};

}  // namespace kinprint
