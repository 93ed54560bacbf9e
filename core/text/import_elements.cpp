#include "text/import_elements.hpp"

#include "base/ascii.hpp"
#include "base/byte_block.hpp"

namespace kinprint {
namespace {

constexpr std::size_t kRescanFactor = 8;  // chosen: a file may be looked at this many times over while recovering

bool is_space(char byte) { return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t'; }

bool is_structural(char byte) { return byte == '"' || byte == '{' || byte == '}' || byte == '[' || byte == ']'; }

// After the closing quote of the string whose opening quote is at `open`; text.size() + 1 when it is not closed.
std::size_t skip_string(std::string_view text, std::size_t open) {
  std::size_t position = open + 1;
  while (position < text.size()) {
    const std::size_t quote = find_in_blocks(text, position, [](const ByteBlock& block) { return block.equal('"'); });
    if (quote == text.size()) break;
    std::size_t slashes = 0;
    while (quote - slashes > position && text[quote - slashes - 1] == '\\') ++slashes;
    position = quote + 1;
    if (slashes % 2 == 0) return position;
  }
  return text.size() + 1;
}

std::string_view first_key_of(std::string_view object) {
  std::size_t position = 1;
  while (position < object.size() && is_space(object[position])) ++position;
  if (position >= object.size() || object[position] != '"') return {};
  const std::size_t end = skip_string(object, position);
  return end > object.size() ? std::string_view() : object.substr(position, end - position);
}

}  // namespace

ScannedValue scan_value(std::string_view text, std::size_t begin, std::string& nesting) {
  nesting.clear();
  std::size_t position = begin;
  const std::size_t size = text.size();
  if (position >= size) return {size, ValueEnd::Cut};
  if (!is_structural(text[position])) {  // a number, true, false, null or nonsense
    while (position < size && !is_space(text[position]) && text[position] != ',' && text[position] != ']' &&
           text[position] != '}')
      ++position;
    return {position, ValueEnd::Whole};
  }
  while (true) {
    position = find_in_blocks(text, position, [](const ByteBlock& block) { return block.equal('"', '{', '}', '[', ']'); });
    if (position == size) return {size, ValueEnd::Cut};
    const char byte = text[position];
    if (byte == '"') {
      position = skip_string(text, position);
      if (position > size) return {size, ValueEnd::Cut};
      if (nesting.empty()) return {position, ValueEnd::Whole};
      continue;
    }
    ++position;
    if (byte == '{' || byte == '[') {
      nesting.push_back(byte == '{' ? '}' : ']');
      continue;
    }
    if (nesting.empty() || nesting.back() != byte) return {position, ValueEnd::Mismatch};
    nesting.pop_back();
    if (nesting.empty()) return {position, ValueEnd::Whole};
  }
}

std::string_view find_member(std::string_view text, std::string_view key) {
  std::string nesting;
  std::size_t position = 0;
  const auto skip = [&] {
    while (position < text.size() && (is_space(text[position]) || text[position] == ',' || text[position] == ':'))
      ++position;
  };
  skip();
  if (position >= text.size() || text[position] != '{') return {};
  ++position;
  while (true) {
    skip();
    if (position >= text.size() || text[position] != '"') return {};
    const std::size_t key_end = skip_string(text, position);
    if (key_end > text.size()) return {};
    const std::string_view name = text.substr(position + 1, key_end - position - 2);
    position = key_end;
    skip();
    const ScannedValue value = scan_value(text, position, nesting);
    if (name == key) return text.substr(position, value.end - position);
    if (value.state != ValueEnd::Whole || value.end == position) return {};
    position = value.end;
  }
}

PieceForm JsonItems::form() const {
  if (lines_) return PieceForm::Lines;
  return in_array_ ? PieceForm::Array : PieceForm::BetweenArrays;
}

std::size_t after_scalars(std::string_view text, std::size_t open) {
  const auto skip_space = [&](std::size_t at) {
    while (at < text.size() && is_space(text[at])) ++at;
    return at;
  };
  std::size_t position = skip_space(open + 1);
  while (position < text.size()) {
    std::size_t end = position;
    while (end < text.size() && (is_ascii_small(text[end]) || is_ascii_digit(text[end]) ||
                                 text[end] == '-' || text[end] == '+' || text[end] == '.' || text[end] == 'E'))
      ++end;
    const std::string_view word = text.substr(position, end - position);
    const bool number = !word.empty() && (word.front() == '-' || is_ascii_digit(word.front()));
    if (!number && word != "null" && word != "true" && word != "false") break;
    const std::size_t comma = skip_space(end);
    if (comma >= text.size() || text[comma] != ',') break;
    position = skip_space(comma + 1);
  }
  return position;
}

PieceForm form_of_first_piece(std::string_view text) {
  const auto after_space = [&](std::size_t position) {
    while (position < text.size() && is_space(text[position])) ++position;
    return position;
  };
  const std::size_t begin = after_space(0);
  if (begin == text.size()) return PieceForm::Whole;
  if (text[begin] == '[') {
    const std::size_t next = after_scalars(text, begin);
    return next < text.size() && text[next] == '{' ? PieceForm::BetweenArrays : PieceForm::Whole;
  }
  const std::size_t line_end = text.find('\n', begin);
  if (text[begin] != '{' || line_end == std::string_view::npos) return PieceForm::Whole;
  std::string nesting;
  const ScannedValue first = scan_value(text.substr(0, line_end), begin, nesting);
  return first.state == ValueEnd::Whole && after_space(first.end) >= line_end ? PieceForm::Lines : PieceForm::Whole;
}

JsonItems::JsonItems(std::string_view text, PieceForm form, bool more)
    : text_(text), in_array_(form == PieceForm::Array), lines_(form == PieceForm::Lines), more_(more) {
  if (form != PieceForm::Undecided) return;
  while (position_ < text_.size() && is_space(text_[position_])) ++position_;
  if (position_ >= text_.size() || text_[position_] != '{') return;
  // Lines: the first value is whole at the end of its line and something follows it.
  const ScannedValue first = scan_value(text_, position_, nesting_);
  std::size_t line_end = text_.find('\n', position_);
  if (line_end == std::string_view::npos) return;
  bool goes_on = false;
  for (std::size_t at = line_end; at < text_.size() && !goes_on; ++at) goes_on = !is_space(text_[at]);
  lines_ = goes_on && (first.state == ValueEnd::Whole ? first.end <= line_end : text_.compare(line_end, 2, "\n{") == 0);
}

bool JsonItems::next_line(JsonItem& item) {
  while (position_ < text_.size()) {
    std::size_t end = text_.find('\n', position_);
    const bool last = end == std::string_view::npos;
    if (last && more_) return false;
    if (last) end = text_.size();
    std::string_view line = text_.substr(position_, end - position_);
    position_ = last ? end : end + 1;
    while (!line.empty() && is_space(line.front())) line.remove_prefix(1);
    while (!line.empty() && is_space(line.back())) line.remove_suffix(1);
    if (line.empty()) continue;
    const bool ends = !more_ && text_.find_first_not_of(" \t\r\n", position_) == std::string_view::npos;
    const bool cut = ends && scan_value(line, 0, nesting_).state == ValueEnd::Cut;
    item = {line, cut ? ItemState::Truncated : ItemState::Whole};
    return true;
  }
  return false;
}

void JsonItems::skip_separators() {
  while (position_ < text_.size()) {
    const char byte = text_[position_];
    if (is_space(byte) || byte == ',' || byte == '\x1e') {  // RS separates JSON texts in RFC 7464
      ++position_;
    } else if (byte == '[' && !in_array_) {
      in_array_ = true;
      ++position_;
    } else if ((byte == ']' || byte == '}') && in_array_) {
      in_array_ = byte == '}';
      ++position_;
    } else {
      return;
    }
  }
}

bool JsonItems::starts_with(std::size_t position, std::string_view first_key) const {
  if (text_[position] != '{') return false;
  std::size_t key = position + 1;
  while (key < text_.size() && is_space(text_[key])) ++key;
  if (text_.compare(key, first_key.size(), first_key) != 0) return false;
  std::size_t before = position;
  while (before > 0 && is_space(text_[before - 1])) --before;
  return before > 0 && (text_[before - 1] == ',' || text_[before - 1] == '[');
}

// Goes on at the next place that starts like the first item and is whole; the item ends there. False where the place may
// be in a later piece.
bool JsonItems::recover(std::size_t begin, JsonItem& item, ItemState state) {
  // Where no item was whole yet, the broken one's own first key has to do.
  const std::string_view first_key = first_key_.empty() && text_[begin] == '{' ? first_key_of(text_.substr(begin)) : first_key_;
  std::size_t candidate = begin + 1;
  const std::size_t budget = text_.size() * kRescanFactor + 65536;
  while (!first_key.empty() && rescanned_ < budget) {
    candidate = text_.find(first_key, candidate);
    if (candidate == std::string_view::npos) break;
    std::size_t open = candidate;
    while (open > begin + 1 && is_space(text_[open - 1])) --open;
    ++candidate;
    if (open <= begin + 1 || !starts_with(--open, first_key)) continue;
    const ScannedValue value = scan_value(text_, open, nesting_);
    rescanned_ += value.end - open;
    if (value.state != ValueEnd::Whole) continue;
    std::size_t after = value.end;
    while (after < text_.size() && is_space(text_[after])) ++after;
    if (after < text_.size() && text_[after] != ',' && text_[after] != ']') continue;
    item = {text_.substr(begin, open - begin), ItemState::Broken};
    position_ = open;
    return true;
  }
  if (more_) return false;
  item = {text_.substr(begin), state};
  position_ = text_.size();
  in_array_ = false;
  return true;
}

bool JsonItems::next(JsonItem& item) {
  if (lines_) return next_line(item);
  skip_separators();
  if (position_ >= text_.size()) {
    if (!in_array_ || more_) return false;
    in_array_ = false;  // the array is never closed
    item = {std::string_view(), ItemState::Truncated};
    return true;
  }
  const std::size_t begin = position_;
  const ScannedValue value = scan_value(text_, begin, nesting_);
  const bool may_go_on = value.state == ValueEnd::Cut || (value.end == text_.size() && !is_structural(text_[begin]));
  if (more_ && may_go_on) return false;
  if (value.state == ValueEnd::Whole && value.end > begin) {
    item = {text_.substr(begin, value.end - begin), ItemState::Whole};
    position_ = value.end;
    if (first_key_.empty() && text_[begin] == '{') first_key_ = first_key_of(item.text);
    return true;
  }
  rescanned_ += value.end - begin;
  const bool cut = value.state == ValueEnd::Cut;
  return recover(begin, item, cut ? ItemState::Truncated : ItemState::Broken);
}

}  // namespace kinprint
