#pragma once
// The same-prompt background: what reference bots do on prompts they were measured on. Read from
// models/tables/prompts.kpt, which holds hashes of folded prompts and no text. An object not loaded knows no prompt.
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/section_table.hpp"
#include "evidence/row_surplus.hpp"

namespace kinprint {

// A known prompt's effect on bots outside its background is uncertain like the mean of this many answers: measured
// (models/fit/effects.py, KNOWN_PROMPT).
inline constexpr double kKnownAnswers = 2.5;

// Steps of the stored habits, in standard deviations (models/fit/known_prompts.py has the same).
inline constexpr double kHabitStep = 0.25;

struct KnownPrompt {
  std::vector<double> mean;  // of reference bots, less the general mean
  double scale = 1;          // what vectors of this prompt are multiplied by: one over the spread of bots about the mean
  PromptSimilarity similarity;
  std::vector<double> habits;  // of form, of reference bots, standardised: kFormHabits
};

class PromptBackground {
 public:
  // table_size where sections are missing or do not fit.
  static Result<PromptBackground> read(const SectionTable& table);

  [[nodiscard]] std::size_t size() const { return hashes_.size(); }
  [[nodiscard]] std::size_t dimensions() const { return scale_.size(); }
  // `key`: prompt_key() of the prompt. Two prompts with one hash are taken for each other: 1 in 10^16 for tables of this
  // size.
  [[nodiscard]] std::optional<KnownPrompt> find(std::string_view key) const;

 private:
  std::vector<std::uint64_t> hashes_;  // rising
  std::vector<std::int8_t> means_, habits_;
  std::vector<float> scale_;                // a dimension each, of the means
  std::vector<float> vector_scale_;         // a prompt each
  std::vector<std::uint8_t> similarities_;  // seven a prompt: means and spreads of cosines by block, log length
  std::vector<float> similarity_range_;     // of those seven the values of code 0, then the steps from code to code
};

}  // namespace kinprint
