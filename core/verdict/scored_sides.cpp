#include "verdict/scored_sides.hpp"

#include <algorithm>
#include <map>

#include "evidence/answer_rows.hpp"
#include "feature/fingerprint.hpp"

namespace kinprint {
namespace {

double trace(const Matrix& matrix) {
  double sum = 0;
  for (std::size_t i = 0; i < matrix.size; ++i) sum += matrix.at(i, i);
  return sum;
}

struct PromptEffect {
  std::vector<double> mean;  // empty: nothing is known
  bool exact = false;
  std::size_t controls = 0;  // bots observed on this prompt, where it is not exact
};

// What is known of each prompt's effect, and the covariance that stays for a number of control bots.
class PromptEffects {
 public:
  PromptEffects(const Request& request, const Tables& tables) : tables_(tables) {
    const FingerprintModel& model = tables.fingerprint();
    has_prompts_ = tables.prompts().dimensions() == model.dimensions();
    for (const Side& side : request.controls) {
      std::map<std::string, std::vector<std::vector<double>>> answers;
      for (const Answer& answer : side.answers) {
        const AnswerFeatures features = count_fingerprint(answer.document.text);
        if (features.characters) answers[prompt_key(answer.prompt)].push_back(model.project(model.weigh(features), features));
      }
      for (const auto& [key, vectors] : answers) {
        std::vector<double> mean(model.dimensions(), 0.0);
        for (const auto& vector : vectors) {
          for (std::size_t k = 0; k < mean.size(); ++k) mean[k] += vector[k] / static_cast<double>(vectors.size());
        }
        controls_[key].push_back(std::move(mean));
      }
    }
  }

  PromptEffect find(const std::string& key) const {
    if (has_prompts_) {
      if (auto mean = tables_.prompts().find(key)) return {std::move(*mean), true, 0};
    }
    const auto found = key.empty() ? controls_.end() : controls_.find(key);
    if (found == controls_.end()) return {};
    return {posterior_mean(found->second), false, found->second.size()};
  }

  // Exact: (bot + residual) / kKnownBots. Observed on controls: the posterior covariance. Else the prompt's own.
  Matrix covariance(const PromptEffect& effect) const {
    const FingerprintModel& model = tables_.fingerprint();
    const Matrix noise = combine(1, model.bot(), 1, model.residual());
    if (effect.exact) return combine(1 / kKnownBots, noise, 0, noise);
    if (!effect.controls) return model.prompt();
    // P - P (P + N / k)^-1 P, column by column.
    const Cholesky factor(combine(1, model.prompt(), 1 / static_cast<double>(effect.controls), noise));
    Matrix out = model.prompt();
    for (std::size_t j = 0; j < out.size; ++j) {
      std::vector<double> column(out.size);
      for (std::size_t i = 0; i < out.size; ++i) column[i] = model.prompt().at(i, j);
      const std::vector<double> explained = multiply(model.prompt(), factor.solve(column));
      for (std::size_t i = 0; i < out.size; ++i) out.at(i, j) -= explained[i];
    }
    return out;
  }

 private:
  std::vector<double> posterior_mean(const std::vector<std::vector<double>>& observed) const {
    const FingerprintModel& model = tables_.fingerprint();
    const double bots = static_cast<double>(observed.size());
    std::vector<double> mean(model.dimensions(), 0.0);
    for (const auto& vector : observed) {
      for (std::size_t k = 0; k < mean.size(); ++k) mean[k] += vector[k] / bots;
    }
    const Matrix noise = combine(1 / bots, model.bot(), 1 / bots, model.residual());
    return multiply(model.prompt(), Cholesky(combine(1, model.prompt(), 1, noise)).solve(mean));
  }

  const Tables& tables_;
  bool has_prompts_ = false;
  std::map<std::string, std::vector<std::vector<double>>> controls_;
};

std::vector<ScoredAnswer> count_side(const std::vector<std::string>& texts, const FingerprintModel& model) {
  std::vector<ScoredAnswer> out;
  for (const std::string& text : texts) {
    ScoredAnswer answer;
    answer.features = count_fingerprint(text);
    answer.counts = model.weigh(answer.features);
    answer.vector = model.project(answer.counts, answer.features);
    out.push_back(std::move(answer));
  }
  return out;
}

// Accumulates what is known over the prompts that count.
class Knowledge {
 public:
  Knowledge(const PromptEffects& effects, const FingerprintModel& model) : effects_(effects), model_(model), sum_(model.dimensions()) {}
  // Takes the prompt's effect off every vector given.
  bool apply(const std::string& key, const std::vector<ScoredAnswer*>& answers) {
    const PromptEffect effect = effects_.find(key);
    for (ScoredAnswer* answer : answers) {
      for (std::size_t k = 0; k < effect.mean.size(); ++k) answer->vector[k] -= effect.mean[k];
    }
    const std::size_t kind = effect.exact ? kExact : effect.controls;
    auto known = covariances_.find(kind);
    if (known == covariances_.end()) known = covariances_.emplace(kind, effects_.covariance(effect)).first;
    sum_ = combine(1, sum_, 1, known->second);
    unknown_ += effect.exact ? 0 : std::clamp(trace(known->second) / trace(model_.prompt()), 0.0, 1.0);
    exact_ += effect.exact;
    observed_ += effect.controls > 0;
    given_ += !key.empty();
    ++prompts_;
    return effect.exact;
  }
  void write(ScoredSides& sides) const {
    sides.prompt = combine(1 / prompts_, sum_, 0, sum_);
    sides.unknown_share = unknown_ / prompts_;
    sides.prompts_known = exact_;
    sides.background = exact_ == static_cast<std::uint32_t>(prompts_) ? Background::Exact
                       : given_ || observed_                          ? Background::Predicted
                                                                      : Background::None;
  }

