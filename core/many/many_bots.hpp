#pragma once
// Many bots, one by one, and what can be asked of them together: facts, pairs, the order of a heat map, the tree. The
// boundary's view of this folder; keeps the counted bots and nothing of their texts.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "many/bot_pairs.hpp"
#include "many/counted_bot.hpp"
#include "many/list_controls.hpp"
#include "many/neighbour_joining.hpp"

namespace kinprint {

inline constexpr std::size_t kMaximumBots = 5'000;
inline constexpr std::size_t kMaximumManyAnswers = 120'000;  // about 14 kB each: 1.6 GB of the 2 GB a wasm module may have
inline constexpr std::size_t kMaximumTreeBots = 2'000;       // neighbour joining takes the cube of it: about 10 s in wasm

class ManyBots {
 public:
  ManyBots() = default;
  ManyBots(const ManyBots&) = delete;  // the controls refer to the bots
  ManyBots& operator=(const ManyBots&) = delete;
  void clear();
  [[nodiscard]] std::size_t size() const { return bots_.size(); }
  // Payload of both: facts of the bot added, as JSON, with the closest families where the tables hold a library.
  // too_large beyond the limits; tables_missing.
  Result<std::string> add(const Side& side, const Tables& tables, std::uint32_t seed);
  Result<std::string> add_packed(std::string_view bytes, const Tables& tables);
  [[nodiscard]] Result<std::string> pack(std::size_t bot) const;

  // Pairs of [begin, end) with every later bot, left by left. Payload: little-endian arrays of one entry a pair, in this order:
  // - f64 log10 LR before the cap;
  // - f64 log10 LR;
  // - with intervals: f64 low, then f64 high;
  // - f32 replicates, pair by pair;
  // - u32 prompts shared;
  // - u32 of these with long runs;
  // - u8 status, u8 background, u8 relation, u8 formatting, u8 line breaks: the numbers of the enumerations of verdict.hpp and
  //   formatting.hpp;
  // - f64 closedness;
  // - f64 chance of ten (BotPair::chance_of_ten).
  // Precondition: the tables are those of every bot, and were not loaded anew since the first was added after clear(). Errors:
  // tables_missing; invalid_request for bots that are not there, or more than 1,000 replicates.
  [[nodiscard]] Result<std::string> pairs(std::size_t begin, std::size_t end, const Tables& tables, const PairOptions& options);

  // uncapped: f64 and status: u8 of all pairs in the order of pairs(); replicates: f32, pair by pair. Payload: JSON (see
  // docs/report_format.md, Matrix). table_size where the bytes do not fit the bots.
  [[nodiscard]] Result<std::string> arrange(std::string_view uncapped, std::string_view status, std::string_view replicates) const;

 private:
  Result<std::string> keep(CountedBot bot, const Tables& tables);
  std::vector<CountedBot> bots_;
  std::optional<ListControls> controls_;  // of these bots: kept from call to call, as a list is compared a few bots at a time
  std::size_t answers_ = 0;
};

// Distance of a tree: -log10 of the probability of a shared lineage at even prior odds, log10(1 + 1 / LR): 0 for certain
// kin, 0.3 where nothing is known, growing with the evidence for separate development.
double lineage_distance(double log10_lr);

}  // namespace kinprint
