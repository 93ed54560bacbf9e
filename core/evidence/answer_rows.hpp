#pragma once
// Which answers of the two sides answer the same prompt. Consumes a Request's sides; knows nothing of scores.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/document.hpp"

namespace kinprint {

// One prompt and the answers to it, several on a side when a bot answered again.
struct AnswerRow {
  std::vector<std::uint32_t> left;  // indices into Side::answers
  std::vector<std::uint32_t> right;
  std::string_view prompt;  // of the first answer; empty when none was given
};

struct AnswerRows {
  std::vector<AnswerRow> shared;           // answered by both, in the order of the left side
  std::vector<std::uint32_t> left_group;   // per left answer: number of its prompt, equal for equal prompts
  std::vector<std::uint32_t> right_group;  // the same numbers on the right side
  std::uint32_t groups = 0;
};

// Prompts are equal when they are after folding (text/normalize.hpp). Where no answer of either side has a prompt
// and both have the same number of answers, they are taken row by row. Views point into the sides.
AnswerRows match_answers(const Side& left, const Side& right);

// The key of a prompt: its folded text.
std::string prompt_key(std::string_view prompt);

}  // namespace kinprint
