#pragma once
// The content-plan channel: sentences of both answers to one prompt that say the same, in whatever order. Needs sentence
// vectors; knows nothing of words.
//
// Two sentences are aligned when each is the other's best match (bidirectional best match, as in BiMax). Similarity is the
// cosine less the mean cosine of both sentences with the other side's sentences on other prompts, or on the same
// prompt where there is only one (the random-sentence normaliser of vecalign, Thompson & Koehn 2019).
// Score, in [0, 1]: mean over prompts of twice the sum of similarities over the number of sentences of both answers.
#include <cstdint>
#include <vector>

#include "evidence/answer_rows.hpp"
#include "evidence/evidence.hpp"
#include "evidence/sentence_vectors.hpp"

namespace kinprint {

struct ContentPlan {
  double score = 0;
  bool available = false;                // false when no shared prompt has sentences on both sides
  std::vector<AlignedPassage> passages;  // most similar first, at most kMaximumPassages
};

inline constexpr std::size_t kMaximumPassages = 100;

// Precondition: row i of `vectors` belongs to wanted[i]. Work: sentences of one prompt left x right x dimensions.
ContentPlan compare_content(const std::vector<VectorSentence>& wanted, const SentenceVectors& vectors,
                            const AnswerRows& rows);

// Marks with 1 what stands in every longest rising subsequence of `order`, the rest with 0; ties do not rise. Of two crossed
// neighbours neither does. Exchanging places and values changes nothing. n log n.
std::vector<std::uint8_t> in_all_longest_rising(const std::vector<std::uint32_t>& order);

}  // namespace kinprint
