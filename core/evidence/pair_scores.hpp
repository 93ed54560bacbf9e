#pragma once
// The scores a likelihood ratio is fused from: how alike two sides are in the fingerprint model and in their wording.
// Consumes counted answers and the FingerprintModel; knows nothing of fusion or calibration. models/fit/scores.py
// computes the same numbers for fitting; tests/parity compares the two.
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "evidence/fingerprint_model.hpp"
#include "feature/feature.hpp"

namespace kinprint {

// One answer, counted and projected. `vector`: described numbers (FingerprintModel::describe), from which what is known of the
// prompt's effect was taken off (PromptEffects::apply).
struct ScoredAnswer {
  AnswerFeatures features;  // without `hashed`, which `counts` are made of
  WeightedCounts counts;
  std::vector<double> vector;
};

// What one row (one prompt answered by both) or one pair of answers contributes.
struct PairRow {
  std::vector<double> left, right;             // means of the samples' described numbers on this prompt
  std::array<double, kHashedBlocks> cosine{};  // of the first samples, by block
  double shared_runs = 0;                      // word runs in common
  double left_runs = 0, right_runs = 0;
  double left_length = 0, right_length = 0;  // log of the code points, at least one
  // By block, in spreads; none where the prompt is not known (row_surplus.hpp).
  std::optional<std::array<double, kHashedBlocks>> surplus;
};

// Sums over all answers of both sides that do not change when rows are drawn again.
struct PairLevels {
  std::array<double, kHashedBlocks> cross{};                        // mean inner product of left and right answers on other prompts
  std::array<double, kHashedBlocks> within_left{}, within_right{};  // of answers of one side, 0 for a single answer
  std::array<double, kHashedBlocks> pooled{};                       // cosine of the summed counts
  std::array<double, kHashedBlocks> all_pairs{};                    // mean inner product over all left x right pairs
};

struct PairData {
  bool same_prompts = true;
  std::vector<PairRow> rows;                     // same prompts: one a prompt; different prompts: empty
  std::vector<std::vector<double>> left, right;  // different prompts: described numbers of each answer
  std::vector<double> left_lengths, right_lengths;
  PairLevels levels;
};

// Precondition: both sides have the groups of the same prompts, in one order; each group has at least one answer.
PairData pair_on_same_prompts(std::span<const std::vector<const ScoredAnswer*>> left,
                              std::span<const std::vector<const ScoredAnswer*>> right);
PairData pair_on_different_prompts(std::span<const ScoredAnswer* const> left, std::span<const ScoredAnswer* const> right);

// Names of the scores in their order; the channel each belongs to.
struct ScoreName {
  std::string_view name;
  std::string_view channel;  // fingerprint, wording, grammar, shared_runs, form
};
std::span<const ScoreName> score_names(bool same_prompts);
// The channel of each, in the same order, and the place of the plain log-likelihood ratio of one bot behind both sides.
std::span<const std::string_view> score_channels(bool same_prompts);
inline constexpr std::size_t kSameBotRatio = 0;

// How far expected similarity follows from the lengths alone, from unrelated pairs: a linear fit for each of six scores.
struct LengthFit {
  std::array<std::array<double, 6>, 6> rows{};  // intercept, length, length squared, difference, difference x length, spread
};

// Scores pairs of one size and one knowledge of the prompts: the factorised covariances are made once.
class PairScorer {
 public:
  // answers: number of prompts, or for different prompts the harmonic mean of both sides' answers (1 or more).
  // prompt: covariance of what is not known of a prompt's effect.
  PairScorer(const FingerprintModel& model, double answers, bool same_prompts, const Matrix& prompt);

  // Means of one side: a vector less what should not count of its prompts, and standardised habits.
  struct MeanSide {
    std::span<const double> vector, habits;
  };
  // The first sixteen of score_names.
  [[nodiscard]] std::vector<double> fingerprint_scores(const MeanSide& left, const MeanSide& right) const;
  // All scores of the rows chosen (indices into data.rows; with repetition when drawn again). A known prompt's effect stays in
  // the vectors: both sides answered it, and fusions of scores without it tell students and tuned bots worse (models/TRIED.md).
  [[nodiscard]] std::vector<double> same_prompt_scores(const PairData& data, std::span<const std::uint32_t> rows,
                                                       const LengthFit& fit) const;
  // Indices into data.left and data.right.
  [[nodiscard]] std::vector<double> different_prompt_scores(const PairData& data, std::span<const std::uint32_t> left,
                                                            std::span<const std::uint32_t> right) const;

 private:
  // Of covariances: of unrelated bots, of one bot effect behind both sides, of one half of it.
  struct Factors {
    Cholesky unrelated, same, kin;
  };
  struct Ratios {
    Factors sum, difference;  // of both sides
  };
  struct LogRatios;
  [[nodiscard]] static Ratios make_ratios(const Matrix& bot, const Matrix& residual, const Matrix& prompt, double answers,
                                          bool same_prompts);
  [[nodiscard]] static LogRatios log_ratios(const Ratios& ratios, std::span<const double> left, std::span<const double> right);
  const FingerprintModel* model_;
  double answers_;
  Ratios all_, steady_;
};

}  // namespace kinprint
