#include "text/read_request.hpp"

#include <algorithm>
#include <utility>

#include "base/ascii.hpp"
#include "base/limits.hpp"
#include "text/checked_json.hpp"
#include "text/own_text.hpp"
#include "text/texts_hash.hpp"
#include "text/unicode.hpp"

namespace kinprint {
namespace {

constexpr std::uint64_t kLargestMinimumWords = 1'000;  // chosen: longer runs than that are whole answers

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

// Lines that end by a carriage return alone end by a line feed, as everything after this stage expects: byte for byte, so
// that positions stay. A line feed's own carriage return stays too, and all of several before it.
void end_lines_by_line_feeds(std::string& text) {
  bool is_ended = false;  // by a line feed, behind the carriage returns looked at
  for (std::size_t at = text.size(); at-- > 0;) {
    if (text[at] != '\r') is_ended = text[at] == '\n';
    else if (!is_ended) text[at] = '\n';
  }
}

class RequestReader {
 public:
  Result<Request> read(std::string_view bytes);
  TrialId read_id(std::string_view bytes);

 private:
  bool read_root(ondemand::object object);
  bool read_side(ondemand::value value, Side& side);
  bool read_answer(ondemand::value value, Answer& answer);
  bool read_trial_id(ondemand::value value, TrialId& id);
  bool read_month(ondemand::value value, std::uint32_t& month);
  bool read_options(ondemand::value value, CompareOptions& options);
  bool read_runs(ondemand::value value, RunOptions& runs);
  void drop_repeated_controls();

