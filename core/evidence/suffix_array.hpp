#pragma once
// Suffix array and longest-common-prefix array of a sequence of symbols, both in time linear in its length: the engine
// of the shared runs. Knows nothing of words, sides or texts.
//
// Suffix array by induced sorting (Nong, Zhang & Chan 2009, "Linear Suffix Array Construction by Almost Pure
// Induced-Sorting"); common prefixes by Kasai et al. 2001.
#include <cstdint>
#include <vector>

namespace kinprint {

// Start positions of all suffixes of `symbols` in rising order; a suffix that is a prefix of another comes first.
// Precondition: every symbol is below `alphabet`. Empty for an empty sequence.
std::vector<std::uint32_t> suffix_array(const std::vector<std::uint32_t>& symbols, std::uint32_t alphabet);

// prefixes[i] is the number of symbols that the suffixes at places i - 1 and i of the suffix array have in common;
// prefixes[0] is 0. Same length as the suffix array.
std::vector<std::uint32_t> common_prefixes(const std::vector<std::uint32_t>& symbols,
                                           const std::vector<std::uint32_t>& suffixes);

}  // namespace kinprint
