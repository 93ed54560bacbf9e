#pragma once
// Markdown blocks of one answer, line by line and forgiving: an unclosed fence runs to the end, a list item may stand
// anywhere. Linear in the bytes. Knows nothing of inline marks, sentences or words.
#include <string_view>
#include <vector>

#include "segment/segment.hpp"

namespace kinprint {

// In order, not overlapping; blank lines belong to no block. Spans hold the marks ("- one", the fences) but no line end.
// A block ends at 4 GiB at the latest: spans are 32-bit, and limits.hpp keeps texts below that.
std::vector<Block> split_blocks(std::string_view text);

// The block without its leading mark (heading marks, list marker and task box, quote mark) and closing heading marks.
ByteSpan block_content(std::string_view text, const Block& block);

}  // namespace kinprint
