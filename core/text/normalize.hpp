#pragma once
// The one folding of text: quotes, dashes, spaces, case, invisible characters.
// Everything that compares characters folds here, so that two stages never disagree on what is equal.
//
// "Don\u2019t \u2014  Stop" folds to "don't - stop": U+2019 RIGHT SINGLE QUOTATION MARK, U+2014 EM DASH, space run.
#include <string>
#include <string_view>

namespace kinprint {

struct FoldOptions {
  bool letter_case = true;
  bool quotes_and_dashes = true;
};

// One folded code point: straight quote, hyphen-minus, space, lower case. 0 for characters that fold to nothing
// (zero-width joiners and spaces, byte order mark, soft hyphen, direction marks).
char32_t fold_character(char32_t value, const FoldOptions& options = {});

// Folded text, runs of white space as one space, none at the ends. Precondition: valid UTF-8.
// Idempotent: folding twice equals folding once.
std::string fold_text(std::string_view text, const FoldOptions& options = {});

}  // namespace kinprint
