#pragma once
// The exhibit of the wording channel: words and phrases that both sides over-use, with their names and places, Chinese
// and Japanese words made whole. Consumes what the channel found over-used; knows nothing of counts.
#include <cstdint>
#include <string>
#include <vector>

#include "evidence/evidence.hpp"
#include "evidence/prepared_side.hpp"
#include "evidence/wording.hpp"

namespace kinprint {

// Prompts to which one side writes something, as far as need be told.
struct PromptsSeen {
  std::uint32_t first = 0;
  bool has_several = false;
};

struct OverUsed {
  std::uint64_t key = 0;     // length << 32 | key of the n-gram
  std::uint32_t length = 0;  // words
  SharedHabit habit;
  // Of the right side, then of the left.
  PromptsSeen seen[2];
  std::vector<std::uint32_t> tokens[2];  // the first of each place
};

// As Wording::words. `found`: with rates and weights, by rising key, so that neither a side nor a library's hash table
// decides which of two words that grow to the same one is shown. Linear but for sorting.
std::vector<SharedHabit> shown_words(std::vector<OverUsed>& found, const WordingInput& input);

// The folded words of an n-gram, whatever stands between them: no space between two ideographs, one between others.
std::string gram_name(const PreparedAnswer& answer, std::uint32_t token, std::uint32_t length);

// Whether a word is one character of Chinese or Japanese that is mostly a part of longer words.
bool is_part_of_word(const PreparedAnswer& answer, std::uint32_t token);

// Leaves out Chinese and Japanese words that are hardly used but within a longer one of the list.
void drop_parts_of_words(std::vector<SharedHabit>& words);

// Whether all that a side writes answers one prompt. prompt_of: number of the prompt of each answer.
bool has_one_prompt(const PreparedSide& side, const std::vector<std::uint32_t>& prompt_of);

// Words of Chinese and Japanese have no borders, so that n-grams cut them anywhere: one that goes on alike at all
// places shown, to the left or to the right, takes the next character in, up to four in all, as long as words commonly
// are (chosen), but none that `echoed`, words of prompts by rising fold, hold. Precondition: places on both sides.
void grow_word(OverUsed& found, const PreparedSide& left, const PreparedSide& right, const std::vector<std::uint32_t>& echoed);

}  // namespace kinprint
