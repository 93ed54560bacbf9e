#pragma once
// One JSON document of a user's, walked once and on demand: values of the type that is expected, and of what is refused the
// path to it and, where it is no JSON, the byte. Knows no field; read_request.cpp, the only one to include it, does. Functions
// return false after setting the error; their callers put their own name before the path. All in this header, so that the
// compiler sees it together with its use: the core has a budget (cmake/wasm_flags.cmake).
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "base/error.hpp"
#include "base/limits.hpp"
#include "base/number_text.hpp"
#include "base/utf8.hpp"
#include "simdjson.h"

namespace kinprint {

namespace ondemand = simdjson::ondemand;

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// For developers, beside the position. simdjson's own texts weigh 1.5 kB in the wasm core, most of them on calls that
// nobody makes here.
inline std::string_view reason_of(simdjson::error_code code) {
  switch (code) {
    case simdjson::EMPTY: return "there is nothing to read";
    case simdjson::TRAILING_CONTENT: return "something follows the document";
    case simdjson::DEPTH_ERROR: return "nested too deeply";
    case simdjson::CAPACITY:
    case simdjson::MEMALLOC: return "too large for the memory there is";
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT: return "ends inside an array or object";
    case simdjson::STRING_ERROR:
    case simdjson::UNCLOSED_STRING:
    case simdjson::UNESCAPED_CHARS: return "a string is malformed or has no end";
    case simdjson::T_ATOM_ERROR:
    case simdjson::F_ATOM_ERROR:
    case simdjson::N_ATOM_ERROR: return "a word that is not true, false or null";
    default: return "a comma, colon, bracket or value is missing or too many";
  }
}

class CheckedJson {
 public:
  // The bytes are copied, broken UTF-8 in them repaired. Refuses with too_large or invalid_json.
  bool start(std::string_view bytes);
  // The object that the document is. Refuses with invalid_json, or with invalid_request what is JSON but no object.
  bool open(ondemand::object& object);
  // Refuses what follows the object, once that is read to its end.
  bool at_end();
  // After a failure, once: the error with the path in its message and, where it is no JSON, the byte as its position.
  Error failure();

  // Calls visit(index in names, value) for each known field that is not null; `seen` gets one bit for each.
  template <typename Visit>
  bool each_field(ondemand::object object, std::initializer_list<std::string_view> names, std::uint32_t& seen,
                  Visit visit);
  template <typename Visit>
  bool each_field(ondemand::value value, std::initializer_list<std::string_view> names, std::uint32_t& seen,
                  Visit visit);
  // Calls visit(index, value) for each element, at most `most`.
  template <typename Visit>
  bool each_element(ondemand::value value, std::size_t most, Visit visit);

  bool read_text(ondemand::value value, std::string& text);
  bool read_flag(ondemand::value value, bool& flag);
  bool read_count(ondemand::value value, std::uint64_t lowest, std::uint64_t highest, std::uint32_t& count);

  bool refuse(simdjson::error_code code, std::string_view expected);
  bool refuse(ErrorCode code, std::string message);
  bool within(std::string_view name);  // after a failure: puts `name` before the path to the field

 private:
  bool root_is_json();

