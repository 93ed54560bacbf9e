#pragma once
// A thin, forgiving way to walk one JSON item with simdjson's on-demand reader: members in the order of the file,
// unknown ones passed over, wrong types read as empty. The only header of core/text's importers that names simdjson.
//
// A walk visits each member once: a callback reads its value or leaves it. Strings stay valid until the next read().
#include <simdjson.h>

#include <string>
#include <string_view>

namespace kinprint {

using JsonValue = simdjson::ondemand::value;
using JsonKind = simdjson::ondemand::json_type;

class JsonReader {
 public:
  // Walks `item`, a part of `whole` (so that bytes behind it may be used as padding). False when the item is no JSON
  // object or array, or a value that was read turned out broken. `visit(JsonValue)`.
  template <typename Visit>
  bool read(std::string_view item, std::string_view whole, Visit&& visit) {
    failed_ = visited_ = false;
    const std::size_t behind = static_cast<std::size_t>(whole.data() + whole.size() - (item.data() + item.size()));
    const char* bytes = item.data();
    std::size_t capacity = item.size() + behind;
    if (behind < simdjson::SIMDJSON_PADDING) {
      copy_.assign(item);
      copy_.append(simdjson::SIMDJSON_PADDING, ' ');
      bytes = copy_.data();
      capacity = copy_.size();
    }
    simdjson::ondemand::document document;
    if (parser_.iterate(bytes, item.size(), capacity).get(document) != simdjson::SUCCESS) return false;
    JsonValue root;
    if (document.get_value().get(root) != simdjson::SUCCESS) return false;
    visited_ = true;
    visit(root);
    return !failed_;
  }

  // visit(std::string_view key, JsonValue value) for each member. False when the value is no object.
  template <typename Visit>
  bool members(JsonValue value, Visit&& visit) {
    simdjson::ondemand::object object;
    if (kind(value) != JsonKind::object || value.get_object().get(object) != simdjson::SUCCESS) return false;
    for (auto member : object) {
      std::string_view key;
      JsonValue inner;
      if (failed_ || member.error() != simdjson::SUCCESS || member.unescaped_key(true).get(key) != simdjson::SUCCESS ||
          member.value().get(inner) != simdjson::SUCCESS) {
        failed_ = true;
        return true;
      }
      visit(key, inner);
      if (failed_) return true;
    }
    return true;
  }

  // visit(JsonValue) for each element. False when the value is no array.
  template <typename Visit>
  bool elements(JsonValue value, Visit&& visit) {
    simdjson::ondemand::array array;
    if (kind(value) != JsonKind::array || value.get_array().get(array) != simdjson::SUCCESS) return false;
    for (auto element : array) {
      JsonValue inner;
      if (failed_ || element.get(inner) != simdjson::SUCCESS) {
        failed_ = true;
        return true;
      }
      visit(inner);
      if (failed_) return true;
    }
    return true;
  }

  // Null, as a kind, stands for everything that has no kind.
  JsonKind kind(JsonValue value) {
    JsonKind result = JsonKind::null;
    if (value.type().get(result) != simdjson::SUCCESS) return JsonKind::null;
    return result;
  }

  // The string, valid UTF-8 with unpaired surrogates as U+FFFD; empty for anything else.
  std::string_view text(JsonValue value) {
    std::string_view result;
    if (kind(value) != JsonKind::string) return result;
    if (value.get_string(true).get(result) != simdjson::SUCCESS) failed_ = true;
    return result;
  }

  // A number, or a string that holds one (extended JSON writes numbers so); `otherwise` for anything else.
  double number(JsonValue value, double otherwise);
  bool boolean(JsonValue value, bool otherwise = false);

  // Makes the walk end: the item is not what the importer reads.
  void fail() { failed_ = true; }
  [[nodiscard]] bool failed() const { return failed_; }
  // Whether the last read() got as far as the visit; if not, the bytes are no JSON text or no UTF-8.
  [[nodiscard]] bool visited() const { return visited_; }

 private:
  simdjson::ondemand::parser parser_;
  std::string copy_;
  bool failed_ = false;
  bool visited_ = false;
};

}  // namespace kinprint
