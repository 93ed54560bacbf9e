#pragma once
// Document: one answer as valid UTF-8 bytes, and the request that groups answers into sides. The first stage: it
// knows where bytes came from and nothing of sentences, languages or scores.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kinprint {

// Valid UTF-8: read_request replaces each invalid byte or unpaired surrogate by U+FFFD.
struct Document {
  std::string text;
  std::uint32_t before = 0, after = 0;  // bytes before and after the answer itself (text/own_text.hpp)

  // The answer itself: what is segmented, counted and compared. Spans of all later stages lie in it.
  [[nodiscard]] std::string_view own() const { return std::string_view(text).substr(before, text.size() - before - after); }
  [[nodiscard]] bool has_more() const { return before + after > 0; }  // than the answer itself
  // Narrows it to a part of itself.
  void keep(std::string_view part) {
    before = static_cast<std::uint32_t>(part.data() - text.data());
    after = static_cast<std::uint32_t>(text.size() - before - part.size());
  }
};

struct Answer {
  std::string prompt;  // empty when not given
  Document document;
  bool again = false;  // a further sample of the same bot on a prompt it already answered
};

// A month as yyyymm. Years below 1000 are none: nothing was released then, and they would be written with fewer digits.
constexpr bool is_month(std::uint32_t month) { return month >= 100001 && month <= 999912 && month % 100 >= 1 && month % 100 <= 12; }

struct Side {
  std::string name;            // for display only; never influences the likelihood ratio
  std::uint32_t released = 0;  // month of release as yyyymm, 0 where not given; never influences the likelihood ratio
  std::vector<Answer> answers;
};

// How shared runs are matched; part of the request because the reader can change it.
struct RunOptions {
  std::uint32_t minimum_words = 5;
  bool fold_case = true;
  bool fold_quotes = true;    // quotes and dashes
  bool fold_numbers = false;  // any number equals any number
  bool operator==(const RunOptions&) const = default;
};

struct CompareOptions {
  RunOptions runs;
  bool exhibits = true;  // batch turns exhibits and robustness off
  bool robustness = true;
  bool include_input = false;  // put the texts themselves into the report
  std::uint32_t seed = 1;      // of every resampling
};

// What a trial is called: a text, or a number as its digits stand in the file. Comes back as it was.
struct TrialId {
  std::string text;  // empty where none was given
  bool is_number = false;
};

struct Request {
  TrialId id;
  Side left;
  Side right;
  std::vector<Side> controls;  // bots the user knows to be unrelated, on the same prompts; no two wrote the same texts
  CompareOptions options;
};

}  // namespace kinprint
