#pragma once
// The wording channel: words, word pairs and character 3- to 5-grams of both sides, each against the general background.
//
// Score, in [-1, 1]: mean of three cosines between the sides' profiles of over- and under-use (words, pairs, character
// buckets), each profile of unit length. Words and pairs that the background does not know are left out: they are
// mostly names of the subject.
#include <vector>

#include "evidence/answer_rows.hpp"
#include "evidence/background.hpp"
#include "evidence/evidence.hpp"
#include "evidence/prepared_side.hpp"

namespace kinprint {

struct Wording {
  double score = 0;
  double words_cosine = 0, pairs_cosine = 0, characters_cosine = 0;  // the parts, each in [-1, 1]
  std::vector<SharedHabit> words;                                    // over-used by both; by falling weight, at most kMaximumHabits
};

inline constexpr std::size_t kMaximumHabits = 60;  // chosen: more than a reader looks at

struct WordingInput {
  const PreparedSide& left;
  const PreparedSide& right;
  const AnswerRows& rows;
  const PreparedSide& prompts;  // their words are left out of the exhibit
  const GeneralBackground& background;
};

// Of a side that answers several prompts, the exhibit holds what it writes on two or more: a word that stands in the answers to
// one alone is its subject's. Precondition: the background is not empty. Linear but for sorting.
Wording compare_wording(const WordingInput& input);

}  // namespace kinprint
