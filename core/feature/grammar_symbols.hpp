#pragma once
// The grammar of one answer with its content masked: function words, punctuation and sentence borders are kept, every
// other word becomes the symbol of its class. Consumes segments; knows nothing of the other side.
//
// "The quickly growing cat sat, and it slept." gives: the -ly -ing word word , and it word . <end>
// Chinese and Japanese: function ideographs and hiragana are kept; runs of other ideographs and of katakana are masked.
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/hash.hpp"
#include "segment/segment.hpp"

namespace kinprint {

inline constexpr std::uint32_t kSentenceBorder = fnv1a32("<border>");  // its symbol

struct GrammarSymbols {
  std::vector<std::uint32_t> symbols;
  std::vector<std::uint32_t> words;  // index of the (first) word of each symbol; of the last word for a sentence border
  std::vector<std::uint8_t> masked;  // whether the symbol stands for content
};

// Linear.
GrammarSymbols grammar_symbols(std::string_view text, const SegmentedAnswer& answer);

// How a masked symbol is written for a reader: the ending or capital its class goes by, "_" for the rest of the word.
std::string_view grammar_mask_name(std::uint32_t symbol);

}  // namespace kinprint
