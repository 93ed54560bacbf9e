#pragma once
// What of one side decides whether anything can be said of it: how much was written, of what kind, in which language.
// Taken once a side, so that many bots can be judged pair by pair without their texts.
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "segment/segment.hpp"
#include "text/document.hpp"

namespace kinprint {

struct SideTraits {
  std::uint32_t answers = 0;       // given, empty ones too
  std::uint64_t words = 0;         // letters, numbers and ideographs; no punctuation
  bool is_empty = true;            // no answer, or only empty ones
  bool is_only_code = false, is_only_refusals = false;  // empty answers aside
  std::string language = "und";    // language_of its words
  bool has_other_script = false;   // an answer is in a script of no known language
  std::vector<std::string> languages;  // tags of the answers, sorted, each once
  std::string texts_sha256;        // equal for sides that wrote the same texts, white space and order aside
};

// Letters, numbers and ideographs; no punctuation.
std::uint64_t count_words(const SegmentedAnswer& answer);

// Words of a side by the language tag of the answer they stand in.
using WordsByLanguage = std::map<std::string, std::uint64_t>;
WordsByLanguage words_by_language(std::span<const SegmentedAnswer> segments);
// The tag of the most words, of equal ones the first by name; und where there is no word.
std::string language_of(const WordsByLanguage& words);

// Precondition: one SegmentedAnswer an answer, in order.
SideTraits side_traits(const Side& side, std::span<const SegmentedAnswer> segments);

}  // namespace kinprint
