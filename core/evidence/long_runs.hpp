#pragma once
// Long runs: stretches of many words that answers of both sides to one prompt hold word for word, code included. Bots
// that share a lineage write such, and so do any two that quote one source: a law, a poem, a licence, a page they both
// searched for. The likelihood ratio is of what stands beside them. Consumes the two sides; knows nothing of rarity,
// which runs of any length have (evidence/shared_runs.hpp).
//
// Measured (models/ROBUSTNESS.md, What both sides quote): with 120 words of one source in every answer 11 % of unrelated
// pairs reached an LR of 10 for 0.7 % without; 0.5 % of rows of unrelated bots hold such a run as written, 4 % of rows
// of families and 9 % of tuned bots and their bases, and leaving these out changes no AUC by more than 0.001.
#include <cstdint>
#include <string_view>
#include <vector>

#include "evidence/evidence.hpp"
#include "text/document.hpp"

namespace kinprint {

// A word counts 2, an ideograph 1, as in RunTokens: 25 words or 50 ideographs.
inline constexpr std::uint32_t kLongRunHalfWords = 50;
// A row stays whole where less than this would be left of one of its answers, tags aside: it is one text on both sides
// rather than a quotation. Chosen: 10 words.
inline constexpr std::uint32_t kFewestHalfWordsLeft = 20;

// Hashes of the shortest windows that are long enough, one from each word on as far as they reach; in the order of the
// text. Texts that hold a long run in common have one in common.
std::vector<std::uint64_t> long_run_windows(std::string_view text);

// Empty where no prompt is shared. The same for left and right exchanged. Linear in the words but for a sort.
LongRuns find_long_runs(const Side& left, const Side& right);

// Sets `left_out` of every run that stands in them.
void mark_left_out(const LongRuns& long_runs, std::vector<SharedRun>& runs);

}  // namespace kinprint