 private:
  static constexpr std::size_t kExact = static_cast<std::size_t>(-1);
  const PromptEffects& effects_;
  const FingerprintModel& model_;
  Matrix sum_;
  std::map<std::size_t, Matrix> covariances_;
  double unknown_ = 0, prompts_ = 0;
  std::uint32_t exact_ = 0, observed_ = 0, given_ = 0;
};

using Group = std::vector<const ScoredAnswer*>;

void score_shared(const AnswerRows& rows, std::vector<ScoredAnswer>& left, std::vector<ScoredAnswer>& right, Knowledge& knowledge, ScoredSides& sides) {
  std::vector<Group> left_groups, right_groups;
  for (const AnswerRow& row : rows.shared) {
    std::vector<ScoredAnswer*> a, b;
    for (const std::uint32_t i : row.left) if (left[i].features.characters) a.push_back(&left[i]);
    for (const std::uint32_t i : row.right) if (right[i].features.characters) b.push_back(&right[i]);
    if (a.empty() || b.empty()) continue;
    std::vector<ScoredAnswer*> both = a;
    both.insert(both.end(), b.begin(), b.end());
    sides.row_known.push_back(knowledge.apply(prompt_key(row.prompt), both));
    sides.row_answers.emplace_back(static_cast<std::uint32_t>(a.front() - left.data()), static_cast<std::uint32_t>(b.front() - right.data()));
    left_groups.emplace_back(a.begin(), a.end());
    right_groups.emplace_back(b.begin(), b.end());
  }
  sides.data = pair_on_same_prompts(left_groups, right_groups);
  sides.answers = static_cast<double>(left_groups.size());
  sides.prompts_shared = static_cast<std::uint32_t>(left_groups.size());
  const bool all = rows.shared.size() == rows.groups;
  sides.relation = all ? PromptRelation::Same : PromptRelation::Mixed;
}

void score_apart(const Request& request, std::vector<ScoredAnswer>& left, std::vector<ScoredAnswer>& right, Knowledge& knowledge, ScoredSides& sides) {
  Group groups[2];
  std::size_t side_number = 0;
  for (const auto& [side, answers] : {std::pair(&request.left, &left), std::pair(&request.right, &right)}) {
    for (std::size_t i = 0; i < answers->size(); ++i) {
      if (!(*answers)[i].features.characters) continue;
      knowledge.apply(prompt_key(side->answers[i].prompt), {&(*answers)[i]});
      groups[side_number].push_back(&(*answers)[i]);
    }
    ++side_number;
  }
  sides.relation = PromptRelation::Different;
  sides.data = pair_on_different_prompts(groups[0], groups[1]);
  sides.answers = 2.0 / (1.0 / static_cast<double>(groups[0].size()) + 1.0 / static_cast<double>(groups[1].size()));
}

bool has_shared_row(const AnswerRows& rows, const std::vector<ScoredAnswer>& left, const std::vector<ScoredAnswer>& right) {
  const auto written = [](const std::vector<ScoredAnswer>& side, const std::vector<std::uint32_t>& indices) {
    return std::any_of(indices.begin(), indices.end(), [&](std::uint32_t i) { return side[i].features.characters > 0; });
  };
  return std::any_of(rows.shared.begin(), rows.shared.end(), [&](const AnswerRow& row) { return written(left, row.left) && written(right, row.right); });
}

}  // namespace

ScoredSides score_sides(const Request& request, const std::vector<std::string>& left, const std::vector<std::string>& right, const Tables& tables) {
  const FingerprintModel& model = tables.fingerprint();
  std::vector<ScoredAnswer> a = count_side(left, model), b = count_side(right, model);
  const PromptEffects effects(request, tables);
  Knowledge knowledge(effects, model);
  AnswerRows rows = match_answers(request.left, request.right);
  // One order whichever side comes first, so that resampling draws the same prompts after a swap.
  std::stable_sort(rows.shared.begin(), rows.shared.end(), [](const AnswerRow& x, const AnswerRow& y) { return x.prompt < y.prompt; });
  ScoredSides sides;
  if (has_shared_row(rows, a, b)) {
    score_shared(rows, a, b, knowledge, sides);
  } else {
    score_apart(request, a, b, knowledge, sides);
  }
  knowledge.write(sides);
  return sides;
}

}  // namespace kinprint