  CheckedJson json_;
  Request request_;
  std::size_t words_ = 0;  // of the answers read so far
};

bool RequestReader::read_trial_id(ondemand::value value, TrialId& id) {
  std::string_view token = value.raw_json_token();
  if (token.starts_with('"')) return json_.read_text(value, id.text);
  token = token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
  if (!parse_number(token).has_value()) return json_.refuse(ErrorCode::InvalidRequest, "expected a string or a number");
  id = {std::string(token), true};
  return true;
}

bool RequestReader::read_month(ondemand::value value, std::uint32_t& month) {
  std::string text;
  if (!json_.read_text(value, text)) return false;
  bool fits = text.size() == 7 && text[4] == '-';
  for (std::size_t i = 0; fits && i < text.size(); ++i) {
    if (i == 4) continue;
    fits = is_ascii_digit(text[i]);
    month = month * 10 + static_cast<std::uint32_t>(text[i] - '0');
  }
  return (fits && is_month(month)) || json_.refuse(ErrorCode::InvalidRequest, "expected a month as YYYY-MM");
}

bool RequestReader::read_answer(ondemand::value value, Answer& answer) {
  std::uint32_t seen = 0;
  const bool read = json_.each_field(value, {"prompt", "text", "again"}, seen, [&](std::uint32_t field, ondemand::value inner) {
    if (field == 0) return json_.read_text(inner, answer.prompt);
    if (field == 1) return json_.read_text(inner, answer.document.text);
    return json_.read_flag(inner, answer.again);
  });
  end_lines_by_line_feeds(answer.document.text);
  words_ += most_words(answer.document.text);
  if (read && words_ > kMaximumRequestWords) {
    return json_.refuse(ErrorCode::TooLarge, "limit is " + std::to_string(kMaximumRequestWords) +
                                                 " words and marks of all answers, there are more: leave answers out");
  }
  if (read && (seen & 2u) == 0) return json_.refuse(ErrorCode::InvalidRequest, "missing") || json_.within("text");
  return read;
}

bool RequestReader::read_side(ondemand::value value, Side& side) {
  std::uint32_t seen = 0;
  const bool read = json_.each_field(value, {"name", "answers", "released"}, seen, [&](std::uint32_t field, ondemand::value inner) {
    if (field == 0) return json_.read_text(inner, side.name);
    if (field == 2) return read_month(inner, side.released);
    return json_.each_element(inner, kMaximumAnswersPerSide, [&](std::size_t, ondemand::value element) {
      return read_answer(element, side.answers.emplace_back());
    });
  });
  if (read && (seen & 2u) == 0) return json_.refuse(ErrorCode::InvalidRequest, "missing") || json_.within("answers");
  find_own_texts(side);
  return read;
}

bool RequestReader::read_runs(ondemand::value value, RunOptions& runs) {
  std::uint32_t seen = 0;
  return json_.each_field(value, {"minimumWords", "foldCase", "foldQuotes", "foldNumbers"}, seen,
                          [&](std::uint32_t field, ondemand::value inner) {
                            if (field == 0) return json_.read_count(inner, 1, kLargestMinimumWords, runs.minimum_words);
                            if (field == 1) return json_.read_flag(inner, runs.fold_case);
                            if (field == 2) return json_.read_flag(inner, runs.fold_quotes);
                            return json_.read_flag(inner, runs.fold_numbers);
                          });
}

bool RequestReader::read_options(ondemand::value value, CompareOptions& options) {
  std::uint32_t seen = 0;
  return json_.each_field(value, {"exhibits", "robustness", "includeInput", "seed", "runs"}, seen,
                          [&](std::uint32_t field, ondemand::value inner) {
                            if (field == 0) return json_.read_flag(inner, options.exhibits);
                            if (field == 1) return json_.read_flag(inner, options.robustness);
                            if (field == 2) return json_.read_flag(inner, options.include_input);
                            if (field == 3) return json_.read_count(inner, 0, 0xFFFFFFFFu, options.seed);
                            return read_runs(inner, options.runs);
                          });
}

// One control bot, given twice, would count as two that agree, and one that is a side would hold that side against itself.
void RequestReader::drop_repeated_controls() {
  if (request_.controls.empty()) return;
  std::vector<std::string> hashes = {texts_hash(request_.left), texts_hash(request_.right)};
  std::erase_if(request_.controls, [&](const Side& control) {
    const std::string hash = texts_hash(control);
    const bool is_repeated = std::find(hashes.begin(), hashes.end(), hash) != hashes.end();
    hashes.push_back(hash);
    return is_repeated;
  });
}

bool RequestReader::read_root(ondemand::object object) {
  std::uint32_t seen = 0;
  const bool read = json_.each_field(object, {"id", "left", "right", "controls", "options"}, seen,
                                     [&](std::uint32_t field, ondemand::value value) {
                                       if (field == 0) return read_trial_id(value, request_.id);
                                       if (field == 1) return read_side(value, request_.left);
                                       if (field == 2) return read_side(value, request_.right);
                                       if (field == 4) return read_options(value, request_.options);
                                       return json_.each_element(value, kMaximumControls, [&](std::size_t, ondemand::value side) {
                                         return read_side(side, request_.controls.emplace_back());
                                       });
                                     });
  if (!read) return false;
  drop_repeated_controls();
  if ((seen & 2u) == 0) return json_.refuse(ErrorCode::InvalidRequest, "missing") || json_.within("left");
  if ((seen & 4u) == 0) return json_.refuse(ErrorCode::InvalidRequest, "missing") || json_.within("right");
  return true;
}

Result<Request> RequestReader::read(std::string_view bytes) {
  ondemand::object object;
  if (!json_.start(bytes) || !json_.open(object) || !read_root(object) || !json_.at_end()) return json_.failure();
  return std::move(request_);
}

TrialId RequestReader::read_id(std::string_view bytes) {
  ondemand::object object;
  ondemand::value value;
  TrialId id;
  if (json_.start(bytes) && json_.open(object) && !object.find_field_unordered("id").get(value)) read_trial_id(value, id);
  return id;
}

}  // namespace

Result<Request> read_request(std::string_view bytes) { return RequestReader().read(bytes); }

TrialId read_request_id(std::string_view bytes) { return RequestReader().read_id(bytes); }

}  // namespace kinprint
