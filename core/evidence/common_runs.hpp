#pragma once
// All maximal common runs of symbols between two sides, in time linear in the symbols. Symbols are word folds here, but
// nothing of words or texts is known.
//
// A run is reported when at some place of either side it is the longest stretch that also stands on the other side, and
// cannot be extended to the left there. Left "a b c d", right "x b c d" with a minimum of 2 gives the run "b c d" only. Its
// places are those, and the first of the other side. Exchanging the sides exchanges the places of each run.
#include <cstdint>
#include <span>
#include <vector>

namespace kinprint {

enum class RunSide : std::uint8_t {
  Left,
  Right,
  Prompt
};

struct RunSequence {
  std::span<const std::uint32_t> symbols;
  RunSide side = RunSide::Left;
};

struct RunPlace {
  std::uint32_t sequence = 0;  // index into the sequences given
  std::uint32_t begin = 0;     // symbol in that sequence
  friend bool operator==(const RunPlace&, const RunPlace&) = default;
};

struct CommonRun {
  std::uint64_t key = 0;       // hash of the symbols; the same run has the same key in every call
  std::uint32_t length = 0;    // symbols
  std::vector<RunPlace> left;  // at most kMaximumRunPlaces a side, in order, not overlapping
  std::vector<RunPlace> right;
};

inline constexpr std::size_t kMaximumRunPlaces = 8;

struct CommonRuns {
  std::vector<CommonRun> runs;                    // by key
  std::vector<std::vector<std::uint32_t>> match;  // [sequence][symbol]: longest match with the other side from there
  std::vector<std::vector<std::uint32_t>> echo;   // the same with the prompts; empty for the prompts' own sequences
};

// CommonRun::key of a stretch.
std::uint64_t run_key(std::span<const std::uint32_t> symbols);

CommonRuns find_common_runs(const std::vector<RunSequence>& sequences, std::uint32_t minimum_length);

}  // namespace kinprint
