#pragma once
// Words of a stretch of text: letters and numbers in runs, each Han or kana character, runs of one punctuation mark,
// each symbol or emoji sequence. Markdown marks and link targets are left out. Linear in the bytes.
//
// "It's **so** 3.5x - ok..." gives It's, so, 3.5x, -, ok, ... ; "a_b" is one word, "_a_" the word a.
#include <cstdint>
#include <string_view>
#include <vector>

#include "segment/segment.hpp"

namespace kinprint {

// Appends the words within `span`, in order. `kind` of the block decides which marks are no words (quote marks at line
// starts, bars of a table). Hangul syllables are Letters: Korean is written with spaces.
void split_words(std::string_view text, ByteSpan span, BlockKind kind, std::vector<Word>& words);

// The hash a word gets: FNV-1a of its folded UTF-8; the one-character ellipsis hashes as three full stops.
std::uint32_t fold_hash(std::string_view word);

}  // namespace kinprint
