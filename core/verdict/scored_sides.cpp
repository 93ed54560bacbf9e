#include "verdict/scored_sides.hpp"

#include <algorithm>

#include "base/merge_sort.hpp"
#include "evidence/answer_rows.hpp"
#include "evidence/count_products.hpp"
#include "feature/fingerprint.hpp"
#include "feature/form_habits.hpp"
#include "verdict/prompt_effects.hpp"

namespace kinprint {
namespace {

using Group = std::vector<const ScoredAnswer*>;

void add_layout(LayoutCount& layout, const AnswerFeatures& features) {
  layout.add(has_marks(features.form), features.has_line_run, features.line_breaks);
}

// What is known of the prompts so far; takes each prompt's effect off the vectors given, each of which must come once.
class Knowledge {
 public:
  Knowledge(const PromptEffects& effects, const FingerprintModel& model, bool same_prompts)
      : effects_(effects), known_(effects, model, same_prompts) {}
  PromptEffect apply(const std::string& key, const std::vector<ScoredAnswer*>& answers) {
    PromptEffect effect = effects_.find(key);
    for (ScoredAnswer* answer : answers) effects_.apply(effect, answer->features.characters, answer->vector);
    known_.add(effect, !key.empty());
    return effect;
  }
  void write(ScoredSides& sides) const {
    sides.prompt = known_.covariance();
    sides.unknown_share = known_.unknown_share();
    sides.prompts_known = known_.prompts_known();
    sides.prompts_observed = known_.prompts_observed();
    sides.background = known_.background();
  }

