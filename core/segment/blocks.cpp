#include "segment/blocks.hpp"

#include <algorithm>

#include "segment/lines.hpp"

namespace kinprint {
namespace {

using detail::Fence;
using detail::Indent;

constexpr std::size_t kMaximumDepth = 64;  // nesting of list items that is told apart; chosen

class BlockSplitter {
 public:
  explicit BlockSplitter(std::string_view text) : text_(text) {}

  std::vector<Block> split() {
    while (next_line()) {
      if (inside_code() || inside_math()) continue;
      if (line_.empty()) {
        open_ = false;
        continue;
      }
      if (!starts_block()) continue_or_begin_paragraph();
    }
    return std::move(blocks_);
  }

 private:
  // Takes the next line: its indent and the rest without line end. False at the end of the text.
  bool next_line() {
    if (next_ >= text_.size()) return false;
    const std::size_t end = std::min(text_.find('\n', next_), text_.size());
    std::string_view line = text_.substr(next_, end - next_);
    begin_ = static_cast<std::uint32_t>(next_);
    next_ = end + 1;
    indent_ = detail::indent_of(line);
    line.remove_prefix(indent_.bytes);
    const std::size_t last = line.find_last_not_of(" \t\r");
    line_ = line.substr(0, last == std::string_view::npos ? 0 : last + 1);
    begin_ += indent_.bytes;
    end_ = begin_ + static_cast<std::uint32_t>(line_.size());
    return true;
  }

  void begin(BlockKind kind, std::size_t depth = 0) {
    blocks_.push_back({{begin_, end_}, kind, static_cast<std::uint8_t>(depth)});
    open_ = true;
  }
  [[nodiscard]] bool continues(BlockKind kind) const { return open_ && blocks_.back().kind == kind; }

  bool inside_code() {
    if (fence_.length == 0) return false;
    if (!line_.empty()) blocks_.back().span.end = end_;
    if (detail::closes(line_, fence_)) {
      fence_ = {};
      open_ = false;
    }
    return true;
  }

  bool inside_math() {
    if (math_end_.empty()) return false;
    if (line_.empty()) {  // display mathematics has no blank lines; an unclosed mark must not swallow the answer
      math_end_ = {};
      return false;
    }
    blocks_.back().span.end = end_;
    if (line_.find(math_end_) != std::string_view::npos) {
      math_end_ = {};
      open_ = false;
    }
    return true;
  }

  bool starts_math() {
    const bool dollars = line_.substr(0, 2) == "$$";
    if (!dollars && line_ != "\\[" && line_.substr(0, 3) != "\\[ ") return false;
    begin(BlockKind::Math);
    const std::string_view end = dollars ? "$$" : "\\]";
    if (line_.find(end, 2) == std::string_view::npos) {
      math_end_ = end;
    } else {
      open_ = false;
    }
    return true;
  }

  bool starts_table() {
    if (line_[0] == '|' && line_.size() > 1) {
      if (continues(BlockKind::Table)) {
        blocks_.back().span.end = end_;
      } else {
        begin(BlockKind::Table);
      }
      return true;
    }
    if (continues(BlockKind::Table) && line_.find('|') != std::string_view::npos) {
      blocks_.back().span.end = end_;
      return true;
    }
    // A divider below a line with bars makes a table of a paragraph that is one line long.
    const bool header = continues(BlockKind::Paragraph) && paragraph_lines_ == 1 && detail::is_table_divider(line_) &&
                        text_.substr(blocks_.back().span.begin, blocks_.back().span.size()).find('|') !=
                            std::string_view::npos;
    if (!header) return false;
    blocks_.back().kind = BlockKind::Table;
    blocks_.back().span.end = end_;
    return true;
  }

  // Depth of a list item from the indents of the items it stands in.
  std::size_t list_depth() {
    while (!list_indents_.empty() && list_indents_.back() >= indent_.columns) list_indents_.pop_back();
    const std::size_t depth = list_indents_.size();
    if (depth < kMaximumDepth) list_indents_.push_back(indent_.columns);
    return depth;
  }

