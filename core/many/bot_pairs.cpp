#include "many/bot_pairs.hpp"

#include <algorithm>
#include <cmath>

#include "evidence/count_products.hpp"
#include "many/prompt_weights.hpp"
#include "verdict/bands.hpp"
#include "verdict/decide.hpp"
#include "verdict/prompt_effects.hpp"
#include "verdict/refusals.hpp"

namespace kinprint {
namespace {

constexpr std::size_t kMostScorers = 64;  // each takes 150 kB; chosen

BlockSum sum_of_first(const CountedBot& bot, const std::vector<std::uint32_t>& groups) {
  BlockSum sum;
  for (const std::uint32_t group : groups) {
    const CountedAnswer& answer = bot.answers[bot.groups[group].answers.front()];
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

BotPairs::BotPairs(std::span<const CountedBot> bots, const Tables& tables, PairOptions options) : bots_(bots), tables_(tables), options_(options) {
  const PromptEffects effects({}, tables);
  PromptEffect exact;
  exact.exact = true;
  exact_ = effects.covariance(exact, false);
  unknown_ = effects.covariance({}, false);
}

void BotPairs::set_knowledge(ScoredSides& sides, std::uint32_t known, std::uint32_t prompts, bool given) const {
  const double share = static_cast<double>(known) / prompts;
  sides.prompt = sides.data.same_prompts ? unknown_ : combine(share, exact_, 1 - share, unknown_);
  sides.unknown_share = 1 - share;
  sides.prompts_known = known;
  sides.background = background_of(known, prompts, given);
}

ScoredSides BotPairs::same_prompts(const CountedBot& left, const CountedBot& right, const std::vector<SharedRow>& rows, Tile& tile) const {
  ScoredSides sides;
  std::array<double, kHashedBlocks> same_row{};
  std::vector<std::uint32_t> left_groups, right_groups;
  std::uint32_t known = 0;
  bool given = false;
  for (const SharedRow& shared : rows) {
    const PromptGroup& a = left.groups[shared.left_group];
    const PromptGroup& b = right.groups[shared.right_group];
    const CountedAnswer& first = left.answers[a.answers.front()];
    const CountedAnswer& second = right.answers[b.answers.front()];
    sides.data.rows.push_back({a.mean, b.mean, shared.cosine, shared.shared_runs, static_cast<double>(first.runs.size()),
                               static_cast<double>(second.runs.size()), first.log_length, second.log_length, {}});
    if (a.is_known) add_surplus(sides.data.rows.back(), a.similarity, tables_.calibration().surplus_fit);
    for (std::size_t k = 0; k < kHashedBlocks; ++k) same_row[k] += shared.cosine[k];
    left_groups.push_back(shared.left_group);
    right_groups.push_back(shared.right_group);
    known += a.is_known;
    given = given || a.has_prompt;
  }
  sides.answers = static_cast<double>(rows.size());
  sides.prompts_shared = static_cast<std::uint32_t>(rows.size());
  const bool all = rows.size() == left.groups.size() && rows.size() == right.groups.size();
  sides.relation = all ? PromptRelation::Same : PromptRelation::Mixed;
  sides.data.levels = measure_levels(tile.left[tile.slot].first(left, std::move(left_groups)), tile.right.first(right, std::move(right_groups)), same_row);
  set_knowledge(sides, known, sides.prompts_shared, given);
  return sides;
}

ScoredSides BotPairs::different_prompts(const CountedBot& left, const CountedBot& right, Tile& tile) const {
  ScoredSides sides;
  sides.relation = PromptRelation::Different;
  sides.data.same_prompts = false;
  std::uint32_t known = 0;
  bool given = false;
  const auto add = [&](const CountedBot& bot, std::vector<std::vector<double>>& vectors, std::vector<double>& lengths) {
    for (const CountedAnswer& answer : bot.answers) {
      vectors.push_back(answer.vector);
      lengths.push_back(answer.log_length);
    }
    for (const PromptGroup& group : bot.groups) {
      known += group.is_known ? static_cast<std::uint32_t>(group.answers.size()) : 0;
      given = given || group.has_prompt;
    }
  };
  add(left, sides.data.left, sides.data.left_lengths);
  add(right, sides.data.right, sides.data.right_lengths);
  const double n = static_cast<double>(left.answers.size()), m = static_cast<double>(right.answers.size());
  sides.answers = 2.0 / (1.0 / n + 1.0 / m);
  sides.data.levels = measure_levels(tile.left[tile.slot].all(left), tile.right.all(right), {});
  set_knowledge(sides, known, static_cast<std::uint32_t>(n + m), given);
  return sides;
}

const PairScorer& BotPairs::scorer(const ScoredSides& sides, std::uint32_t prompts) {
  const Condition condition{sides.data.same_prompts, sides.answers, sides.prompts_known, prompts};
  const auto found = scorers_.find(condition);
  if (found != scorers_.end()) return found->second;
  if (scorers_.size() >= kMostScorers) scorers_.clear();
  return scorers_.emplace(condition, RatioMaker::scorer_of(sides, tables_)).first->second;
}

void BotPairs::add_figures(BotPair& pair, const CountedBot& left, const CountedBot& right, const std::vector<SharedRow>& rows, const ScoredSides& sides) {
  const auto prompts = static_cast<std::uint32_t>(rows.empty() ? left.answers.size() + right.answers.size() : rows.size());
  const RatioMaker maker(sides, tables_, &scorer(sides, prompts));
  const LikelihoodRatio ratio = maker.whole();
  const CalibrationTables& calibration = tables_.calibration();
  pair.status = Status::Ok;
  pair.uncapped = ratio.uncapped;
  pair.log10_lr = pair.interval_low = pair.interval_high = ratio.capped;
  if (options_.intervals) {
    const double reach = interval_reach(ratio.spread, maker.resampled_spread(options_.seed));
    pair.interval_low = std::clamp(ratio.uncapped - reach, calibration.cap_low, calibration.cap_high);
    pair.interval_high = std::clamp(ratio.uncapped + reach, calibration.cap_low, calibration.cap_high);
  }
  for (std::uint32_t i = 0; i < options_.replicates; ++i) {
    const PromptWeights weights(options_.seed, i);
    std::vector<std::uint32_t> a, b;
    if (sides.data.same_prompts) {
      for (std::uint32_t row = 0; row < rows.size(); ++row) a.insert(a.end(), weights.of(left.groups[rows[row].left_group].prompt), row);
    } else {
      a = weights.draw(left);
      b = weights.draw(right);
    }
    const bool is_drawn = !a.empty() && (sides.data.same_prompts || !b.empty());
    pair.replicates.push_back(static_cast<float>(is_drawn ? maker.of_draw(a, b) : ratio.uncapped));
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
  const ScoredSides sides = rows.empty() ? different_prompts(a, b, tile) : same_prompts(a, b, rows, tile);
  pair.background = sides.background;
  pair.relation = sides.relation;
  add_figures(pair, a, b, rows, sides);
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
        if (right > first + tile.slot) made[tile.slot].push_back(judge(first + tile.slot, right, rows[tile.slot][right - first - 1], tile));
      }
    }
    for (std::vector<BotPair>& row : made) std::move(row.begin(), row.end(), std::back_inserter(out));
  }
  return out;
}

}  // namespace kinprint
