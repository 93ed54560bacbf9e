#include "evidence/common_runs.hpp"

#include <algorithm>
#include <array>

#include "base/hash.hpp"
#include "base/merge_sort.hpp"
#include "evidence/suffix_array.hpp"
#include "evidence/symbol_sequence.hpp"

namespace kinprint {
namespace {

struct Candidate {
  std::uint64_t key;
  RunPlace place;
  std::uint32_t length;
  bool left;
};

constexpr std::uint32_t kNone = 0xFFFFFFFFu;

// The longest match of a suffix with another group, and the first place where it stands there.
struct Match {
  std::uint32_t length = 0;
  std::uint32_t partner = 0;
};

// An interval of the suffix array whose suffixes share `length` symbols.
struct Node {
  std::uint32_t length = 0;
  std::array<std::uint32_t, 2> waiting{};                          // suffixes of left and right that waited before it
  std::array<std::uint32_t, 4> first{kNone, kNone, kNone, kNone};  // the first place of each group
};

// Walks the intervals, those within others first: a suffix waits for the first that also holds one of the group wanted
// for its own. Which of several equal places is the partner then depends on nothing but where they stand.
template <typename Wanted>
std::vector<Match> longest_matches(const std::vector<std::uint32_t>& suffixes,
                                   const std::vector<std::uint32_t>& prefixes,
                                   const std::vector<std::uint8_t>& groups, Wanted wanted) {
  std::vector<Match> longest(suffixes.size());
  std::array<std::vector<std::uint32_t>, 2> waiting;
  std::vector<Node> open{Node()};
  const auto close = [&](std::uint32_t length) {
    while (open.back().length > length) {
      const Node node = open.back();
      open.pop_back();
      for (std::uint8_t mine = 0; mine < 2; ++mine) {
        const std::uint32_t partner = node.first[wanted(mine)];
        if (partner == kNone) continue;
        for (std::size_t i = node.waiting[mine]; i < waiting[mine].size(); ++i) longest[waiting[mine][i]] = {node.length, partner};
        waiting[mine].resize(node.waiting[mine]);
      }
      if (open.back().length < length) open.push_back({length, node.waiting});
      for (std::size_t group = 0; group < 4; ++group)
        open.back().first[group] = std::min(open.back().first[group], node.first[group]);
    }
  };
  for (std::size_t i = 0; i < suffixes.size(); ++i) {
    const std::uint32_t next = i + 1 < suffixes.size() ? prefixes[i + 1] : 0;
    if (next > open.back().length)
      open.push_back(
          {next, {static_cast<std::uint32_t>(waiting[0].size()), static_cast<std::uint32_t>(waiting[1].size())}});
    const std::uint32_t suffix = suffixes[i];
    const std::uint8_t mine = groups[suffix];
    open.back().first[mine] = std::min(open.back().first[mine], suffix);
    if (mine < 2) waiting[mine].push_back(suffix);
    close(next);
  }
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
    hashes[i + 1] = hashes[i] * kGoldenRatio64 + mixed_bits(sequence.symbols[i] + 1ull);
    powers[i + 1] = powers[i] * kGoldenRatio64;
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::uint32_t length = match[i].length;
    if (length < minimum_length || (i > 0 && match[i - 1].length > length)) continue;
    const std::uint64_t key = mixed_bits(hashes[i + length] - hashes[i] * powers[length] + length);
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
  for (const std::uint32_t symbol : symbols) hash = hash * kGoldenRatio64 + mixed_bits(symbol + 1ull);
  return mixed_bits(hash + symbols.size());
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
  const auto opposite = [](std::uint8_t mine) { return static_cast<std::size_t>(1 - mine); };
  const auto prompt = [](std::uint8_t) { return std::size_t{2}; };
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
  result.runs = grouped(candidates);
  return result;
}

}  // namespace kinprint
