#pragma once
// One of many bots, counted once: what every comparison with another bot needs of it, without its texts. Made from a
// Side and the tables; knows nothing of the other bots.
#include <cstdint>
#include <string>
#include <vector>

#include "text/document.hpp"
#include "verdict/side_traits.hpp"
#include "verdict/tables.hpp"

namespace kinprint {

// One answer. 6 bytes for each of its 1,000 to 2,000 counts are most of the memory many bots take, 4 a word for runs
// and as many for windows most of the rest.
struct CountedAnswer {
  std::vector<std::uint16_t> indices;            // rising
  std::vector<float> weights;                    // one an index, as FingerprintModel::weigh
  std::vector<std::uint32_t> runs;               // hashes, rising
  std::vector<std::uint32_t> windows;            // of long runs (evidence/long_runs.hpp), folded to 32 bits, rising
  double log_length = 0;                         // log of the code points, at least one
  bool has_marks = false, has_line_run = false;  // of Markdown, and what a list leaves without them
  LineBreaks line_breaks = LineBreaks::Kept;
  std::vector<double> vector;  // as ScoredAnswer::vector
};

// The answers of one bot to one prompt, and the mean of their described numbers. Answers without any countable text are left out.
struct PromptGroup {
  std::uint64_t prompt = 0;  // hash of the folded prompt, or of the row where no answer has one; 0: shared with nobody
  std::string text;          // the prompt, as first given; orders the rows
  bool has_prompt = false;
  bool is_known = false;               // in the same-prompt background
  std::vector<std::uint32_t> answers;  // indices into CountedBot::answers
  std::vector<double> mean;
  PromptSimilarity similarity{};  // of reference bots, where it is known
};

struct CountedBot {
  std::string name;
  SideTraits traits;
  std::uint64_t characters = 0;  // code points
  std::uint32_t answers_given = 0;
  std::uint32_t mended = 0, framed = 0;  // of those compared, as in a report (report/report.hpp)
  std::vector<CountedAnswer> answers;
  std::vector<PromptGroup> groups;  // by text, then by hash

  [[nodiscard]] const CountedAnswer& first_answer(const PromptGroup& group) const { return answers[group.answers.front()]; }
};

// Bots with more than kMaximumAnswersCompared answers are sampled by prompt: the same seed keeps the same prompts of
// every bot. Precondition: the tables hold a fingerprint.
CountedBot count_bot(const Side& side, const Tables& tables, std::uint32_t seed);

}  // namespace kinprint
