#pragma once
// The likelihood ratio of every pair of many bots, by the path and calibration of a comparison of two: the same scores,
// fusion, calibration and refusals (docs/report_format.md, Matrix). Consumes CountedBots; knows nothing of trees.
#include <cstdint>
#include <map>
#include <span>
#include <tuple>
#include <vector>

#include "many/counted_bot.hpp"
#include "many/row_products.hpp"
#include "verdict/likelihood_ratio.hpp"
#include "verdict/verdict.hpp"

namespace kinprint {

struct PairOptions {
  std::uint32_t seed = 1;
  std::uint32_t replicates = 0;  // resamplings of the prompts, for the tree's support; each costs as much as a pair
  bool intervals = false;        // 60 resamplings a pair
};

struct BotPair {
  Status status = Status::NotEnough;
  Background background = Background::None;
  PromptRelation relation = PromptRelation::Same;
  std::uint32_t prompts = 0;  // shared
  double uncapped = 0;        // log10 LR before the cap
  double log10_lr = 0;        // as a comparison reports it
  double interval_low = 0, interval_high = 0;  // 95 %, with PairOptions::intervals; else both log10_lr
  std::vector<float> replicates;  // log10 LR before the cap with the prompts resampled
};

class BotPairs {
 public:
  // Precondition: tables and bots outlive this object; the bots were counted with these tables.
  BotPairs(std::span<const CountedBot> bots, const Tables& tables, PairOptions options);

  // Pairs of bots[begin], ..., bots[end - 1] with every later bot, left by left. Precondition: begin <= end <= bots.
  [[nodiscard]] std::vector<BotPair> pairs(std::size_t begin, std::size_t end);

 private:
  // Same prompts; answers x 2, known prompts, prompts: what a PairScorer depends on.
  using Condition = std::tuple<bool, double, std::uint32_t, std::uint32_t>;
  struct Tile;
  [[nodiscard]] BotPair judge(std::size_t left, std::size_t right, const std::vector<SharedRow>& rows, Tile& tile);
  [[nodiscard]] ScoredSides same_prompts(const CountedBot& left, const CountedBot& right, const std::vector<SharedRow>& rows, Tile& tile) const;
  [[nodiscard]] ScoredSides different_prompts(const CountedBot& left, const CountedBot& right, Tile& tile) const;
  void set_knowledge(ScoredSides& sides, std::uint32_t known, std::uint32_t prompts, bool given) const;
  const PairScorer& scorer(const ScoredSides& sides, std::uint32_t prompts);
  void add_figures(BotPair& pair, const CountedBot& left, const CountedBot& right, const std::vector<SharedRow>& rows, const ScoredSides& sides);

  std::span<const CountedBot> bots_;
  const Tables& tables_;
  PairOptions options_;
  Matrix exact_, unknown_;  // covariance of a prompt's effect, known and not
  std::map<Condition, PairScorer> scorers_;
};

}  // namespace kinprint
