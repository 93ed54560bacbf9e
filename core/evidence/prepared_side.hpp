#pragma once
// What several channels need of each answer, computed once. Views: a PreparedSide is valid as long as the side and the
// segments it was made from.
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "feature/edges.hpp"
#include "feature/run_tokens.hpp"
#include "segment/segment.hpp"
#include "text/document.hpp"

namespace kinprint {

struct PreparedAnswer {
  std::string_view text;
  const SegmentedAnswer* segments = nullptr;
  RunTokens tokens;                  // as the reader's run options have them
  std::vector<std::uint32_t> folds;  // Word::fold of the same words: what the background was counted on
  Edges edges;
};

using PreparedSide = std::vector<PreparedAnswer>;

// Precondition: one SegmentedAnswer an answer, in order.
PreparedSide prepare_side(const Side& side, std::span<const SegmentedAnswer> answers, const RunOptions& options);

// Whether the general background was counted on answers in this one's language, or it is too short to tell. Of another language
// it knows no word, and that none of its bots writes one says nothing.
bool is_language_counted(const PreparedAnswer& answer);

// Bytes from the first to the last of `length` words from `begin` on. Precondition: length > 0.
ByteSpan span_of_tokens(const PreparedAnswer& answer, std::uint32_t begin, std::uint32_t length);

}  // namespace kinprint
