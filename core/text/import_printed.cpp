#include "text/import_printed.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "base/utf8.hpp"

namespace kinprint {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

struct Word {
  std::string_view printed, json;
};
constexpr std::array<Word, 4> kWords{{{"None", "null"}, {"True", "true"}, {"False", "false"}, {"nan", "null"}}};

void append_unit(std::string& json, std::uint32_t unit) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  json += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) json += kDigits[unit >> shift & 15];
}

class PrintedReader {
 public:
  explicit PrintedReader(std::string_view printed) : printed_(printed) {}

  // Nothing where it is no list.
  std::string json() {
    do {
      if (!take_value()) return {};
      position_ = std::min(printed_.find_first_not_of(kSpace, position_), printed_.size());
    } while (!open_.empty());
    return position_ == printed_.size() ? std::move(json_) : std::string();
  }

 private:
  // A bracket, a value or what parts two of them.
  bool take_value() {
    if (position_ >= printed_.size()) return false;
    const char byte = printed_[position_];
    if (byte == ']' || byte == '}' || byte == ')') return take_end(byte);
    if (open_.empty() && byte != '[') return false;
    if (byte == ',' || byte == ':') {
      ++position_;
      if (byte == ':') json_ += ':';
      needs_comma_ = needs_comma_ && byte == ',';
      return true;
    }
    if (needs_comma_) json_ += ',';
    needs_comma_ = true;
    if (byte == '[' || byte == '{' || byte == '(') {
      ++position_;
      open_ += byte == '[' ? ']' : byte == '{' ? '}'
                                               : ')';
      json_ += byte == '{' ? '{' : '[';
      needs_comma_ = false;
      return true;
    }
    return byte == '\'' || byte == '"' ? take_string(byte) : take_word();
  }

  bool take_end(char byte) {
    if (open_.empty() || open_.back() != byte) return false;
    open_.pop_back();
    json_ += byte == '}' ? '}' : ']';
    needs_comma_ = true;
    ++position_;
    return true;
  }

  bool take_word() {
    const std::size_t end = std::min(printed_.find_first_of(",:]})\n ", position_), printed_.size());
    const std::string_view word = printed_.substr(position_, end - position_);
    position_ = end;
    const auto known = std::find_if(kWords.begin(), kWords.end(), [&](const Word& each) { return each.printed == word; });
    const bool is_number = !word.empty() && word.find_first_not_of("0123456789+-.eE") == std::string_view::npos;
    json_ += known != kWords.end() ? known->json : word;
    return known != kWords.end() || is_number;
  }

  bool take_string(char quote) {
    json_ += '"';
    for (++position_; position_ < printed_.size(); ++position_) {
      const char byte = printed_[position_];
      if (byte == quote) {
        ++position_;
        json_ += '"';
        return true;
      }
      if (byte == '\\') take_escape();
      else if (byte == '"') json_ += "\\\"";
      else if (static_cast<unsigned char>(byte) < 0x20) append_unit(json_, static_cast<unsigned char>(byte));
      else json_ += byte;
    }
    return false;
  }

  // Ends on its last byte. One that Python does not print is a backslash.
  void take_escape() {
    const char name = position_ + 1 < printed_.size() ? printed_[position_ + 1] : '\0';
    const std::size_t digits = name == 'x' ? 2 : name == 'u' ? 4
                                             : name == 'U'   ? 8
                                                             : 0;
    const std::string_view code = printed_.substr(std::min(position_ + 2, printed_.size()), digits);
    if (digits > 0 && code.size() == digits && code.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos) {
      std::uint32_t value = 0;
      for (const char digit : code) value = value << 4 | static_cast<std::uint32_t>(digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
      if (value > 0xFFFF) append_utf8(json_, std::min<char32_t>(value, 0x10FFFF));
      else append_unit(json_, value);
      position_ += 1 + digits;
      return;
    }
    constexpr std::string_view kSameInJson = "nrt\\\"";
    const bool is_same = kSameInJson.find(name) != std::string_view::npos;
    if (name != '\'') json_ += '\\';
    json_ += is_same || name == '\'' ? name : '\\';
    if (is_same || name == '\'') ++position_;
  }

  std::string_view printed_;
  std::size_t position_ = 0;
  std::string json_;
  std::string open_;  // what closes the brackets that are open
  bool needs_comma_ = false;
};

}  // namespace

std::string json_of_printed(std::string_view printed) { return PrintedReader(printed).json(); }

}  // namespace kinprint
