#pragma once
// Which prompts of two imported files are the same: exactly after folding, by an identity of the file (custom_id), near
// duplicates by text, and by position only on request. Consumes two records; knows nothing of scores.
//
// Left asks "Why is the sky blue?" and "Name a river.", right asks "why is the  sky blue?" and "Name any river": one
// Exact pair, one Near pair that waits to be confirmed.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/conversation.hpp"

namespace kinprint {

struct AnswerPlace {
  std::uint32_t conversation = 0, turn = 0, answer = 0;  // indices into an ImportResult
};

struct SidePrompt {
  std::string prompt;                // as asked the first time
  std::string folded;                // what is compared; "key:..." for turns that have a key and no prompt
  std::vector<AnswerPlace> answers;  // the first, then regenerations and repeated asking, in the order of the file
};

enum class PairKind : std::uint8_t {
  Exact,
  Key,
  Near,
  Position
};
std::string_view pair_kind_name(PairKind kind);

struct PromptPair {
  std::uint32_t left = 0, right = 0;  // indices into Pairing::left and Pairing::right
  PairKind kind = PairKind::Exact;
  double similarity = 1;  // of Near pairs: share of character 4-grams in common (Dice), in (0, 1]
  bool accepted = true;   // false for Near pairs until the user confirms them
};

struct Pairing {
  std::vector<SidePrompt> left, right;
  std::vector<PromptPair> pairs;  // in the order of the left file
  std::vector<std::uint32_t> unmatched_left, unmatched_right;
  std::uint64_t later_turns_left = 0, later_turns_right = 0;  // left out because only first turns are compared
};

struct SideChoice {
  std::string model;  // only answers of this model; empty for all
  std::string side;   // only conversations of this side of Kinprint's own files; empty for all
};

struct PairingOptions {
  bool later_turns = false;  // later prompts depend on earlier answers
  bool by_position = false;  // pair what is left over in order; the user has to ask for it
  double near = 0.7;         // least similarity of a Near pair, in (0, 1]; chosen on prompts that differ in a word or two
  SideChoice left, right;
};

// Linear in the answers; near duplicates cost up to 200 look-ups for each 4-gram of a prompt, and 8 comparisons.
Pairing pair_prompts(const ImportResult& left, const ImportResult& right, const PairingOptions& options);

}  // namespace kinprint