 private:
  const PromptEffects& effects_;
  PromptKnowledge known_;
};

PromptSimilarity similarity_with(std::span<const ControlAnswer> controls, const WeightedCounts& left, const WeightedCounts& right) {
  ControlSimilarity similarity;
  for (const ControlAnswer& control : controls)
    similarity.add({block_dots(left, control.counts), block_dots(right, control.counts), control.log_length});
  return similarity.of_all();
}

void score_shared(const AnswerRows& rows, std::vector<ScoredAnswer>& left, std::vector<ScoredAnswer>& right,
                  Knowledge& knowledge, const CalibrationTables& fits, ScoredSides& sides) {
  std::vector<Group> left_groups, right_groups;
  std::vector<PromptSimilarity> similarities;
  std::vector<const SurplusFit*> fits_of_rows;  // none where nothing is known of the prompt
  for (const AnswerRow& row : rows.shared) {
    std::vector<ScoredAnswer*> a, b;
    for (const std::uint32_t i : row.left)
      if (left[i].features.characters) a.push_back(&left[i]);
    for (const std::uint32_t i : row.right)
      if (right[i].features.characters) b.push_back(&right[i]);
    if (a.empty() || b.empty()) continue;
    std::vector<ScoredAnswer*> both = a;
    both.insert(both.end(), b.begin(), b.end());
    const PromptEffect effect = knowledge.apply(prompt_key(row.prompt), both);
    const bool is_observed = !effect.controls.empty();  // tells more than the background of a known prompt: models/TRIED.md
    sides.row_known.push_back(effect.exact);
    similarities.push_back(is_observed ? similarity_with(effect.controls, a.front()->counts, b.front()->counts)
                                       : effect.similarity);
    fits_of_rows.push_back(is_observed ? &fits.control_fit : (effect.exact ? &fits.surplus_fit : nullptr));
    sides.row_answers.emplace_back(static_cast<std::uint32_t>(a.front() - left.data()),
                                   static_cast<std::uint32_t>(b.front() - right.data()));
    for (const ScoredAnswer* answer : a) add_layout(sides.left_layout, answer->features);
    for (const ScoredAnswer* answer : b) add_layout(sides.right_layout, answer->features);
    left_groups.emplace_back(a.begin(), a.end());
    right_groups.emplace_back(b.begin(), b.end());
  }
  sides.data = pair_on_same_prompts(left_groups, right_groups);
  for (std::size_t i = 0; i < similarities.size(); ++i) {
    if (fits_of_rows[i]) add_surplus(sides.data.rows[i], similarities[i], *fits_of_rows[i]);
  }
  sides.answers = static_cast<double>(left_groups.size());
  sides.prompts_shared = static_cast<std::uint32_t>(left_groups.size());
  const bool all = rows.shared.size() == rows.groups;
  sides.relation = all ? PromptRelation::Same : PromptRelation::Mixed;
}

void score_apart(const Side& left_side, const Side& right_side, std::vector<ScoredAnswer>& left,
                 std::vector<ScoredAnswer>& right, Knowledge& knowledge, ScoredSides& sides) {
  Group groups[2];
  std::size_t side_number = 0;
  for (const auto& [side, answers] : {std::pair(&left_side, &left), std::pair(&right_side, &right)}) {
    for (std::size_t i = 0; i < answers->size(); ++i) {
      if (!(*answers)[i].features.characters) continue;
      knowledge.apply(prompt_key(side->answers[i].prompt), {&(*answers)[i]});
      add_layout(side_number ? sides.right_layout : sides.left_layout, (*answers)[i].features);
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
  return std::any_of(rows.shared.begin(), rows.shared.end(),
                     [&](const AnswerRow& row) { return written(left, row.left) && written(right, row.right); });
}

}  // namespace

std::array<double, kFusionSets> ScoredSides::set_weights() const {
  if (!data.same_prompts) return {unknown_share, 1 - unknown_share, 0};
  const double known = prompts_known / answers, observed = prompts_observed / answers;
  return {1 - known - observed, known, observed};
}

const SetCalibration& measured_calibration(const ScoredSides& sides, const CalibrationTables& calibration) {
  const bool same_prompts = sides.data.same_prompts;
  const bool is_observed = same_prompts && 2 * sides.prompts_observed >= sides.prompts_shared - sides.prompts_known;
  const FusionSet set = sides.background == Background::Exact ? FusionSet::Exact : is_observed ? FusionSet::Controls
                                                                                               : FusionSet::Predicted;
  return calibration.calibration(same_prompts, set, sides.loss());
}

ScoredAnswer count_text(std::string_view text, const FingerprintModel& model) {
  ScoredAnswer answer;
  answer.features = count_fingerprint(text);
  answer.counts = model.weigh(answer.features);
  answer.vector = model.describe(answer.counts, answer.features);
  answer.features.hashed = {};
  return answer;
}

std::vector<ScoredAnswer> count_side(const std::vector<std::string>& texts, const FingerprintModel& model) {
  std::vector<ScoredAnswer> out;
  for (const std::string& text : texts) out.push_back(count_text(text, model));
  return out;
}

bool has_text(std::span<const ScoredAnswer> answers) {
  return std::any_of(answers.begin(), answers.end(), [](const ScoredAnswer& answer) { return answer.features.characters > 0; });
}

ScoredSides score_sides(const Side& left, const Side& right, std::vector<ScoredAnswer> left_answers,
                        std::vector<ScoredAnswer> right_answers, const PromptEffects& effects, const Tables& tables) {
  AnswerRows rows = match_answers(left, right);
  // One order whichever side comes first, so that resampling draws the same prompts after a swap: sides may write a prompt
  // differently.
  for (AnswerRow& row : rows.shared) row.prompt = std::min<std::string_view>(row.prompt, right.answers[row.right.front()].prompt);
  merge_sort(rows.shared, [](const AnswerRow& x, const AnswerRow& y) { return x.prompt < y.prompt; });
  ScoredSides sides;
  const bool same_prompts = has_shared_row(rows, left_answers, right_answers);
  Knowledge knowledge(effects, tables.fingerprint(), same_prompts);
  if (same_prompts) {
    score_shared(rows, left_answers, right_answers, knowledge, tables.calibration(), sides);
  } else {
    score_apart(left, right, left_answers, right_answers, knowledge, sides);
  }
  knowledge.write(sides);
  return sides;
}

SideMeans side_means(const ScoredSides& sides) {
  SideMeans means;
  const auto add = [](std::vector<double>& sum, const std::vector<double>& vector, std::size_t count) {
    sum.resize(vector.size());
    for (std::size_t k = 0; k < vector.size(); ++k) sum[k] += vector[k] / static_cast<double>(count);
  };
  for (const PairRow& row : sides.data.rows) {
    add(means.left, row.left, sides.data.rows.size());
    add(means.right, row.right, sides.data.rows.size());
  }
  for (const auto& vector : sides.data.left) add(means.left, vector, sides.data.left.size());
  for (const auto& vector : sides.data.right) add(means.right, vector, sides.data.right.size());
  return means;
}

}  // namespace kinprint
