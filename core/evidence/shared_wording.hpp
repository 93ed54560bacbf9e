#pragma once
// Whether both answers to a prompt are written in the same words, as they are where the prompt leaves little choice (a fact, a
// correction, a translation) and where the bots are related. Consumes rows of a pair; knows nothing of calibration.
// models/fit/scores.py has the same rule.
#include <cstdint>
#include <span>

#include "evidence/pair_scores.hpp"

namespace kinprint {

// Whether the row's answers have at least a fifth of the four-word runs of the one with more of them in common, or half of them
// from 200 runs on. Measured (models/ROBUSTNESS.md): of 43,020 rows of unrelated pairs 1 % on open prompts do, 30 % on closed ones.
bool shares_wording(const PairRow& row);

// How far the pair counts as one that answered closed prompts, in [0, 1]: by the share of the rows (indices into data.rows,
// repetition allowed) that share their wording, not at all up to a tenth, wholly from a third on. 0 on different prompts.
double closedness(const PairData& data, std::span<const std::uint32_t> rows);

}  // namespace kinprint