  simdjson::padded_string json_;
  ondemand::parser parser_;
  ondemand::document document_;
  bool started_ = false;   // document_ may be asked where it stands
  bool repaired_ = false;  // positions would not be those of the given bytes
  std::int64_t skipped_bytes_ = 0;
  Error error_;
  std::string path_;  // of the field that failed, for example left.answers[3].text
};

inline bool CheckedJson::refuse(ErrorCode code, std::string message) {
  error_ = {code, std::move(message), -1};
  return false;
}

inline bool CheckedJson::refuse(simdjson::error_code code, std::string_view expected) {
  const bool wrong_type = code == simdjson::INCORRECT_TYPE || code == simdjson::NUMBER_OUT_OF_RANGE ||
                          code == simdjson::NUMBER_ERROR;
  if (wrong_type) return refuse(ErrorCode::InvalidRequest, "expected " + std::string(expected));
  refuse(ErrorCode::InvalidJson, std::string(reason_of(code)));
  const char* place = nullptr;
  if (started_ && !repaired_ && document_.current_location().get(place) == simdjson::SUCCESS) {
    error_.position = place - json_.data() + skipped_bytes_;
  }
  return false;
}

inline bool CheckedJson::within(std::string_view name) {
  const bool joined = !path_.empty() && path_[0] != '[';
  path_ = std::string(name) + (joined ? "." : "") + path_;
  return false;
}

inline Error CheckedJson::failure() {
  if (error_.code != ErrorCode::InvalidJson && !path_.empty()) error_.message = path_ + ": " + error_.message;
  return std::move(error_);
}

template <typename Visit>
bool CheckedJson::each_field(ondemand::object object, std::initializer_list<std::string_view> names,
                             std::uint32_t& seen, Visit visit) {
  for (auto result : object) {
    ondemand::field field;
    if (const auto code = std::move(result).get(field)) return refuse(code, "an object");
    std::string_view key;
    if (const auto code = field.unescaped_key(true).get(key)) return refuse(code, "a name");
    std::uint32_t index = 0;
    for (const std::string_view name : names) {
      if (name == key) break;
      ++index;
    }
    if (index == names.size()) continue;
    const std::string_view name = names.begin()[index];
    ondemand::value value = field.value();
    bool missing = false;
    if (const auto code = value.is_null().get(missing)) return refuse(code, "a value") || within(name);
    if (missing) continue;
    if ((seen >> index) & 1u) return refuse(ErrorCode::InvalidRequest, "given twice") || within(name);
    seen |= 1u << index;
    if (!visit(index, value)) return within(name);
  }
  return true;
}

template <typename Visit>
bool CheckedJson::each_field(ondemand::value value, std::initializer_list<std::string_view> names,
                             std::uint32_t& seen, Visit visit) {
  ondemand::object object;
  if (const auto code = value.get_object().get(object)) return refuse(code, "an object");
  return each_field(object, names, seen, visit);
}

template <typename Visit>
bool CheckedJson::each_element(ondemand::value value, std::size_t most, Visit visit) {
  ondemand::array array;
  if (const auto code = value.get_array().get(array)) return refuse(code, "an array");
  std::size_t index = 0;
  for (auto result : array) {
    ondemand::value element;
    if (const auto code = std::move(result).get(element)) return refuse(code, "an array");
    if (index == most) {
      return refuse(ErrorCode::TooLarge, "limit is " + std::to_string(most) + " entries, there are more");
    }
    if (!visit(index, element)) return within("[" + std::to_string(index) + "]");
    ++index;
  }
  return true;
}

inline bool CheckedJson::read_text(ondemand::value value, std::string& text) {
  std::string_view view;
  if (const auto code = value.get_string(true).get(view)) return refuse(code, "a string");
  text = view;
  return true;
}

inline bool CheckedJson::read_flag(ondemand::value value, bool& flag) {
  const auto code = value.get_bool().get(flag);
  return code == simdjson::SUCCESS || refuse(code, "true or false");
}

inline bool CheckedJson::read_count(ondemand::value value, std::uint64_t lowest, std::uint64_t highest,
                                    std::uint32_t& count) {
  std::uint64_t number = 0;
  const auto code = value.get_uint64().get(number);
  const std::string expected = "a whole number from " + std::to_string(lowest) + " to " + std::to_string(highest);
  if (code != simdjson::SUCCESS) return refuse(code, expected);
  if (number < lowest || number > highest) return refuse(simdjson::NUMBER_OUT_OF_RANGE, expected);
  count = static_cast<std::uint32_t>(number);
  return true;
}

inline bool CheckedJson::start(std::string_view bytes) {
  if (bytes.size() > kMaximumRequestBytes) {
    return refuse(ErrorCode::TooLarge, "limit is " + std::to_string(kMaximumRequestBytes) + " bytes, given " +
                                           std::to_string(bytes.size()));
  }
  if (bytes.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
    bytes.remove_prefix(kByteOrderMark.size());
    skipped_bytes_ = static_cast<std::int64_t>(kByteOrderMark.size());
  }
  repaired_ = !simdjson::validate_utf8(bytes.data(), bytes.size());
  json_ = repaired_ ? simdjson::padded_string(replace_invalid_utf8(bytes)) : simdjson::padded_string(bytes);
  const auto code = parser_.iterate(json_).get(document_);
  started_ = code == simdjson::SUCCESS;
  return started_ || refuse(code, "an object");
}

// Tells [1], 5 and "text" (JSON, but no request) from what is no JSON. Looked at by hand: on demand, simdjson goes by
// the first letter, and its kernels differ in how far they check the rest.
inline bool CheckedJson::root_is_json() {
  const std::string_view text(json_.data(), json_.size());
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return false;
  const std::string_view root = text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
  if (root[0] == '[') return root.back() == ']';
  if (root[0] == '"') return root.size() > 1 && root.find('"', 1) == root.size() - 1;
  return root == "null" || root == "true" || root == "false" || parse_number(root).has_value();
}

inline bool CheckedJson::open(ondemand::object& object) {
  const auto code = document_.get_object().get(object);
  if (!code) return true;
  return code == simdjson::INCORRECT_TYPE && !root_is_json() ? refuse(simdjson::TAPE_ERROR, "an object")
                                                             : refuse(code, "an object");
}

inline bool CheckedJson::at_end() {
  return document_.at_end() || refuse(simdjson::TRAILING_CONTENT, "one object");
}

}  // namespace kinprint
