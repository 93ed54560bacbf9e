#pragma once
// Answers that tables and programs hold as HTML, tags and all. Two such texts look alike for their tags: of unrelated pairs of five
// answers so on both sides 7.8 % reach an LR of 10, for 0.7 % as written (models/README.md).
#include <optional>
#include <string>
#include <string_view>

namespace kinprint {

// The text as Markdown, headings, lists, emphasis and line breaks kept; nothing where it does not begin with the tag of a paragraph,
// heading or list and end with a closing one. Pages and code, which begin otherwise, stay as they are. Linear.
std::optional<std::string> fragment_text(std::string_view text);

}  // namespace kinprint
