#pragma once
// What is known of a prompt's effect on an answer's vector: from the same-prompt background, from control bots the user
// gave, or nothing; and the covariance of what stays unknown. Consumes tables and controls; knows nothing of sides.
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "base/matrix.hpp"
#include "text/document.hpp"
#include "verdict/tables.hpp"
#include "verdict/verdict.hpp"

namespace kinprint {

// The first answer of a control bot to a prompt.
struct ControlAnswer {
  WeightedCounts counts;
  double log_length = 0;  // log of the code points, at least one
};

// A prompt's effect expected after control bots' answers, of a mean vector each, and its covariance after so many of
// them: one linear-Gaussian update of the prompt's covariance, each vector with the spread of bots and residuals.
// Precondition: at least one.
std::vector<double> expected_effect(const EffectSpace& effects, const std::vector<std::vector<double>>& vectors);
Matrix covariance_after(const EffectSpace& effects, std::size_t controls);

struct PromptEffect {
  std::vector<double> mean;                 // empty: nothing is known
  bool exact = false;                       // from the same-prompt background
  double scale = 1;                         // of vectors on this prompt, where it is exact
  std::span<const ControlAnswer> controls;  // one a control bot that answered this prompt; the PromptEffects' own
  PromptSimilarity similarity;              // and habits: of reference bots, where it is exact
  std::vector<double> habits;
};

class PromptEffects {
 public:
  // Precondition: the tables hold a fingerprint and outlive this object.
  PromptEffects(std::span<const Side> controls, const Tables& tables);

  // key: prompt_key() of the prompt.
  [[nodiscard]] PromptEffect find(const std::string& key) const;
  // described: as FingerprintModel::describe. Takes the effect off the second copy of vector and habits, and what
  // controls show of it off the first copy too, where it is not exact; divides the vectors by the spread expected
  // there: the second by that of the prompt where it is exact, else by that of the answer's length in code points.
  void apply(const PromptEffect& effect, double characters, std::vector<double>& described) const;
  // Of what is left of the effect in the numbers that are compared. Exact: (bot + residual) / kKnownAnswers on
  // different prompts; on the same prompts it was not taken off and is the prompt's own. Observed on controls: the
  // posterior covariance. Else the prompt's own.
  [[nodiscard]] Matrix covariance(const PromptEffect& effect, bool same_prompts) const;

 private:
  // What control bots answered to one prompt: a mean vector and a first answer a bot.
  struct Observed {
    std::vector<std::vector<double>> vectors;
    std::vector<ControlAnswer> answers;
  };

  const Tables& tables_;
  bool has_prompts_ = false;
  std::map<std::string, Observed> controls_;
};

// Accumulates what is known over the prompts that count.
class PromptKnowledge {
 public:
  PromptKnowledge(const PromptEffects& effects, const FingerprintModel& model, bool same_prompts)
      : effects_(effects), model_(model), same_prompts_(same_prompts), sum_(model.dimensions()) {}
  // One more prompt. `has_prompt`: whether its text was given.
  void add(const PromptEffect& effect, bool has_prompt);

  [[nodiscard]] Matrix covariance() const { return combine(1 / prompts_, sum_, 0, sum_); }  // mean over the prompts
  [[nodiscard]] double unknown_share() const { return unknown_ / prompts_; }                // in [0, 1]
  [[nodiscard]] std::uint32_t prompts_known() const { return exact_; }
  [[nodiscard]] std::uint32_t prompts_observed() const { return observed_; }  // not known, but answered by control bots
  [[nodiscard]] Background background() const;

 private:
  const PromptEffects& effects_;
  const FingerprintModel& model_;
  bool same_prompts_;
  Matrix sum_;
  std::map<std::size_t, Matrix> covariances_;
  double unknown_ = 0, prompts_ = 0;
  std::uint32_t exact_ = 0, observed_ = 0, given_ = 0;
};

// Background of comparisons in which `known` of `prompts` are exact and some prompt's text was given or observed.
Background background_of(std::uint32_t known, double prompts, bool given_or_observed);

}  // namespace kinprint
