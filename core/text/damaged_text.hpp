#pragma once
// Whole answers as exports, tables and mails leave them: line breaks written as \n or <br>, HTML entities for every
// quote, a > before every line, marks of Markdown escaped, UTF-8 read as another encoding. No bot writes so (of 39,580
// sides of real trials 27 hold such answers in half, 11 of them from one damaged source), and two damaged texts look
// alike for it: of unrelated pairs of five answers 20 % reach an LR of 10 with escaped line breaks on both sides, 13 %
// with >, 5 % with <br>, 8 % misread, 4 % with escaped marks and 3 % with entities, for 0.7 % as written
// (models/ROBUSTNESS.md). So they are counted as they were before.
#include <optional>
#include <string>
#include <string_view>

namespace kinprint {

// The text as it was before; nothing where it is not damaged. One kind after another, each told by all of the text:
// - misread: misread_encoding.hpp;
// - escapes: at least two of line breaks and quotes, and no line break otherwise. Before a small letter \n is left alone,
//   as formulas have \neq and \nabla;
// - entities: at least two, and neither quotes nor apostrophes otherwise;
// - <br>: at least two, and no line break but behind one;
// - escaped marks: bold ones at least twice, and no asterisk otherwise;
// - quoted: at least three lines that are not blank, all of them behind a >, of which one goes.
std::optional<std::string> mended_text(std::string_view text);

}  // namespace kinprint
