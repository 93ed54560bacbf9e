#pragma once
// Fingerprint counts of one answer: what the likelihood ratio is computed from. Consumes the text of one Document,
// produces AnswerFeatures and the set of word runs used for shared wording; knows nothing of weights or of the other
// side. Everything the tables of models/ were fitted on was counted by this very code.
//
// Three blocks of kGramBuckets each, in this order:
//   words       1- and 2-grams of lower-case letter runs, single ideographs, single digits and single symbols
//   characters  3- and 4-grams of the text with white space folded, case kept
//   grammar     1- to 4-grams in which content words are masked and function words, punctuation and the first mark of
//               each line (heading, list, bold lead-in) are kept
// Hash: 32-bit FNV-1a over the UTF-8 bytes of the n-gram, modulo kGramBuckets.
#include <cstdint>
#include <string_view>

#include "feature/feature.hpp"

namespace kinprint {

// Code points of an answer that are counted; the rest is ignored. Chosen.
inline constexpr std::uint32_t kFingerprintCharacters = 4000;

// Words of a run in `runs` below. Chosen: shorter runs are mostly stock phrases, longer ones rare.
inline constexpr std::uint32_t kRunWords = 4;

// Linear in the length of `text`, which must be valid UTF-8. Empty text gives empty counts. A damaged text is counted
// as it was before (text/damaged_text.hpp).
AnswerFeatures count_fingerprint(std::string_view text);

}  // namespace kinprint
