#include "many/bot_pairs.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <iterator>
#include <tuple>

#include "evidence/count_products.hpp"
#include "evidence/long_runs.hpp"
#include "many/prompt_weights.hpp"
#include "verdict/decide.hpp"
#include "verdict/likelihood_ratio.hpp"
#include "verdict/measured_rates.hpp"
#include "verdict/prompt_effects.hpp"
#include "verdict/refusals.hpp"

namespace kinprint {
namespace {

constexpr std::size_t kMostScorers = 64;  // each takes 150 kB; chosen

void add_layout(LayoutCount& layout, const CountedAnswer& answer) {
  layout.add(answer.has_marks, answer.has_line_run, answer.line_breaks);
}

// Whether a comparison would leave long runs of the two answers out: they have some in common, and enough of their own.
// In a run of so many words there are as many fewer windows as in its answer, so what is left of the windows is what
// would be left of the words, or more where there are several runs.
bool leave_long_runs_out(const CountedAnswer& left, const CountedAnswer& right) {
  const double shared = count_common(left.windows, right.windows);
  const double fewest = static_cast<double>(std::min(left.windows.size(), right.windows.size()));
  return shared > 0 && fewest - shared >= kFewestHalfWordsLeft / 2;
}

// Both bots' answers to one prompt; without a surplus.
PairRow row_of(const CountedBot& left, const CountedBot& right, const SharedRow& shared) {
  const PromptGroup& a = left.groups[shared.left_group];
  const PromptGroup& b = right.groups[shared.right_group];
  const CountedAnswer& first = left.first_answer(a);
  const CountedAnswer& second = right.first_answer(b);
  PairRow row;
  row.left = a.mean;
  row.right = b.mean;
  row.cosine = shared.cosine;
  row.shared_runs = shared.shared_runs;
  row.left_runs = static_cast<double>(first.runs.size());
  row.right_runs = static_cast<double>(second.runs.size());
  row.left_length = first.log_length;
  row.right_length = second.log_length;
  return row;
}

BlockSum sum_of_first(const CountedBot& bot, const std::vector<std::uint32_t>& groups) {
  BlockSum sum;
  for (const std::uint32_t group : groups) {
    const CountedAnswer& answer = bot.first_answer(bot.groups[group]);
    sum.add(answer.indices, answer.weights);
  }
  return sum;
}

BlockSum sum_of_all(const CountedBot& bot) {
  BlockSum sum;
  for (const CountedAnswer& answer : bot.answers) sum.add(answer.indices, answer.weights);
  return sum;
}

// The last sum made of one bot, kept while the same groups are asked for: bots often share the same prompts.
struct KeptSum {
  const CountedBot* bot = nullptr;
  bool is_all = false;  // of all answers, not of the first of each group
  std::vector<std::uint32_t> groups;
  BlockSum sum;

