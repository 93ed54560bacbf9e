#pragma once
// The first bots of a list as control bots of every pair: what a comparison makes of a request's controls
// (verdict/prompt_effects, evidence/row_surplus), for bots that were counted once. Consumes CountedBots; knows nothing
// of pairs' scores.
#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/matrix.hpp"
#include "many/counted_bot.hpp"
#include "verdict/tables.hpp"

namespace kinprint {

// Control bots of a pair: the first so many others of the list. Measured with up to 8: models/TRIED.md.
inline constexpr std::size_t kListControls = 8;

class ListControls {
 public:
  // Precondition: tables and bots outlive this object and stay as they are; the bots were counted with these tables.
  // What is made of a bot or prompt is kept: at most 0.3 kB an answer, and the effect of a prompt for each set of
  // controls that answered it.
  ListControls(std::span<const CountedBot> bots, const Tables& tables);

  // Which of the pair's controls answered a prompt: a bit for each of the first bots; 0 without a prompt's text. Of
  // those that wrote the same texts the first alone, as in a request; none that wrote those of the pair itself.
  [[nodiscard]] std::uint32_t answered(std::size_t left, std::size_t right, const PromptGroup& group) const;
  // How alike the first answers of a row are to those of the controls. Precondition: `controls` from answered(), not 0.
  [[nodiscard]] PromptSimilarity similarity(std::size_t left, std::uint32_t left_group, std::size_t right,
                                            std::uint32_t right_group, std::uint32_t controls);
  // The effect of a prompt that is not known, expected after the controls' answers. Valid until the next call.
  [[nodiscard]] const std::vector<double>& effect(std::uint64_t prompt, std::uint32_t controls);
  // What stays unknown of it after so many controls.
  [[nodiscard]] const Matrix& covariance(std::size_t controls);

 private:
  using Cosines = std::array<std::array<double, kHashedBlocks>, kListControls + 2>;  // with each of the first bots
  [[nodiscard]] const Cosines& cosines(std::size_t bot, std::uint32_t group);
  [[nodiscard]] const PromptGroup* group_of(std::size_t control, std::uint64_t prompt) const;

  std::span<const CountedBot> bots_;
  const Tables& tables_;
  std::vector<std::unordered_map<std::uint64_t, std::uint32_t>> groups_;  // of the first bots: prompt to group
  std::vector<std::uint32_t> same_;                                       // and a bit for each that wrote the same texts
  std::map<std::pair<std::size_t, std::uint32_t>, Cosines> cosines_;
  std::map<std::pair<std::uint64_t, std::uint32_t>, std::vector<double>> effects_;
  std::map<std::size_t, Matrix> covariances_;
};

}  // namespace kinprint
