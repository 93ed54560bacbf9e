#pragma once
// The words of one answer as shared runs see them: punctuation left out, each word one symbol. Consumes segments and the
// reader's run options; knows nothing of the other side.
#include <cstdint>
#include <string_view>
#include <vector>

#include "segment/segment.hpp"
#include "text/document.hpp"

namespace kinprint {

struct RunTokens {
  std::vector<std::uint32_t> folds;       // one symbol a word
  std::vector<std::uint32_t> words;       // its index in SegmentedAnswer::words
  std::vector<std::uint32_t> half_words;  // prefix sums, one longer than folds: a word counts 2, an ideograph 1
};

// With the default options a symbol is Word::fold. Linear. `text` is the text the segments were cut from.
RunTokens run_tokens(std::string_view text, const SegmentedAnswer& answer, const RunOptions& options);

}  // namespace kinprint
