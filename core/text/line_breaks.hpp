#pragma once
// Whether a long answer has the line breaks that bots write: tables, mails and scripts that read pages often leave
// none, or no empty line between paragraphs. Of the sides of 53,526 real trials up to 1.4 % hold such answers without
// any in half, up to 1.2 % such without empty lines (models/ROBUSTNESS.md). Knows nothing of Markdown.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kinprint {

// Rising: what is missing of a text that lacks more is missing of one that lacks less. NoEmptyLine: three line breaks
// or more, none of them an empty line. None: not one.
enum class LineBreaks : std::uint8_t {
  Kept,
  NoEmptyLine,
  None
};

// Bytes without the white space at either end from which an answer without line breaks is remarkable. Measured with
// 300, 500, 700 and 1,000: models/ROBUSTNESS.md.
inline constexpr std::size_t kLongText = 700;

// Kept for shorter texts. Linear in the text.
LineBreaks line_breaks_of(std::string_view text);

// The text with no more line breaks than `kept` has: runs of white space with two of them or more become one, or with
// any a space.
std::string text_with_line_breaks(std::string_view text, LineBreaks kept);

}  // namespace kinprint
