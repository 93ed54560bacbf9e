#pragma once
// Both sides counted and projected, with what is known of each prompt from the same-prompt background or from control bots
// the user gave. The meeting point of request and tables; knows nothing of fusion.
#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/matrix.hpp"
#include "evidence/pair_scores.hpp"
#include "text/document.hpp"
#include "verdict/formatting.hpp"
#include "verdict/tables.hpp"
#include "verdict/verdict.hpp"

namespace kinprint {

class PromptEffects;

struct ScoredSides {
  PromptRelation relation = PromptRelation::Same;
  Background background = Background::None;
  std::uint32_t prompts_shared = 0, prompts_known = 0;
  std::uint32_t prompts_observed = 0;  // shared, not known, and answered by control bots
  double answers = 0;                  // prompts both answered, or the harmonic mean of both sides' answers
  double unknown_share = 1;            // of the prompt effect's variance, in [0, 1]: 0 exact, 1 nothing known
  Matrix prompt;                       // covariance of what is left of the prompts' effects
  PairData data;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> row_answers;  // first left and right answer of each row
  std::vector<std::uint8_t> row_known;                               // 0 or 1
  LayoutCount left_layout, right_layout;                             // of the answers that count
  TextLoss taken = TextLoss::Nothing;                                // from the texts before they were counted

  // Weights of the fusion sets, in the order of FusionSet; they add up to 1. On the same prompts by how many are known
  // and how many control bots answered; on different ones by how much of the prompts' effects is known, from either.
  [[nodiscard]] std::array<double, kFusionSets> set_weights() const;
  // As what they are calibrated.
  [[nodiscard]] TextLoss loss() const { return std::max(taken, text_loss_of(left_layout, right_layout)); }
};

// The calibration whose measured figures are stated of these sides: that of known prompts where all are, of control bots where
// they answered half of the others.
const SetCalibration& measured_calibration(const ScoredSides& sides, const CalibrationTables& calibration);

// Means of both sides' described numbers over their prompts (or answers, on different prompts).
struct SideMeans {
  std::vector<double> left, right;
};
SideMeans side_means(const ScoredSides& sides);

// One answer's text as it should be counted (robustness changes it), and those of a side. Precondition: the model is not empty.
ScoredAnswer count_text(std::string_view text, const FingerprintModel& model);
std::vector<ScoredAnswer> count_side(const std::vector<std::string>& texts, const FingerprintModel& model);

// Whether any of them has a character that is counted: of an answer that is all tags, or line breaks written as \n, nothing is.
bool has_text(std::span<const ScoredAnswer> answers);

// left_answers, right_answers: counted, one an answer of the side; an empty text is left out. effects: of the request's controls.
// Precondition: has_text of both.
ScoredSides score_sides(const Side& left, const Side& right, std::vector<ScoredAnswer> left_answers,
                        std::vector<ScoredAnswer> right_answers, const PromptEffects& effects, const Tables& tables);

}  // namespace kinprint
