#pragma once
// Answers that tables and programs hold as HTML, tags and all. Two such texts look alike for their tags: of unrelated
// pairs of five answers so on both sides 7.8 % reach an LR of 10, for 0.7 % as written (models/ROBUSTNESS.md).
#include <string>
#include <string_view>

namespace kinprint {

// Whether a text begins with the tag of a paragraph, heading or list and ends with a closing one. Pages and code, which begin
// otherwise, do not.
bool is_html_fragment(std::string_view text);

// Such a text, or a part of it, as Markdown: headings, lists, emphasis and line breaks kept. Linear.
std::string without_tags(std::string_view text);

}  // namespace kinprint
