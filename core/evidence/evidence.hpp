#pragma once
// Evidence: what two sides share, channel by channel, each with spans on both sides. Made by the evidence stage from
// segments and features; knows nothing of calibration. Channels that do not apply say why instead of scoring zero.
#include <cstdint>
#include <string>
#include <vector>

#include "base/byte_span.hpp"
#include "evidence/prompt_runs.hpp"

namespace kinprint {

// A place in one side's answers.
struct Place {
  std::uint32_t answer = 0;  // index into Side::answers
  ByteSpan span;
};

// One word run that stands in both sides.
struct SharedRun {
  std::vector<Place> left;
  std::vector<Place> right;
  std::uint64_t key = 0;  // hash of its words, the same whichever side is left
  std::uint32_t words = 0;
  double surprise_nats = 0;   // how unexpected the run is: -log of its frequency in chatbot answers in general, or on
                              // the same prompt (that of same_prompt) where that is higher
  double other_bots = -1;     // share of background bots that write it, in [0, 1]; -1 when not known
  RunWriters same_prompt;     // bots that write it on the same prompt; of several prompts, where most do
  std::uint32_t prompts = 1;  // prompts on which it is shared; of a pet phrase, those of the side with fewer
  bool stock = false;         // a stock opener or closer: shown greyed, not counted
  bool echo = false;          // stands in the prompt: shown greyed, not counted
  bool left_out = false;      // stands in long runs (evidence/long_runs.hpp): shown, and not in the likelihood ratio
};

// Runs so long that both sides may quote one source. Places of one answer are apart, in order.
struct LongRuns {
  std::vector<Place> left;
  std::vector<Place> right;
  std::uint32_t prompts = 0;  // shared prompts with any
};

// One thing both sides do more (or less) than the background.
struct SharedHabit {
  std::string name;      // the word or phrase itself, or the registry name of a habit of form
  double left_rate = 0;  // per 1,000 words
  double right_rate = 0;
  double background_rate = 0;  // mean over background bots
  double weight_nats = 0;
  double other_bots = -1;   // share of background bots that use it, in [0, 1]; -1 when not known
  std::vector<Place> left;  // at most kMaximumExamples a side
  std::vector<Place> right;
};
inline constexpr std::size_t kMaximumExamples = 8;  // chosen

// Sentences of both sides that say the same, by embedding.
struct AlignedPassage {
  Place left;
  Place right;
  double similarity = 0;  // cosine less the mean cosine with random sentences, in [-1, 1]
  bool in_order = false;  // stands where it does in every longest part of the passages that both answers hold in one order
};

// The Markdown skeletons of two answers to one prompt, side by side: one word a block, equal neighbours counted, as in
// "paragraph heading2 bullet x4". `similarity`: share of neighbouring block pairs they have in common, in [0, 1].
struct SkeletonPair {
  std::uint32_t left = 0;  // answers
  std::uint32_t right = 0;
  std::string left_skeleton;
  std::string right_skeleton;
  double similarity = 0;
};

enum class IdentityStance : std::uint8_t {
  SelfClaim,
  Denial,
  Mention,
  RolePlay,
  Echo
};

struct IdentityStatement {
  bool is_left = true;
  Place place;
  std::string maker;  // registry name, for example "openai"
  IdentityStance stance = IdentityStance::Mention;
};

enum class GreyReason : std::uint8_t {
  Echo,
  Opener,
  Closer
};

// Text that is shown greyed and counts for nothing: words of the prompt, stock openers and closers.
struct GreyedSpan {
  bool is_left = true;
  Place place;
  GreyReason reason = GreyReason::Echo;
};

struct ChannelEvidence {
  std::string name;  // registry name: shared_runs, wording, grammar, form, content_plan, fingerprint
  bool available = false;
  std::string unavailable_reason;  // a code: no_text, no_table, no_vectors, language, different_prompts; empty when available
  double score = 0;                // in the unit the registry states; higher means more alike
};

struct Evidence {
  std::vector<ChannelEvidence> channels;
  std::vector<SharedRun> runs;        // rarest first
  std::vector<SharedHabit> words;     // wording, largest weight first
  std::vector<SharedHabit> patterns;  // grammar
  std::vector<SharedHabit> form;
  std::vector<AlignedPassage> passages;
  std::vector<IdentityStatement> identity;
  std::vector<GreyedSpan> greyed;
  std::vector<SkeletonPair> skeletons;  // of the shared prompts
  LongRuns long_runs;                   // also without exhibits: the verdict leaves them out
};

}  // namespace kinprint
