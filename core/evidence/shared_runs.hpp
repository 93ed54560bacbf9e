#pragma once
// The channel of shared word runs: every maximal run of words that stands in answers of both sides to the same prompt,
// with its rarity. Words of the prompt and stock openers and closers are shown greyed and count for nothing.
//
// Score: mean over prompts of log(1 + nats by which the counted runs exceed chance). Chance for a run is the log of the
// number of word pairs it could have started at, as in the E-values of sequence search (Karlin & Altschul 1990).
// Where the sides share no prompt, all answers are compared with all.
#include <vector>

#include "evidence/answer_rows.hpp"
#include "evidence/background.hpp"
#include "evidence/evidence.hpp"
#include "evidence/prepared_side.hpp"
#include "evidence/prompt_runs.hpp"

namespace kinprint {

struct SharedRuns {
  double score = 0;             // log(1 + nats), 0 when nothing unexpected is shared
  std::vector<SharedRun> runs;  // rarest first, at most kMaximumRuns
  std::vector<GreyedSpan> greyed;
};

inline constexpr std::size_t kMaximumRuns = 300;  // chosen: more than a reader looks at

struct RunInput {
  const PreparedSide& left;
  const PreparedSide& right;
  const AnswerRows& rows;
  const std::vector<PreparedAnswer>& prompts;  // one a shared row, or, where no prompt is shared, any number of them
  const RunOptions& options;
  const GeneralBackground& background;
  const PromptRunBackground& same_prompts;
};

// Linear in the words of both sides.
SharedRuns find_shared_runs(const RunInput& input);

}  // namespace kinprint
