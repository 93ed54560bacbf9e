#pragma once
// The same-prompt background: what reference bots do on prompts they were measured on. Read from
// models/tables/prompts.kpt, which holds hashes of folded prompts and no text. An object not loaded knows no prompt.
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/section_table.hpp"

namespace kinprint {

// Bots behind a known prompt's mean, as assumed in the remaining variance of its effect (models/README.md).
inline constexpr double kKnownBots = 40;

class PromptBackground {
 public:
  // table_size where sections are missing or do not fit.
  static Result<PromptBackground> read(const SectionTable& table);

  [[nodiscard]] std::size_t size() const { return hashes_.size(); }
  [[nodiscard]] std::size_t dimensions() const { return scale_.size(); }
  // Mean vector of reference bots on this prompt, less the general mean. `key`: prompt_key() of the prompt. Two prompts
  // with one hash are taken for each other: 1 in 10^16 for tables of this size.
  [[nodiscard]] std::optional<std::vector<double>> find(std::string_view key) const;

 private:
  std::vector<std::uint64_t> hashes_;  // rising
  std::vector<std::int8_t> means_;
  std::vector<float> scale_;
};

}  // namespace kinprint
