#pragma once
// Cuts JSON text into its items without parsing it: the elements of a root array, the lines of JSON lines, or values
// written one after another. Only quotes and brackets are looked at, so a broken item costs itself and not the file.
// Refuses to know what the items mean.
//
// `[{"a":1},{"b":[2}},{"a":3}]` gives {"a":1} (Whole), a Broken item, {"a":3} (Whole).
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/import_chats.hpp"

namespace kinprint {

enum class ValueEnd : std::uint8_t {
  Whole,
  Cut,
  Mismatch
};

// Where the value that starts at `begin` ends, exclusive. Cut: the text ends first. Mismatch: a bracket closes one of
// the other kind; `end` is there. Linear; nesting costs one byte a level in `nesting`, which is reused between calls.
struct ScannedValue {
  std::size_t end = 0;
  ValueEnd state = ValueEnd::Whole;
};
ScannedValue scan_value(std::string_view text, std::size_t begin, std::string& nesting);

// The value of the first member `key` of the object that starts at `begin`, as written; empty when there is none.
std::string_view find_member(std::string_view text, std::string_view key);

// Behind numbers, true, false and null at the start of an array, whose bracket `open` is, and their commas and spaces;
// `open` + 1 where there are none. One null before the conversations must not hide them.
std::size_t after_scalars(std::string_view text, std::size_t open);

// Whether the file that begins with `text` can be read in pieces: BetweenArrays (an array of objects begins), Lines
// (whose first one is there), or Whole, which cannot.
PieceForm form_of_first_piece(std::string_view text);

enum class ItemState : std::uint8_t {
  Whole,
  Broken,
  Truncated
};
struct JsonItem {
  std::string_view text;  // a part of the text given to JsonItems
  ItemState state = ItemState::Whole;
};

class JsonItems {
 public:
  // `text` stays owned by the caller and must outlive this and its items. `more`: a later piece goes on from unread(),
  // so an item that the text ends in is left to it.
  explicit JsonItems(std::string_view text, PieceForm form = PieceForm::Undecided, bool more = false);
  // The next item; false at the end.
  bool next(JsonItem& item);
  // Where the next piece has to begin, and its form.
  [[nodiscard]] std::size_t unread() const { return position_; }
  [[nodiscard]] PieceForm form() const;

 private:
  bool next_line(JsonItem& item);
  void skip_separators();
  bool recover(std::size_t begin, JsonItem& item, ItemState state);
  bool starts_with(std::size_t position, std::string_view first_key) const;

  std::string_view text_;
  std::size_t position_ = 0;
  std::size_t rescanned_ = 0;  // bytes looked at again after broken items; bounded by a multiple of the size
  std::string nesting_;
  std::string_view first_key_;  // with its quotes, of the first whole item; items of one file start alike
  bool in_array_ = false;
  bool lines_ = false;
  bool more_ = false;
};

}  // namespace kinprint
