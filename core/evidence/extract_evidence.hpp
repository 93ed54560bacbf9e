#pragma once
// The entry of the evidence stage: all channels of two sides, with their exhibits. Consumes a request, the segments of
// both sides and of the control bots, the general background, runs of known prompts and, where there is a model, sentence
// vectors. Knows nothing of calibration; the fingerprint channel is scored by evidence/pair_scores.
#include <span>
#include <vector>

#include "evidence/background.hpp"
#include "evidence/evidence.hpp"
#include "evidence/prompt_runs.hpp"
#include "evidence/sentence_vectors.hpp"
#include "segment/segment.hpp"
#include "text/document.hpp"

namespace kinprint {

// Reasons a channel is unavailable: no_text (a side has no words), no_table (no general background was loaded),
// no_vectors, language (the sides do not share a language the channel applies to), different_prompts.
//
// Linear in the bytes of both sides, but for sorting and the alignment of sentence vectors.
// Swapping the sides swaps the exhibits and leaves scores as they are; the order of answers does not matter to scores.
// Precondition: one SegmentedAnswer an answer, in order, of the controls too; `vectors` is empty or has a row for each of
// vector_sentences(left, right).
Evidence extract_evidence(const Request& request, std::span<const SegmentedAnswer> left,
                          std::span<const SegmentedAnswer> right,
                          std::span<const std::vector<SegmentedAnswer>> controls, const GeneralBackground& background,
                          const PromptRunTable& prompt_runs, const SentenceVectors& vectors);

}  // namespace kinprint
