#pragma once
// What of one side decides whether anything can be said of it: how much was written, of what kind, in which language.
// Taken once a side, so that many bots can be judged pair by pair without their texts.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "segment/segment.hpp"
#include "text/document.hpp"

namespace kinprint {

struct SideTraits {
  std::uint32_t answers = 0;                            // given, empty ones too
  std::uint64_t words = 0;                              // letters, numbers and ideographs; no punctuation
  bool is_empty = true;                                 // no answer, or only empty ones
  bool is_only_code = false, is_only_refusals = false;  // empty answers aside
  double terse_share = 0;                               // of answers of fewer than kFewestWordsOfAnswer words; empty ones aside
  std::string language = "und";                         // language_of its answers
  bool has_other_script = false;                        // an answer is in another script, or in a language of none that is listed
  std::vector<std::string> languages;                   // tags of the answers, sorted, each once
  std::string texts_sha256;                             // equal for sides that wrote the same texts, white space and order aside
};

// Chosen: a language shows in so many words, and few answers are shorter.
inline constexpr std::uint64_t kWordsThatVote = 100;

// An answer of fewer (yes, no, a letter, a name) is alike for every bot. Measured on 60 unrelated pairs of 20 answers,
// some of which were replaced by yes and no, alike in nine of ten: with a fifth replaced none reached an LR of 10, with
// two fifths 10 %, with half 20 %, with four fifths all did; so did 5 of 5 unrelated pairs on 10 prompts answered in a
// word or two, and none of 1,500 on prompts answered in five words and more.
inline constexpr std::uint64_t kFewestWordsOfAnswer = 4;
// More such answers, in the mean of both sides' shares, are too many. On one side alone they are a habit that tells a
// bot from others: of 18 fresh trials of one bot against itself, more than a third of whose answers were so on one
// side, 17 were above an LR of 1.
inline constexpr double kMostTerse = 1.0 / 3;

// Letters, numbers and ideographs; no punctuation.
std::uint64_t count_words(const SegmentedAnswer& answer);

std::uint64_t count_words(std::span<const SegmentedAnswer> answers);

// The language tag under which most words stand, of equal ones the first by name; und where there is no word. Of an answer
// at most kWordsThatVote count, so that one long list of names does not decide for nine short answers.
std::string language_of(std::span<const SegmentedAnswer> answers);

// Precondition: one SegmentedAnswer an answer, in order.
SideTraits side_traits(const Side& side, std::span<const SegmentedAnswer> segments);

}  // namespace kinprint
