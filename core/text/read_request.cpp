#include "text/read_request.hpp"

#include <initializer_list>
#include <utility>

#include "base/limits.hpp"
#include "base/number_text.hpp"
#include "base/utf8.hpp"
#include "simdjson.h"
#include "text/unicode.hpp"

namespace kinprint {
namespace {

namespace ondemand = simdjson::ondemand;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::uint64_t kLargestMinimumWords = 1'000;  // chosen: longer runs than that are whole answers

// For developers, beside the position. simdjson's own texts weigh 1.5 kB in the wasm core, most of them on calls that
// nobody makes here.
std::string_view reason_of(simdjson::error_code code) {
  switch (code) {
    case simdjson::EMPTY: return "there is nothing to read";
    case simdjson::TRAILING_CONTENT: return "something follows the document";
    case simdjson::DEPTH_ERROR: return "nested too deeply";
    case simdjson::CAPACITY: case simdjson::MEMALLOC: return "too large for the memory there is";
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT: return "ends inside an array or object";
    case simdjson::STRING_ERROR: case simdjson::UNCLOSED_STRING: case simdjson::UNESCAPED_CHARS: return "a string is malformed or has no end";
    case simdjson::T_ATOM_ERROR: case simdjson::F_ATOM_ERROR: case simdjson::N_ATOM_ERROR: return "a word that is not true, false or null";
    default: return "a comma, colon, bracket or value is missing or too many";
  }
}

// At least as many as the segments stage makes of a text: runs of letters and digits, and every other character that is seen.
std::size_t most_words(std::string_view text) {
  std::size_t words = 0;
  bool in_run = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_at(text, at);
    const CharacterClass found = character_class(point.value);
    const bool is_plain = found == CharacterClass::Letter || found == CharacterClass::Digit;
    words += is_plain ? !in_run : found != CharacterClass::Space && found != CharacterClass::Format;
    in_run = is_plain;
    at += point.length;
  }
  return words;
}

// Walks the document once. Functions return false after setting error_; their callers put their own name before path_.
class RequestReader {
 public:
  Result<Request> read(std::string_view bytes);
  std::optional<std::string> read_id(std::string_view bytes);

 private:
  bool start(std::string_view bytes);
  bool root_is_json();
  bool read_root(ondemand::object object);
  bool read_side(ondemand::value value, Side& side);
  bool read_answer(ondemand::value value, Answer& answer);
  bool read_options(ondemand::value value, CompareOptions& options);
  bool read_runs(ondemand::value value, RunOptions& runs);

  bool read_text(ondemand::value value, std::string& text);
  bool read_month(ondemand::value value, std::uint32_t& month);
  bool read_flag(ondemand::value value, bool& flag);
  bool read_count(ondemand::value value, std::uint64_t lowest, std::uint64_t highest, std::uint32_t& count);
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

  bool refuse(simdjson::error_code code, std::string_view expected);
  bool refuse(ErrorCode code, std::string message);
  bool within(std::string_view name);  // after a failure: puts `name` before the path to the field
  Error failure();

