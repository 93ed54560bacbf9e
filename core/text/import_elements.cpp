#include "text/import_elements.hpp"

#include <array>
#include <cstring>

namespace kinprint {
namespace {

constexpr std::size_t kRescanFactor = 8;  // chosen: a file may be looked at this many times over while recovering

bool is_space(char byte) { return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t'; }

constexpr std::array<bool, 256> make_structural() {
  std::array<bool, 256> table{};
  for (const char byte : {'"', '{', '}', '[', ']'}) table[static_cast<unsigned char>(byte)] = true;
  return table;
}
constexpr std::array<bool, 256> kStructural = make_structural();

// After the closing quote of the string whose opening quote is at `open`; text.size() + 1 when it is not closed.
std::size_t skip_string(std::string_view text, std::size_t open) {
  std::size_t position = open + 1;
  while (position < text.size()) {
    const void* found = std::memchr(text.data() + position, '"', text.size() - position);
    if (found == nullptr) break;
    const auto quote = static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
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
  if (!kStructural[static_cast<unsigned char>(text[position])]) {  // a number, true, false, null or nonsense
    while (position < size && !is_space(text[position]) && text[position] != ',' && text[position] != ']' &&
           text[position] != '}')
      ++position;
    return {position, ValueEnd::Whole};
  }
  while (position < size) {
    const char byte = text[position];
    if (!kStructural[static_cast<unsigned char>(byte)]) {
      ++position;
      continue;
    }
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
  return {size, ValueEnd::Cut};
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

JsonItems::JsonItems(std::string_view text) : text_(text) {
  while (position_ < text_.size() && is_space(text_[position_])) ++position_;
  if (position_ >= text_.size() || text_[position_] != '{') return;
  // Lines: the first value is whole at the end of its line and something follows it.
  const ScannedValue first = scan_value(text_, position_, nesting_);
  std::size_t line_end = text_.find('\n', position_);
  if (line_end == std::string_view::npos) return;
  bool more = false;
  for (std::size_t at = line_end; at < text_.size() && !more; ++at) more = !is_space(text_[at]);
  lines_ = more && (first.state == ValueEnd::Whole ? first.end <= line_end : text_.compare(line_end, 2, "\n{") == 0);
}

bool JsonItems::next_line(JsonItem& item) {
  while (position_ < text_.size()) {
    std::size_t end = text_.find('\n', position_);
    const bool last = end == std::string_view::npos;
    if (last) end = text_.size();
    std::string_view line = text_.substr(position_, end - position_);
    position_ = last ? end : end + 1;
    while (!line.empty() && is_space(line.front())) line.remove_prefix(1);
    while (!line.empty() && is_space(line.back())) line.remove_suffix(1);
    if (line.empty()) continue;
    item = {line, ItemState::Whole};
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
      in_array_ = was_array_ = true;
      ++position_;
    } else if ((byte == ']' || byte == '}') && in_array_) {
      in_array_ = byte == '}';
      ++position_;
    } else {
      return;
    }
  }
}

bool JsonItems::starts_like_first(std::size_t position) const {
  if (text_[position] != '{') return false;
  std::size_t key = position + 1;
  while (key < text_.size() && is_space(text_[key])) ++key;
  if (first_key_.empty() || text_.compare(key, first_key_.size(), first_key_) != 0) return false;
  std::size_t before = position;
  while (before > 0 && is_space(text_[before - 1])) --before;
  return before > 0 && (text_[before - 1] == ',' || text_[before - 1] == '[');
}

// Goes on at the next place that starts like the first item and is whole; the item ends there.
void JsonItems::recover(std::size_t begin, JsonItem& item, ItemState state) {
  std::size_t candidate = begin + 1;
  const std::size_t budget = text_.size() * kRescanFactor + 65536;
  while (!first_key_.empty() && rescanned_ < budget) {
    candidate = text_.find(first_key_, candidate);
    if (candidate == std::string_view::npos) break;
    std::size_t open = candidate;
    while (open > begin + 1 && is_space(text_[open - 1])) --open;
    ++candidate;
    if (open <= begin + 1 || !starts_like_first(--open)) continue;
    const ScannedValue value = scan_value(text_, open, nesting_);
    rescanned_ += value.end - open;
    if (value.state != ValueEnd::Whole) continue;
    std::size_t after = value.end;
    while (after < text_.size() && is_space(text_[after])) ++after;
    if (after < text_.size() && text_[after] != ',' && text_[after] != ']') continue;
    item = {text_.substr(begin, open - begin), ItemState::Broken};
    position_ = open;
    return;
  }
  item = {text_.substr(begin), state};
  position_ = text_.size();
}

bool JsonItems::next(JsonItem& item) {
  if (lines_) return next_line(item);
  skip_separators();
  if (position_ >= text_.size()) {
    if (!in_array_) return false;
    in_array_ = false;  // the array is never closed
    item = {std::string_view(), ItemState::Truncated};
    return true;
  }
  const std::size_t begin = position_;
  const ScannedValue value = scan_value(text_, begin, nesting_);
  if (value.state == ValueEnd::Whole && value.end > begin) {
    item = {text_.substr(begin, value.end - begin), ItemState::Whole};
    position_ = value.end;
    if (first_key_.empty() && text_[begin] == '{') first_key_ = first_key_of(item.text);
    return true;
  }
  rescanned_ += value.end - begin;
  const bool cut = value.state == ValueEnd::Cut;
  recover(begin, item, cut ? ItemState::Truncated : ItemState::Broken);
  if (position_ >= text_.size()) in_array_ = false;
  return true;
}

}  // namespace kinprint
