#pragma once
// How many other bots write a run of words on the same prompt: reference bots, where the prompt is known
// (models/tables/runs.kpt, made by models/fit/make_prompt_runs.py), and the control bots that the reader gave. Knows
// nothing of the two sides.
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/section_table.hpp"
#include "segment/segment.hpp"
#include "text/document.hpp"

namespace kinprint {

// Runs are looked up stretch by stretch. Five words, as the longest of the general background.
inline constexpr std::size_t kPromptRunWords = 5;

// Keys (feature/gram_key.hpp) of every stretch of kPromptRunWords words. `folds`: Word::fold without punctuation.
std::vector<std::uint32_t> prompt_run_keys(std::span<const std::uint32_t> folds);
std::vector<std::uint32_t> prompt_run_keys(const SegmentedAnswer& answer);

// Bots that write all stretches of a run on one prompt.
struct RunWriters {
  std::uint32_t bots = 0;
  std::uint32_t asked = 0;  // bots that answered the prompt; 0: nothing is known
  bool at_most = false;     // `bots` is an upper bound: the table leaves rarer runs out
};
// Whether more of the bots asked write it.
bool is_commoner(const RunWriters& a, const RunWriters& b);

// The runs many reference bots write on one known prompt. Views into the table.
struct KnownPromptRuns {
  std::span<const std::uint32_t> keys;    // rising, 16 bits each: the upper ones of a stretch's key
  std::span<const std::uint32_t> shares;  // (share / 15) squared is the share of bots, in [0, 1]
  std::uint32_t bots = 0;                 // that answered it
  std::uint32_t floor = 0;                // a run that is not listed is written by at most this many
};

class PromptRunTable {
 public:
  // table_size where sections are missing or do not fit.
  static Result<PromptRunTable> read(const SectionTable& table);

  [[nodiscard]] bool empty() const { return hashes_.empty(); }
  // `key`: prompt_key() of the prompt. Hashes have 32 bits: one unknown prompt in about 3 million is taken for a known one.
  [[nodiscard]] std::optional<KnownPromptRuns> find(std::string_view key) const;
  [[nodiscard]] const std::string& checksum() const { return checksum_; }  // hexadecimal SHA-256 of the payload

 private:
  struct Prompt {
    std::uint32_t bots, floor;
    std::size_t begin, count;  // of keys_ and shares_
  };
  std::vector<std::uint32_t> hashes_;  // rising
  std::vector<Prompt> prompts_;        // in the same order
  std::vector<std::uint32_t> keys_, shares_;
  std::string checksum_;
};

// What is known of all prompts. The table must outlive it.
class PromptRunBackground {
 public:
  // Linear in the controls' words, but for sorting. Precondition: segments of every control, one an answer, in order.
  PromptRunBackground(std::span<const Side> controls, std::span<const std::vector<SegmentedAnswer>> segments,
                      const PromptRunTable& table);

  // What is known on one prompt; views into the background.
  struct OnPrompt {
    std::optional<KnownPromptRuns> known;
    std::vector<std::span<const std::uint32_t>> controls;  // each control bot's keys, rising
    // `folds`: those of a run. Nothing is known of runs shorter than kPromptRunWords.
    [[nodiscard]] RunWriters writers(std::span<const std::uint32_t> folds) const;
  };
  // `prompt` as it was given; empty: nothing is known.
  [[nodiscard]] OnPrompt on(std::string_view prompt) const;

 private:
  struct ControlAnswer {
    std::uint64_t prompt = 0;  // hash of its key
    std::uint32_t bot = 0;
    std::vector<std::uint32_t> keys;  // rising
  };
  const PromptRunTable& table_;
  std::vector<ControlAnswer> controls_;  // bot by bot
};

}  // namespace kinprint
