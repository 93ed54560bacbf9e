#pragma once
// Sentence vectors from the embedding model, which runs outside: which sentences are wanted, and the vectors that came
// back. Knows nothing of the model.
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/byte_span.hpp"
#include "base/result.hpp"
#include "segment/segment.hpp"

namespace kinprint {

struct WantedSentence {
  bool is_left = true;
  std::uint32_t answer = 0;
  std::uint32_t sentence = 0;  // index into SegmentedAnswer::sentences
  ByteSpan span;
};

// Sentences a side at most, shared out evenly among its answers in order. Chosen: about a minute of the model at most.
inline constexpr std::uint32_t kMaximumSentencesPerSide = 600;
// Words without punctuation a sentence has at least; shorter ones say too little.
inline constexpr std::uint32_t kLeastSentenceWords = 4;

// Row i of the vectors belongs to entry i: left answers in order, then right ones. The same call gives the same list.
std::vector<WantedSentence> sentences_to_embed(std::span<const SegmentedAnswer> left,
                                               std::span<const SegmentedAnswer> right);

// Vectors of unit length, row-major [rows][dimensions]; empty when there is no model.
class SentenceVectors {
 public:
  SentenceVectors() = default;
  // `bytes`: rows x dimensions 32-bit floats, little endian. Each row is brought to unit length; a row of zeros stays.
  // vectors_shape when sizes do not fit or a value is not finite.
  static Result<SentenceVectors> read(std::string_view bytes, std::uint32_t rows, std::uint32_t dimensions);

  [[nodiscard]] bool empty() const { return rows_ == 0; }
  [[nodiscard]] std::uint32_t rows() const { return rows_; }
  [[nodiscard]] std::uint32_t dimensions() const { return dimensions_; }
  [[nodiscard]] std::span<const float> row(std::uint32_t index) const {
    return std::span(values_).subspan(std::size_t{index} * dimensions_, dimensions_);
  }

 private:
  std::vector<float> values_;
  std::uint32_t rows_ = 0;
  std::uint32_t dimensions_ = 0;
};

}  // namespace kinprint
