#pragma once
// Pet phrases: runs of symbols that both sides write on several prompts each, whatever the prompts are. Symbols are word
// folds here, but nothing of words is known.
//
// Every stretch that repeats is an inner node of the suffix tree, read off the suffix array as an interval of suffixes
// with a common prefix (Abouelhoda, Kurtz & Ohlebusch 2004); distinct prompts below a node are counted with one
// correction for each two neighbouring suffixes of one prompt (Hui 1992).
#include <cstdint>
#include <span>
#include <vector>

#include "evidence/common_runs.hpp"

namespace kinprint {

struct PetSequence {
  std::span<const std::uint32_t> symbols;
  bool is_left = true;
  std::uint32_t prompt = 0;  // number of the prompt, equal on both sides for equal prompts
};

struct PetPhrase {
  std::uint32_t length = 0;        // symbols
  std::uint32_t left_prompts = 0;  // prompts on which the left side writes it
  std::uint32_t right_prompts = 0;
  std::vector<RunPlace> left;  // at most kMaximumRunPlaces a side; sequences are indices into the input
  std::vector<RunPlace> right;
};

// Phrases of at least `minimum_length` symbols on at least `minimum_prompts` prompts a side that cannot be extended to
// the left or right without losing a place. n log n in the symbols. At most `maximum` phrases: those with the most
// symbols times prompts of the side that has fewer.
std::vector<PetPhrase> find_pet_phrases(const std::vector<PetSequence>& sequences, std::uint32_t minimum_length,
                                        std::uint32_t minimum_prompts, std::size_t maximum);

}  // namespace kinprint
