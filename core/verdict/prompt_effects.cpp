#include "verdict/prompt_effects.hpp"

#include <algorithm>
#include <cmath>

#include "evidence/answer_rows.hpp"
#include "feature/fingerprint.hpp"
#include "verdict/altered_texts.hpp"

namespace kinprint {
namespace {

constexpr std::size_t kExact = static_cast<std::size_t>(-1);

std::vector<double> mean_of(const std::vector<std::vector<double>>& vectors, std::size_t dimensions) {
  std::vector<double> mean(dimensions, 0.0);
  for (const auto& vector : vectors) {
    for (std::size_t k = 0; k < mean.size(); ++k) mean[k] += vector[k] / static_cast<double>(vectors.size());
  }
  return mean;
}

}  // namespace

std::vector<double> expected_effect(const EffectSpace& effects, const std::vector<std::vector<double>>& vectors) {
  const double bots = static_cast<double>(vectors.size());
  const Matrix noise = combine(1 / bots, effects.bot, 1 / bots, effects.residual);
  return multiply(effects.prompt, Cholesky(combine(1, effects.prompt, 1, noise)).solve(mean_of(vectors, effects.size())));
}

Matrix covariance_after(const EffectSpace& effects, std::size_t controls) {
  // P - P (P + N / k)^-1 P, column by column.
  const double bots = static_cast<double>(controls);
  const Matrix noise = combine(1 / bots, effects.bot, 1 / bots, effects.residual);
  const Cholesky factor(combine(1, effects.prompt, 1, noise));
  Matrix out = effects.prompt;
  for (std::size_t j = 0; j < out.size; ++j) {
    std::vector<double> column(out.size);
    for (std::size_t i = 0; i < out.size; ++i) column[i] = effects.prompt.at(i, j);
    const std::vector<double> explained = multiply(effects.prompt, factor.solve(column));
    for (std::size_t i = 0; i < out.size; ++i) out.at(i, j) -= explained[i];
  }
  return out;
}

PromptEffects::PromptEffects(std::span<const Side> controls, const Tables& tables) : tables_(tables) {
  const FingerprintModel& model = tables.fingerprint();
  has_prompts_ = tables.prompts().dimensions() == model.dimensions();
  for (const Side& side : controls) {
    std::map<std::string, Observed> own;  // every vector of this bot, and its first answers
    for (const Answer& answer : side.answers) {
      const AnswerFeatures features = count_fingerprint(cleared_text(answer));
      if (!features.characters) continue;
      WeightedCounts counts = model.weigh(features);
      Observed& observed = own[prompt_key(answer.prompt)];
      observed.vectors.push_back(model.project(counts, features));
      if (observed.answers.empty())
        observed.answers.push_back({std::move(counts), features.log_length()});
    }
    for (auto& [key, observed] : own) {
      controls_[key].vectors.push_back(mean_of(observed.vectors, model.dimensions()));
      controls_[key].answers.push_back(std::move(observed.answers.front()));
    }
  }
}

PromptEffect PromptEffects::find(const std::string& key) const {
  const auto found = key.empty() ? controls_.end() : controls_.find(key);
  std::span<const ControlAnswer> controls;
  if (found != controls_.end()) controls = found->second.answers;
  if (has_prompts_) {
    if (auto known = tables_.prompts().find(key))
      return {std::move(known->mean), true, known->scale, controls, known->similarity, std::move(known->habits)};
  }
  if (controls.empty()) return {};
  return {expected_effect(tables_.fingerprint().effects(), found->second.vectors), false, 1, controls, {}, {}};
}

void PromptEffects::apply(const PromptEffect& effect, double characters, std::vector<double>& described) const {
  const FingerprintModel& model = tables_.fingerprint();
  const double length = model.length_scale(characters), own = effect.exact ? effect.scale : length;
  for (std::size_t k = 0; k < model.dimensions(); ++k) {
    const double mean = effect.mean.empty() ? 0 : effect.mean[k];
    double& plain = described[k];
    double& second = described[model.first_copy() + k];
    plain = (effect.exact ? plain : plain - mean) * length;
    second = (second - mean) * own;
  }
  const std::size_t own_habits = described.size() - kFormHabits;
  for (std::size_t k = 0; k < effect.habits.size(); ++k) described[own_habits + k] -= effect.habits[k];
}

Matrix PromptEffects::covariance(const PromptEffect& effect, bool same_prompts) const {
  const EffectSpace& model = tables_.fingerprint().effects();
  if (effect.exact && !same_prompts) return combine(1 / kKnownAnswers, model.bot, 1 / kKnownAnswers, model.residual);
  if (effect.exact || effect.controls.empty()) return model.prompt;
  return covariance_after(model, effect.controls.size());
}

void PromptKnowledge::add(const PromptEffect& effect, bool has_prompt) {
  const std::size_t kind = effect.exact ? kExact : effect.controls.size();
  auto known = covariances_.find(kind);
  if (known == covariances_.end()) known = covariances_.emplace(kind, effects_.covariance(effect, same_prompts_)).first;
  sum_ = combine(1, sum_, 1, known->second);
  unknown_ += effect.exact ? 0 : std::clamp(trace(known->second) / trace(model_.effects().prompt), 0.0, 1.0);
  exact_ += effect.exact;
  observed_ += !effect.exact && !effect.controls.empty();
  given_ += has_prompt;
  ++prompts_;
}

Background PromptKnowledge::background() const { return background_of(exact_, prompts_, given_ || observed_); }

Background background_of(std::uint32_t known, double prompts, bool given_or_observed) {
  if (known == static_cast<std::uint32_t>(prompts)) return Background::Exact;
  return given_or_observed ? Background::Predicted : Background::None;
}

}  // namespace kinprint
