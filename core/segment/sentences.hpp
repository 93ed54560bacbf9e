#pragma once
// Sentences inside one block. English abbreviations, initials and decimals do not end one; Chinese and Japanese full
// stops end one without a space. Linear in the bytes.
#include <string_view>
#include <vector>

#include "segment/segment.hpp"

namespace kinprint {

// Appends the spans of the sentences of `block`, in order, trimmed of white space, none empty. A table gives its cells;
// code, rules and mathematics give nothing. Line ends inside a paragraph do not end a sentence by themselves.
void split_sentences(std::string_view text, const Block& block, std::vector<ByteSpan>& sentences);

}  // namespace kinprint