  simdjson::padded_string json_;
  ondemand::parser parser_;
  ondemand::document document_;
  bool started_ = false;   // document_ may be asked where it stands
  bool repaired_ = false;  // positions would not be those of the given bytes
  std::int64_t skipped_bytes_ = 0;
  Request request_;
  Error error_;
  std::size_t words_ = 0;  // of the answers read so far
  std::string path_;  // of the field that failed, for example left.answers[3].text
};

bool RequestReader::refuse(ErrorCode code, std::string message) {
  error_ = {code, std::move(message), -1};
  return false;
}

bool RequestReader::refuse(simdjson::error_code code, std::string_view expected) {
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

bool RequestReader::within(std::string_view name) {
  const bool joined = !path_.empty() && path_[0] != '[';
  path_ = std::string(name) + (joined ? "." : "") + path_;
  return false;
}

Error RequestReader::failure() {
  if (error_.code != ErrorCode::InvalidJson && !path_.empty()) error_.message = path_ + ": " + error_.message;
  return std::move(error_);
}

template <typename Visit>
bool RequestReader::each_field(ondemand::object object, std::initializer_list<std::string_view> names,
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
bool RequestReader::each_field(ondemand::value value, std::initializer_list<std::string_view> names,
                               std::uint32_t& seen, Visit visit) {
  ondemand::object object;
  if (const auto code = value.get_object().get(object)) return refuse(code, "an object");
  return each_field(object, names, seen, visit);
}

template <typename Visit>
bool RequestReader::each_element(ondemand::value value, std::size_t most, Visit visit) {
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

bool RequestReader::read_text(ondemand::value value, std::string& text) {
  std::string_view view;
  if (const auto code = value.get_string(true).get(view)) return refuse(code, "a string");
  text = view;
  return true;
}

bool RequestReader::read_month(ondemand::value value, std::uint32_t& month) {
  std::string text;
  if (!read_text(value, text)) return false;
  bool fits = text.size() == 7 && text[4] == '-';
  for (std::size_t i = 0; fits && i < text.size(); ++i) {
    if (i == 4) continue;
    fits = text[i] >= '0' && text[i] <= '9';
    month = month * 10 + static_cast<std::uint32_t>(text[i] - '0');
  }
  return (fits && is_month(month)) || refuse(ErrorCode::InvalidRequest, "expected a month as YYYY-MM");
}

bool RequestReader::read_flag(ondemand::value value, bool& flag) {
  const auto code = value.get_bool().get(flag);
  return code == simdjson::SUCCESS || refuse(code, "true or false");
}

bool RequestReader::read_count(ondemand::value value, std::uint64_t lowest, std::uint64_t highest,
                               std::uint32_t& count) {
  std::uint64_t number = 0;
  const auto code = value.get_uint64().get(number);
  const std::string expected = "a whole number from " + std::to_string(lowest) + " to " + std::to_string(highest);
  if (code != simdjson::SUCCESS) return refuse(code, expected);
  if (number < lowest || number > highest) return refuse(simdjson::NUMBER_OUT_OF_RANGE, expected);
  count = static_cast<std::uint32_t>(number);
  return true;
}

bool RequestReader::read_answer(ondemand::value value, Answer& answer) {
  std::uint32_t seen = 0;
  const bool read = each_field(value, {"prompt", "text", "again"}, seen, [&](std::uint32_t field, ondemand::value inner) {
    if (field == 0) return read_text(inner, answer.prompt);
    if (field == 1) return read_text(inner, answer.document.text);
    return read_flag(inner, answer.again);
  });
  words_ += most_words(answer.document.text);
  if (read && words_ > kMaximumRequestWords) {
    return refuse(ErrorCode::TooLarge, "limit is " + std::to_string(kMaximumRequestWords) + " words and marks of all answers, there are more: leave answers out");
  }
  if (read && (seen & 2u) == 0) return refuse(ErrorCode::InvalidRequest, "missing") || within("text");
  return read;
}

bool RequestReader::read_side(ondemand::value value, Side& side) {
  std::uint32_t seen = 0;
  const bool read = each_field(value, {"name", "answers", "released"}, seen, [&](std::uint32_t field, ondemand::value inner) {
    if (field == 0) return read_text(inner, side.name);
    if (field == 2) return read_month(inner, side.released);
    return each_element(inner, kMaximumAnswersPerSide, [&](std::size_t, ondemand::value element) {
      return read_answer(element, side.answers.emplace_back());
    });
  });
  if (read && (seen & 2u) == 0) return refuse(ErrorCode::InvalidRequest, "missing") || within("answers");
  return read;
}

bool RequestReader::read_runs(ondemand::value value, RunOptions& runs) {
  std::uint32_t seen = 0;
  return each_field(value, {"minimumWords", "foldCase", "foldQuotes", "foldNumbers"}, seen,
                    [&](std::uint32_t field, ondemand::value inner) {
                      if (field == 0) return read_count(inner, 1, kLargestMinimumWords, runs.minimum_words);
                      if (field == 1) return read_flag(inner, runs.fold_case);
                      if (field == 2) return read_flag(inner, runs.fold_quotes);
                      return read_flag(inner, runs.fold_numbers);
                    });
}

bool RequestReader::read_options(ondemand::value value, CompareOptions& options) {
  std::uint32_t seen = 0;
  return each_field(value, {"exhibits", "robustness", "includeInput", "seed", "runs"}, seen,
                    [&](std::uint32_t field, ondemand::value inner) {
                      if (field == 0) return read_flag(inner, options.exhibits);
                      if (field == 1) return read_flag(inner, options.robustness);
                      if (field == 2) return read_flag(inner, options.include_input);
                      if (field == 3) return read_count(inner, 0, 0xFFFFFFFFu, options.seed);
                      return read_runs(inner, options.runs);
                    });
}

bool RequestReader::read_root(ondemand::object object) {
  std::uint32_t seen = 0;
  const bool read = each_field(object, {"id", "left", "right", "controls", "options"}, seen,
                               [&](std::uint32_t field, ondemand::value value) {
                                 if (field == 0) return read_text(value, request_.id);
                                 if (field == 1) return read_side(value, request_.left);
                                 if (field == 2) return read_side(value, request_.right);
                                 if (field == 4) return read_options(value, request_.options);
                                 return each_element(value, kMaximumControls, [&](std::size_t, ondemand::value side) {
                                   return read_side(side, request_.controls.emplace_back());
                                 });
                               });
  if (!read) return false;
  if ((seen & 2u) == 0) return refuse(ErrorCode::InvalidRequest, "missing") || within("left");
  if ((seen & 4u) == 0) return refuse(ErrorCode::InvalidRequest, "missing") || within("right");
  return true;
}

bool RequestReader::start(std::string_view bytes) {
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
bool RequestReader::root_is_json() {
  const std::string_view text(json_.data(), json_.size());
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return false;
  const std::string_view root = text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
  if (root[0] == '[') return root.back() == ']';
  if (root[0] == '"') return root.size() > 1 && root.find('"', 1) == root.size() - 1;
  return root == "null" || root == "true" || root == "false" || parse_number(root).has_value();
}

Result<Request> RequestReader::read(std::string_view bytes) {
  if (!start(bytes)) return failure();
  ondemand::object object;
  if (const auto code = document_.get_object().get(object)) {
    if (code == simdjson::INCORRECT_TYPE && !root_is_json()) {
      refuse(simdjson::TAPE_ERROR, "an object");
    } else {
      refuse(code, "an object");
    }
    return failure();
  }
  if (!read_root(object)) return failure();
  if (!document_.at_end()) {
    refuse(simdjson::TRAILING_CONTENT, "one object");
    return failure();
  }
  return std::move(request_);
}

std::optional<std::string> RequestReader::read_id(std::string_view bytes) {
  ondemand::object object;
  std::string_view id;
  if (!start(bytes) || document_.get_object().get(object)) return std::nullopt;
  if (object.find_field_unordered("id").get_string(true).get(id)) return std::nullopt;
  return std::string(id);
}

}  // namespace

Result<Request> read_request(std::string_view bytes) { return RequestReader().read(bytes); }

std::optional<std::string> read_request_id(std::string_view bytes) { return RequestReader().read_id(bytes); }

}  // namespace kinprint
