#pragma once
// What one line of Markdown begins with. Plain functions on a line without its line end; the block splitter puts them
// together. Each looks at a prefix or makes one pass over the line.
#include <cstdint>
#include <string_view>

namespace kinprint::detail {

// Columns of leading white space (a tab counts 4) and its bytes.
struct Indent {
  std::uint32_t columns = 0;
  std::uint32_t bytes = 0;
};
Indent indent_of(std::string_view line);

// The following take the line after its indent and return bytes of the mark with its space, 0 where there is none.
std::uint32_t heading_mark(std::string_view line, std::uint8_t& level);
std::uint32_t bullet_mark(std::string_view line);
std::uint32_t ordered_mark(std::string_view line);

bool is_rule(std::string_view line);           // ---, ***, ___ of three and more, spaces between allowed
bool is_table_divider(std::string_view line);  // only | - : and spaces, with at least one - and one |

// A code fence: its character and length; length 0 where there is none.
struct Fence {
  char mark = 0;
  std::uint32_t length = 0;
};
Fence opening_fence(std::string_view line);
bool closes(std::string_view line, const Fence& fence);
// Whether an opening fence says that what it holds is Markdown: then it wraps an answer, not code.
bool wraps_markdown(std::string_view line, const Fence& fence);

}  // namespace kinprint::detail
