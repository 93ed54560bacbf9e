#pragma once
// The likelihood ratio of every pair of many bots, by the path and calibration of a comparison of two: the same scores,
// fusion, calibration and refusals, with the list's own bots as control bots where that is wished
// (docs/report_format.md, Matrix). Two things differ, and the pair says so: where a bot has lost its formatting or line
// breaks and the other has them, and where answers to one prompt hold long runs in common, texts are taken as they
// stand, because counted bots have none to take these from.
// Consumes CountedBots; knows nothing of trees.
#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <tuple>
#include <vector>

#include "many/counted_bot.hpp"
#include "many/list_controls.hpp"
#include "many/row_products.hpp"
#include "verdict/scored_sides.hpp"
#include "verdict/verdict.hpp"

namespace kinprint {

struct PairOptions {
  std::uint32_t seed = 1;
  std::uint32_t replicates = 0;  // resamplings of the prompts, for the tree's support; each costs as much as a pair
  bool intervals = false;        // 60 resamplings a pair
  // The first kListControls other bots of the list are control bots of every pair (read by ManyBots).
  bool controls_from_list = false;
};

struct BotPair {
  Status status = Status::NotEnough;  // InvalidInput: the tables give no finite figure
  Background background = Background::None;
  PromptRelation relation = PromptRelation::Same;
  Formatting formatting = Formatting::Some;
  LineBreakLoss line_breaks = LineBreakLoss::Kept;
  std::uint32_t prompts = 0;                   // shared
  std::uint32_t long_run_prompts = 0;          // of these, on which a comparison would leave long runs out
  double closedness = 0;                       // how far the figure counts the prompts as closed, in [0, 1], as in a verdict
  double chance_of_ten = -1;                   // share of unrelated pairs that reach an LR of 10; below 0 on different prompts
  double uncapped = 0;                         // log10 LR of a shared lineage of any kind before the cap
  double log10_lr = 0;                         // as a comparison reports it: on different prompts as its lineage
  double interval_low = 0, interval_high = 0;  // 95 %, with PairOptions::intervals; else both log10_lr
  std::vector<float> replicates;               // log10 LR before the cap with the prompts resampled
};

class BotPairs {
 public:
  // controls: of these bots, to be held against, or none. Precondition: tables, bots and controls outlive this object;
  // the bots were counted with these tables.
  BotPairs(std::span<const CountedBot> bots, const Tables& tables, PairOptions options, ListControls* controls = nullptr);

  // Pairs of bots[begin], ..., bots[end - 1] with every later bot, left by left. Precondition: begin <= end <= bots.
  [[nodiscard]] std::vector<BotPair> pairs(std::size_t begin, std::size_t end);

 private:
  // What is known of a pair's prompts, or of those of its answers where no prompt is shared: how many there are, how
  // many are in the tables, and how many others so many controls answered.
  struct Known {
    std::uint32_t prompts = 0, exact = 0;
    std::array<std::uint32_t, kListControls + 1> observed{};
    bool given = false;  // whether a prompt's text was
    bool operator<(const Known& other) const {
      return std::tie(prompts, exact, observed, given) <
             std::tie(other.prompts, other.exact, other.observed, other.given);
    }
  };
  using Condition = std::tuple<bool, double, Known>;  // same prompts, answers: what a PairScorer depends on
  struct Tile;
  [[nodiscard]] BotPair judge(std::size_t left, std::size_t right, const std::vector<SharedRow>& rows, Tile& tile);
  [[nodiscard]] ScoredSides same_prompts(std::size_t left, std::size_t right, const std::vector<SharedRow>& rows, Tile& tile,
                                         Known& known);
  [[nodiscard]] ScoredSides different_prompts(std::size_t left, std::size_t right, Tile& tile, Known& known);
  // Counts a prompt in, and says which controls answered it (ListControls::answered).
  std::uint32_t add_prompt(std::size_t left, std::size_t right, const PromptGroup& group, Known& known) const;
  // Counts the row's prompt in, and sets the row's surplus and takes the prompt's effect off where something is known of them.
  void add_knowledge(std::size_t left, std::size_t right, const SharedRow& shared, PairRow& row, Known& known);
  void set_knowledge(ScoredSides& sides, const Known& known);
  void take_off(std::vector<double>& described, const std::vector<double>& effect, double scale) const;
  [[nodiscard]] double mean_scale(const CountedBot& bot, const std::vector<std::uint32_t>& answers) const;
  const PairScorer& scorer(const ScoredSides& sides, const Known& known);
  void add_figures(BotPair& pair, const CountedBot& left, const CountedBot& right, const std::vector<SharedRow>& rows,
                   const ScoredSides& sides, const Known& known);

  std::span<const CountedBot> bots_;
  const Tables& tables_;
  PairOptions options_;
  Matrix exact_, unknown_;  // covariance of a prompt's effect, known and not
  std::map<Condition, PairScorer> scorers_;
  ListControls* controls_;
};

}  // namespace kinprint
