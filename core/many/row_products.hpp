#pragma once
// What bots have in common on the prompts they share: inner products of counts and word runs in common, of a few left
// bots with all right bots at once. Counts of the left bots lie side by side, so that each answer of a right bot is
// walked once for all of them. Gives the same numbers as block_dots and count_common (evidence/count_products.hpp).
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "feature/feature.hpp"
#include "many/counted_bot.hpp"

namespace kinprint {

// Left bots at once. Chosen: 12,288 x 8 numbers fit a processor's second cache.
inline constexpr std::size_t kTileBots = 8;

struct SharedRow {
  std::uint32_t left_group = 0, right_group = 0;  // into CountedBot::groups
  std::array<double, kHashedBlocks> cosine{};     // of the first answers
  double shared_runs = 0;
};

// rows[l][r]: the rows bots[begin + l] shares with bots[begin + 1 + r], in the order of the prompts' texts (of two that were
// written differently the smaller). Empty where no prompt is shared, and where the right bot is not after the left one.
// Precondition: end - begin <= kTileBots.
using TileRows = std::vector<std::vector<std::vector<SharedRow>>>;
TileRows shared_rows(std::span<const CountedBot> bots, std::size_t begin, std::size_t end);

}  // namespace kinprint
