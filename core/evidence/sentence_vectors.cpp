#include "evidence/sentence_vectors.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>

namespace kinprint {
namespace {

bool is_wanted(const SegmentedAnswer& answer, const Sentence& sentence) {
  std::uint32_t half_words = 0;
  for (std::uint32_t i = sentence.first_word; i < sentence.end_word; ++i) {
    const WordKind kind = answer.words[i].kind;
    if (kind != WordKind::Punctuation) half_words += kind == WordKind::Ideograph ? 1 : 2;
    if (half_words >= 2 * kLeastSentenceWords) return true;
  }
  return false;
}

void add_side(std::span<const SegmentedAnswer> answers, bool is_left, std::vector<WantedSentence>& wanted) {
  std::uint32_t left_over = kMaximumSentencesPerSide;
  for (std::uint32_t number = 0; number < answers.size(); ++number) {
    const auto answers_left = static_cast<std::uint32_t>(answers.size()) - number;
    const std::uint32_t share = (left_over + answers_left - 1) / answers_left;
    const SegmentedAnswer& answer = answers[number];
    std::uint32_t taken = 0;
    for (std::uint32_t i = 0; i < answer.sentences.size() && taken < share; ++i) {
      if (!is_wanted(answer, answer.sentences[i])) continue;
      wanted.push_back({is_left, number, i, answer.sentences[i].span});
      ++taken;
    }
    left_over -= taken;
  }
}

}  // namespace

std::vector<WantedSentence> sentences_to_embed(std::span<const SegmentedAnswer> left,
                                               std::span<const SegmentedAnswer> right) {
  std::vector<WantedSentence> wanted;
  add_side(left, true, wanted);
  add_side(right, false, wanted);
  return wanted;
}

Result<SentenceVectors> SentenceVectors::read(std::string_view bytes, std::uint32_t rows, std::uint32_t dimensions) {
  const std::uint64_t values = std::uint64_t{rows} * dimensions;
  if (values * 4 != bytes.size() || (rows > 0 && dimensions == 0)) {
    return Error{ErrorCode::VectorsShape,
                 std::to_string(rows) + " rows of " + std::to_string(dimensions) + " values do not fit " +
                     std::to_string(bytes.size()) + " bytes",
                 -1};
  }
  SentenceVectors vectors;
  vectors.rows_ = rows;
  vectors.dimensions_ = dimensions;
  vectors.values_.resize(values);
  for (std::size_t i = 0; i < values; ++i) {
    std::uint32_t bits = 0;
    for (std::size_t k = 4; k-- > 0;) bits = (bits << 8) | static_cast<unsigned char>(bytes[4 * i + k]);
    vectors.values_[i] = std::bit_cast<float>(bits);
    if (!std::isfinite(vectors.values_[i])) {
      return Error{ErrorCode::VectorsShape, "value " + std::to_string(i) + " is not finite",
                   static_cast<std::int64_t>(4 * i)};
    }
  }
  for (std::uint32_t row = 0; row < rows; ++row) {
    const auto first = vectors.values_.begin() + static_cast<std::ptrdiff_t>(std::size_t{row} * dimensions);
    double squares = 0;
    for (std::uint32_t i = 0; i < dimensions; ++i) squares += static_cast<double>(first[i]) * first[i];
    if (squares <= 0) continue;
    const double scale = 1 / std::sqrt(squares);
    for (std::uint32_t i = 0; i < dimensions; ++i) first[i] = static_cast<float>(first[i] * scale);
  }
  return vectors;
}

}  // namespace kinprint