  const BlockSum& first(const CountedBot& of, std::vector<std::uint32_t> chosen) {
    if (bot != &of || is_all || groups != chosen) {
      sum = sum_of_first(of, chosen);
      bot = &of;
      is_all = false;
      groups = std::move(chosen);
    }
    return sum;
  }
  const BlockSum& all(const CountedBot& of) {
    if (bot != &of || !is_all) {
      sum = sum_of_all(of);
      bot = &of;
      is_all = true;
    }
    return sum;
  }
};

}  // namespace

struct BotPairs::Tile {
  std::vector<KeptSum> left = std::vector<KeptSum>(kTileBots);
  KeptSum right;
  std::size_t slot = 0;
};

BotPairs::BotPairs(std::span<const CountedBot> bots, const Tables& tables, PairOptions options, ListControls* controls)
    : bots_(bots), tables_(tables), options_(options), controls_(controls) {
  const PromptEffects effects({}, tables);
  PromptEffect exact;
  exact.exact = true;
  exact_ = effects.covariance(exact, false);
  unknown_ = effects.covariance({}, false);
}

std::uint32_t BotPairs::add_prompt(std::size_t left, std::size_t right, const PromptGroup& group, Known& known) const {
  const std::uint32_t controls = controls_ ? controls_->answered(left, right, group) : 0;
  ++known.prompts;
  known.exact += group.is_known;
  known.given = known.given || group.has_prompt;
  if (controls && !group.is_known) ++known.observed[static_cast<std::size_t>(std::popcount(controls))];
  return controls;
}

void BotPairs::set_knowledge(ScoredSides& sides, const Known& known) {
  const double share = static_cast<double>(known.exact) / known.prompts;
  sides.prompt = sides.data.same_prompts ? unknown_ : combine(share, exact_, 1 - share, unknown_);
  sides.unknown_share = 1 - share;
  for (std::size_t controls = 1; controls <= kListControls; ++controls) {
    if (!known.observed[controls]) continue;
    const Matrix& left_over = controls_->covariance(controls);
    const double of_prompts = static_cast<double>(known.observed[controls]) / known.prompts;
    sides.prompt = combine(1, sides.prompt, of_prompts, combine(1, left_over, -1, unknown_));
    sides.unknown_share -= of_prompts * (1 - std::clamp(trace(left_over) / trace(unknown_), 0.0, 1.0));
    sides.prompts_observed += known.observed[controls];
  }
  sides.prompts_known = known.exact;
  sides.background = background_of(known.exact, known.prompts, known.given);
}

void BotPairs::add_knowledge(std::size_t left, std::size_t right, const SharedRow& shared, PairRow& row, Known& known) {
  const PromptGroup& a = bots_[left].groups[shared.left_group];
  const PromptGroup& b = bots_[right].groups[shared.right_group];
  const std::uint32_t controls = add_prompt(left, right, a, known);
  const CalibrationTables& calibration = tables_.calibration();
  if (controls) {
    add_surplus(row, controls_->similarity(left, shared.left_group, right, shared.right_group, controls), calibration.control_fit);
  } else if (a.is_known) {
    add_surplus(row, a.similarity, calibration.surplus_fit);
  }
  if (controls && !a.is_known) {
    const std::vector<double>& effect = controls_->effect(a.prompt, controls);
    take_off(row.left, effect, mean_scale(bots_[left], a.answers));
    take_off(row.right, effect, mean_scale(bots_[right], b.answers));
  }
}

ScoredSides BotPairs::same_prompts(std::size_t left, std::size_t right, const std::vector<SharedRow>& rows, Tile& tile,
                                   Known& known) {
  const CountedBot& left_bot = bots_[left];
  const CountedBot& right_bot = bots_[right];
  ScoredSides sides;
  std::array<double, kHashedBlocks> same_row{};
  std::vector<std::uint32_t> left_groups, right_groups;
  for (const SharedRow& shared : rows) {
    sides.data.rows.push_back(row_of(left_bot, right_bot, shared));
    add_knowledge(left, right, shared, sides.data.rows.back(), known);
    for (const std::uint32_t index : left_bot.groups[shared.left_group].answers)
      add_layout(sides.left_layout, left_bot.answers[index]);
    for (const std::uint32_t index : right_bot.groups[shared.right_group].answers)
      add_layout(sides.right_layout, right_bot.answers[index]);
    for (std::size_t k = 0; k < kHashedBlocks; ++k) same_row[k] += shared.cosine[k];
    left_groups.push_back(shared.left_group);
    right_groups.push_back(shared.right_group);
  }
  sides.answers = static_cast<double>(rows.size());
  sides.prompts_shared = static_cast<std::uint32_t>(rows.size());
  const bool all = rows.size() == left_bot.groups.size() && rows.size() == right_bot.groups.size();
  sides.relation = all ? PromptRelation::Same : PromptRelation::Mixed;
  sides.data.levels = measure_levels(tile.left[tile.slot].first(left_bot, std::move(left_groups)),
                                     tile.right.first(right_bot, std::move(right_groups)), same_row);
  set_knowledge(sides, known);
  return sides;
}

ScoredSides BotPairs::different_prompts(std::size_t left, std::size_t right, Tile& tile, Known& known) {
  ScoredSides sides;
  sides.relation = PromptRelation::Different;
  sides.data.same_prompts = false;
  const auto add = [&](const CountedBot& bot, std::vector<std::vector<double>>& vectors, std::vector<double>& lengths,
                       LayoutCount& layout) {
    for (const CountedAnswer& answer : bot.answers) {
      add_layout(layout, answer);
      vectors.push_back(answer.vector);
      lengths.push_back(answer.log_length);
    }
    for (const PromptGroup& group : bot.groups) {
      for (const std::uint32_t index : group.answers) {
        const std::uint32_t controls = add_prompt(left, right, group, known);
        if (controls && !group.is_known)
          take_off(vectors[index], controls_->effect(group.prompt, controls), mean_scale(bot, {index}));
      }
    }
  };
  add(bots_[left], sides.data.left, sides.data.left_lengths, sides.left_layout);
  add(bots_[right], sides.data.right, sides.data.right_lengths, sides.right_layout);
  const double n = static_cast<double>(sides.data.left.size()), m = static_cast<double>(sides.data.right.size());
  sides.answers = 2.0 / (1.0 / n + 1.0 / m);
  sides.data.levels = measure_levels(tile.left[tile.slot].all(bots_[left]), tile.right.all(bots_[right]), {});
  set_knowledge(sides, known);
  return sides;
}

// Of the described numbers of answers that are multiplied by `scale`: the effect goes off both copies of the vector.
void BotPairs::take_off(std::vector<double>& described, const std::vector<double>& effect, double scale) const {
  for (std::size_t k = 0; k < effect.size(); ++k) {
    described[k] -= scale * effect[k];
    described[tables_.fingerprint().first_copy() + k] -= scale * effect[k];
  }
}

// Mean of what the vectors of these answers were multiplied by.
double BotPairs::mean_scale(const CountedBot& bot, const std::vector<std::uint32_t>& answers) const {
  double sum = 0;
  for (const std::uint32_t index : answers) sum += tables_.fingerprint().length_scale(std::exp(bot.answers[index].log_length));
  return sum / static_cast<double>(answers.size());
}

const PairScorer& BotPairs::scorer(const ScoredSides& sides, const Known& known) {
  const Condition condition{sides.data.same_prompts, sides.answers, known};
  const auto found = scorers_.find(condition);
  if (found != scorers_.end()) return found->second;
  if (scorers_.size() >= kMostScorers) scorers_.clear();
  return scorers_.emplace(condition, RatioMaker::scorer_of(sides, tables_)).first->second;
}

void BotPairs::add_figures(BotPair& pair, const CountedBot& left, const CountedBot& right,
                           const std::vector<SharedRow>& rows, const ScoredSides& sides, const Known& known) {
  const RatioMaker maker(sides, tables_, &scorer(sides, known));
  const LikelihoodRatio ratio = maker.whole();
  pair.status = std::isfinite(ratio.lineage) ? Status::Ok : Status::InvalidInput;
  pair.replicates.assign(options_.replicates, 0.0F);
  if (pair.status != Status::Ok) return;
  pair.uncapped = ratio.lineage;
  pair.closedness = ratio.closedness;
  // On different prompts what was measured is of the same model's ratio, and the figure is of a shared lineage.
  if (sides.data.same_prompts)
    pair.chance_of_ten = measured_chance_of_ten(measured_calibration(sides, tables_.calibration()), sides.answers);
  const CalibrationTables& calibration = tables_.calibration();
  pair.log10_lr = std::clamp(ratio.lineage, calibration.cap_low, calibration.cap_high);
  const double reach = options_.intervals ? interval_reach(ratio, maker.resampled_spread(options_.seed)) : 0;
  std::tie(pair.interval_low, pair.interval_high) = interval_of(ratio.lineage, ratio.lineage_slope * reach, calibration);
  for (std::uint32_t i = 0; i < options_.replicates; ++i) {
    const PromptWeights weights(options_.seed, i);
    std::vector<std::uint32_t> a, b;
    if (sides.data.same_prompts) {
      for (std::uint32_t row = 0; row < rows.size(); ++row)
        a.insert(a.end(), weights.of(left.groups[rows[row].left_group].prompt), row);
    } else {
      a = weights.draw(left);
      b = weights.draw(right);
    }
    const bool is_drawn = !a.empty() && (sides.data.same_prompts || !b.empty());
    const double drawn = is_drawn ? maker.lineage_of_draw(a, b) : ratio.lineage;
    pair.replicates[i] = static_cast<float>(std::isfinite(drawn) ? drawn : ratio.lineage);
  }
}

BotPair BotPairs::judge(std::size_t left, std::size_t right, const std::vector<SharedRow>& rows, Tile& tile) {
  const CountedBot& a = bots_[left];
  const CountedBot& b = bots_[right];
  BotPair pair;
  pair.prompts = static_cast<std::uint32_t>(rows.size());
  auto refused = refuse_kind(a.traits, b.traits);
  if (!refused) refused = refuse(a.traits, b.traits, !rows.empty());
  if (!refused && rows.empty() && (a.answers.empty() || b.answers.empty())) refused = Verdict{};
  if (refused) {
    pair.status = refused->status;
    pair.replicates.assign(options_.replicates, 0.0F);
    return pair;
  }
  Known known;
  const ScoredSides sides =
      rows.empty() ? different_prompts(left, right, tile, known) : same_prompts(left, right, rows, tile, known);
  pair.background = sides.background;
  pair.relation = sides.relation;
  pair.formatting = formatting_of(sides.left_layout, sides.right_layout);
  pair.line_breaks = line_break_loss_of(sides.left_layout, sides.right_layout);
  for (const SharedRow& row : rows) {
    const std::vector<std::uint32_t>& of_left = a.groups[row.left_group].answers;
    const std::vector<std::uint32_t>& of_right = b.groups[row.right_group].answers;
    const auto with_right = [&](std::uint32_t i) {
      return std::any_of(of_right.begin(), of_right.end(),
                         [&](std::uint32_t k) { return leave_long_runs_out(a.answers[i], b.answers[k]); });
    };
    pair.long_run_prompts += std::any_of(of_left.begin(), of_left.end(), with_right);
  }
  add_figures(pair, a, b, rows, sides, known);
  return pair;
}

std::vector<BotPair> BotPairs::pairs(std::size_t begin, std::size_t end) {
  std::vector<BotPair> out;
  for (std::size_t first = begin; first < end; first += kTileBots) {
    const std::size_t last = std::min(end, first + kTileBots), lefts = last - first;
    const TileRows rows = shared_rows(bots_, first, last);
    std::vector<std::vector<BotPair>> made(lefts);
    Tile tile;
    // Right bots on the outside: the sum of a right bot's counts is then made once for all left ones.
    for (std::size_t right = first + 1; right < bots_.size(); ++right) {
      for (tile.slot = 0; tile.slot < lefts; ++tile.slot) {
        if (right > first + tile.slot)
          made[tile.slot].push_back(judge(first + tile.slot, right, rows[tile.slot][right - first - 1], tile));
      }
    }
    for (std::vector<BotPair>& row : made) std::move(row.begin(), row.end(), std::back_inserter(out));
  }
  return out;
}

}  // namespace kinprint
