#pragma once
// Which sentences of two sides are embedded: those long enough to say something, up to a budget. One rule for the
// model's caller and for the channel that reads the vectors, so that rows and sentences cannot drift apart.
#include <cstdint>
#include <span>
#include <vector>

#include "segment/segment.hpp"

namespace kinprint {

struct EmbeddedSentence {
  std::uint32_t answer = 0;    // index into the side's answers
  std::uint32_t sentence = 0;  // index into SegmentedAnswer::sentences
};

// Chosen: fewer words are headings and labels, which match everywhere.
inline constexpr std::uint32_t kMinimumEmbeddedWords = 4;
// A side; at the speed of the small model in a browser about ten seconds. Taken from the front of every answer in turn
// when there are more, so that no answer is left out.
inline constexpr std::size_t kMaximumEmbeddedSentences = 1'000;

// In order of answer and sentence.
std::vector<EmbeddedSentence> embedded_sentences(std::span<const SegmentedAnswer> answers);

}  // namespace kinprint
