#pragma once
// Tags and character references of HTML, and what a tag of a link says. Knows nothing of the text they stand in. Plain
// functions on any bytes, each linear in what it looks at; html_text.cpp puts them together.
#include <cstddef>
#include <string>
#include <string_view>

namespace kinprint::detail {

bool is_html_space(char byte);
std::string_view without_outer_html_space(std::string_view text);

// Appends the character that `&...;` at `at` stands for and returns its length; 0 when it is none.
std::size_t append_reference(std::string_view text, std::size_t at, std::string& out);

struct Tag {
  std::string name;  // lower case
  bool closes = false;
  std::size_t end = 0;  // after '>'
  std::string_view attributes = {};
};

// The tag at `at`, where html[at] is '<'; an empty name when it is none.
Tag read_tag(std::string_view html, std::size_t at);

// Where a link leads on the web or to mail; empty for any other, and where Markdown could not hold it.
std::string address_of(const Tag& tag);
// Whether the text of a link is its address, less what browsers add.
bool repeats_address(std::string_view text, std::string_view address);
// A number, in brackets or bare, or a name with the number of further ones: how pages mark a source.
bool marks_source(std::string_view text);

}  // namespace kinprint::detail