  bool starts_block() {
    std::uint8_t level = 0;
    const Fence fence = detail::opening_fence(line_);
    const bool wraps = fence.length > 0 && detail::wraps_markdown(line_, fence);
    if (wraps || (wrapper_.length > 0 && detail::closes(line_, wrapper_))) {
      wrapper_ = wraps ? fence : Fence();
      open_ = false;
      return true;
    }
    if (fence.length > 0) {
      begin(BlockKind::Code);
      fence_ = fence;
      return true;
    }
    if (starts_math() || starts_table()) return true;
    if (detail::is_rule(line_)) {
      begin(BlockKind::Rule);
      open_ = false;
      list_indents_.clear();
      return true;
    }
    if (detail::heading_mark(line_, level) > 0) {
      begin(BlockKind::Heading, level);
      open_ = false;
      list_indents_.clear();
      return true;
    }
    if (line_[0] == '>') {
      if (continues(BlockKind::Quote)) {
        blocks_.back().span.end = end_;
      } else {
        begin(BlockKind::Quote);
      }
      return true;
    }
    const bool bullet = detail::bullet_mark(line_) > 0;
    if (!bullet && detail::ordered_mark(line_) == 0) return false;
    begin(bullet ? BlockKind::ListItem : BlockKind::OrderedItem, list_depth());
    return true;
  }

  void continue_or_begin_paragraph() {
    const bool joins = continues(BlockKind::Paragraph) || continues(BlockKind::ListItem) ||
                       continues(BlockKind::OrderedItem) || continues(BlockKind::Quote);
    if (joins) {
      blocks_.back().span.end = end_;
      ++paragraph_lines_;
      return;
    }
    if (indent_.columns == 0) list_indents_.clear();
    begin(BlockKind::Paragraph);
    paragraph_lines_ = 1;
  }

  std::string_view text_;
  std::vector<Block> blocks_;
  std::size_t next_ = 0;   // byte after the current line
  std::string_view line_;  // current line without indent, trailing space and line end
  std::uint32_t begin_ = 0, end_ = 0;
  Indent indent_;
  bool open_ = false;  // the next line may still belong to the last block
  std::uint32_t paragraph_lines_ = 0;
  Fence fence_;
  Fence wrapper_;              // an open fence around Markdown, whose lines are read as any other; its own belong to no block
  std::string_view math_end_;  // what closes the open mathematics block, empty where none is open
  std::vector<std::uint32_t> list_indents_;
};

std::uint32_t mark_length(std::string_view line, const Block& block) {
  std::uint8_t level = 0;
  switch (block.kind) {
    case BlockKind::Heading: return detail::heading_mark(line, level);
    case BlockKind::ListItem: return detail::bullet_mark(line);
    case BlockKind::OrderedItem: return detail::ordered_mark(line);
    case BlockKind::Quote: return 1;
    default: return 0;
  }
}

}  // namespace

std::vector<Block> split_blocks(std::string_view text) { return BlockSplitter(text).split(); }

ByteSpan block_content(std::string_view text, const Block& block) {
  std::string_view inside = text.substr(block.span.begin, block.span.size());
  const std::uint32_t mark = mark_length(inside.substr(0, 16), block);  // no mark is longer than 11 bytes
  inside.remove_prefix(mark);
  const bool item = block.kind == BlockKind::ListItem || block.kind == BlockKind::OrderedItem;
  const std::string_view box = inside.substr(0, 4);
  std::uint32_t skipped = mark;
  if (item && (box == "[ ] " || box == "[x] " || box == "[X] ")) {
    inside.remove_prefix(4);
    skipped += 4;
  }
  const std::uint32_t spaces =
      static_cast<std::uint32_t>(std::min(inside.find_first_not_of(" \t\r\n"), inside.size()));
  const std::uint32_t begin = block.span.begin + skipped + spaces;
  if (block.kind != BlockKind::Heading) return {begin, block.span.end};
  const std::size_t last = inside.find_last_not_of("# \t");
  const std::size_t kept = last == std::string_view::npos ? 0 : last + 1;
  // "# C#" keeps its last mark: closing marks stand after a space.
  const bool closing = kept < inside.size() && (kept == 0 || inside[kept] != '#');
  const std::uint32_t end = closing ? block.span.begin + skipped + static_cast<std::uint32_t>(kept) : block.span.end;
  return {std::min(begin, end), end};
}

}  // namespace kinprint
