#pragma once
// Sentence vectors from the embedding model, which runs outside, and the sentences they belong to. Knows nothing of the
// model.
#include <cstdint>
#include <span>
#include <vector>

#include "base/byte_span.hpp"
#include "segment/embedded_sentences.hpp"

namespace kinprint {

// A view: one row a sentence, row-major, each row of unit length and finite; empty when there is no model. Rows are in
// the order of embedded_sentences: left answers, then right ones.
struct SentenceVectors {
  std::uint32_t rows = 0;
  std::uint32_t dimensions = 0;
  std::span<const float> values;  // rows x dimensions

  [[nodiscard]] bool empty() const { return rows == 0; }
  [[nodiscard]] std::span<const float> row(std::uint32_t index) const {
    return values.subspan(std::size_t{index} * dimensions, dimensions);
  }
};

// The sentence of one row.
struct VectorSentence {
  bool is_left = true;
  std::uint32_t answer = 0;
  ByteSpan span;
};

inline std::vector<VectorSentence> vector_sentences(std::span<const SegmentedAnswer> left,
                                                    std::span<const SegmentedAnswer> right) {
  std::vector<VectorSentence> sentences;
  for (const bool is_left : {true, false}) {
    const std::span<const SegmentedAnswer> side = is_left ? left : right;
    for (const EmbeddedSentence& chosen : embedded_sentences(side)) {
      sentences.push_back({is_left, chosen.answer, side[chosen.answer].sentences[chosen.sentence].span});
    }
  }
  return sentences;
}

}  // namespace kinprint
