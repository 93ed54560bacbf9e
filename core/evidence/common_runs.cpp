#include "evidence/common_runs.hpp"

#include <algorithm>
#include <array>

#include "base/merge_sort.hpp"
#include "evidence/suffix_array.hpp"
#include "evidence/symbol_sequence.hpp"

namespace kinprint {
namespace {

// Finalizer of SplitMix64 (Steele, Lea & Flood 2014): spreads a fold over 64 bits.
constexpr std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ull;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBull;
  return value ^ (value >> 31);
}

constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15ull;  // odd, so that powers never vanish modulo 2^64

struct Candidate {
  std::uint64_t key;
  RunPlace place;
  std::uint32_t length;
  bool left;
};

// The longest match of a suffix with another group, and one place where it stands there.
struct Match {
  std::uint32_t length = 0;
  std::uint32_t partner = 0;
};

// In the order of the suffix array the longest match with another group is with the nearest suffix of that group before
// or after. `wanted` says which group's suffixes may serve as partners of a group's.
template <typename Wanted>
std::vector<Match> longest_matches(const std::vector<std::uint32_t>& suffixes,
                                   const std::vector<std::uint32_t>& prefixes,
                                   const std::vector<std::uint8_t>& groups, Wanted wanted) {
  std::vector<Match> longest(suffixes.size());
  // nearest[g]: the last suffix of group g met and its common prefix with the current one.
  const auto pass = [&](std::size_t at, std::uint32_t prefix, std::array<Match, 4>& nearest) {
    for (Match& other : nearest) other.length = std::min(other.length, prefix);
    const std::uint32_t suffix = suffixes[at];
    const std::uint8_t mine = groups[suffix];
    const std::uint8_t other = wanted(mine);
    if (other < 3 && nearest[other].length > longest[suffix].length) longest[suffix] = nearest[other];
    nearest[mine] = {0xFFFFFFFFu, suffix};
  };
  std::array<Match, 4> before{};
  for (std::size_t i = 0; i < suffixes.size(); ++i) pass(i, prefixes[i], before);
  std::array<Match, 4> after{};
  for (std::size_t i = suffixes.size(); i-- > 0;) pass(i, i + 1 < suffixes.size() ? prefixes[i + 1] : 0, after);
  return longest;
}

// The sequence that holds a symbol of the joined sequences.
RunPlace place_of(const JoinedSequences& joined, std::uint32_t at) {
  const auto next = std::upper_bound(joined.starts.begin(), joined.starts.end(), at);
  const auto sequence = static_cast<std::uint32_t>(next - joined.starts.begin() - 1);
  return {sequence, at - joined.starts[sequence]};
}

// Candidates of one sequence: places where the match cannot be extended to the left, each with its partner.
void add_candidates(const RunSequence& sequence, std::uint32_t number, const JoinedSequences& joined,
                    const std::vector<Match>& matches, std::uint32_t minimum_length,
                    std::vector<Candidate>& candidates) {
  const std::size_t count = sequence.symbols.size();
  const Match* match = matches.data() + joined.starts[number];
  std::vector<std::uint64_t> hashes(count + 1, 0);
  std::vector<std::uint64_t> powers(count + 1, 1);
  for (std::size_t i = 0; i < count; ++i) {
    hashes[i + 1] = hashes[i] * kBase + mixed(sequence.symbols[i] + 1ull);
    powers[i + 1] = powers[i] * kBase;
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t length = match[i].length;
    if (length < minimum_length || (i > 0 && match[i - 1].length > length)) continue;
    const std::uint64_t key = mixed(hashes[i + length] - hashes[i] * powers[length] + length);
    const bool is_left = sequence.side == RunSide::Left;
    candidates.push_back({key, {number, i}, length, is_left});
    candidates.push_back({key, place_of(joined, match[i].partner), length, !is_left});
  }
}

void add_place(std::vector<RunPlace>& places, const RunPlace& place, std::uint32_t length) {
  if (places.size() >= kMaximumRunPlaces) return;
  const bool overlaps = !places.empty() && places.back().sequence == place.sequence &&
                        place.begin < places.back().begin + length;
  if (!overlaps) places.push_back(place);
}

std::vector<CommonRun> grouped(std::vector<Candidate>& candidates) {
  merge_sort(candidates, [](const Candidate& a, const Candidate& b) {
    if (a.key != b.key) return a.key < b.key;
    if (a.place.sequence != b.place.sequence) return a.place.sequence < b.place.sequence;
    return a.place.begin < b.place.begin;
  });
  std::vector<CommonRun> runs;
  for (const Candidate& candidate : candidates) {
    if (runs.empty() || runs.back().key != candidate.key) runs.push_back({candidate.key, candidate.length, {}, {}});
    add_place(candidate.left ? runs.back().left : runs.back().right, candidate.place, candidate.length);
  }
  return runs;
}

}  // namespace

std::uint64_t run_key(std::span<const std::uint32_t> symbols) {
  std::uint64_t hash = 0;
  for (const std::uint32_t symbol : symbols) hash = hash * kBase + mixed(symbol + 1ull);
  return mixed(hash + symbols.size());
}

CommonRuns find_common_runs(const std::vector<RunSequence>& sequences, std::uint32_t minimum_length) {
  CommonRuns result;
  std::vector<std::span<const std::uint32_t>> spans;
  spans.reserve(sequences.size());
  for (const RunSequence& sequence : sequences) spans.push_back(sequence.symbols);
  const JoinedSequences joined = join_sequences(spans);
  const std::vector<std::uint32_t> suffixes = suffix_array(joined.symbols, joined.alphabet);
  const std::vector<std::uint32_t> prefixes = common_prefixes(joined.symbols, suffixes);

  std::vector<std::uint8_t> groups(joined.symbols.size(), 3);  // 3: a separator, nobody's partner
  bool has_prompt = false;
  for (std::size_t i = 0; i < sequences.size(); ++i) {
    has_prompt = has_prompt || sequences[i].side == RunSide::Prompt;
    std::fill_n(groups.begin() + joined.starts[i], spans[i].size(), static_cast<std::uint8_t>(sequences[i].side));
  }
  const auto opposite = [](std::uint8_t mine) { return static_cast<std::uint8_t>(mine < 2 ? 1 - mine : 3); };
  const auto prompt = [](std::uint8_t mine) { return static_cast<std::uint8_t>(mine < 2 ? 2 : 3); };
  const std::vector<Match> match = longest_matches(suffixes, prefixes, groups, opposite);
  std::vector<Match> echo(has_prompt ? 0 : joined.symbols.size());
  if (has_prompt) echo = longest_matches(suffixes, prefixes, groups, prompt);

  std::vector<Candidate> candidates;
  result.match.resize(sequences.size());
  result.echo.resize(sequences.size());
  for (std::uint32_t i = 0; i < sequences.size(); ++i) {
    if (sequences[i].side == RunSide::Prompt) continue;
    for (std::size_t at = joined.starts[i]; at < joined.starts[i] + spans[i].size(); ++at) {
      result.match[i].push_back(match[at].length);
      result.echo[i].push_back(echo[at].length);
    }
    add_candidates(sequences[i], i, joined, match, std::max(minimum_length, 1u), candidates);
  }
  result.work = joined.symbols.size() + candidates.size();
  result.runs = grouped(candidates);
  return result;
}

}  // namespace kinprint
