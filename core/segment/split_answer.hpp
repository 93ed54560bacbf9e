#pragma once
// The entry of the segment stage: one document's own text cut into blocks, sentences and words, with language and kind.
#include "segment/segment.hpp"
#include "text/document.hpp"

namespace kinprint {

// Sentences without words are dropped, so every sentence has at least one and all words belong to a sentence.
// Linear in the bytes. An empty document gives no segments and the kind Empty.
SegmentedAnswer split_answer(const Document& document);

// One an answer, in order.
std::vector<SegmentedAnswer> split_side(const Side& side);

}  // namespace kinprint
