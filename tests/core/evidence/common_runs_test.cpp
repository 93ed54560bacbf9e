#include "evidence/common_runs.hpp"

#include <catch2/catch.hpp>

#include "../../oracle/plain_runs.hpp"
#include "base/rng.hpp"

using namespace kinprint;
using oracle::Symbols;

namespace {

std::vector<RunSequence> sequences_of(const std::vector<Symbols>& left, const std::vector<Symbols>& right,
                                      const std::vector<Symbols>& prompts = {}) {
  std::vector<RunSequence> sequences;
  for (const Symbols& text : left) sequences.push_back({text, RunSide::Left});
  for (const Symbols& text : right) sequences.push_back({text, RunSide::Right});
  for (const Symbols& text : prompts) sequences.push_back({text, RunSide::Prompt});
  return sequences;
}

std::vector<Symbols> random_texts(Rng& rng, std::uint32_t alphabet) {
  std::vector<Symbols> texts(rng.below(3) + 1);
  for (Symbols& text : texts) {
    text.resize(rng.below(25));
    for (std::uint32_t& symbol : text) symbol = rng.below(alphabet);
  }
  return texts;
}

Symbols content(const std::vector<RunSequence>& sequences, const RunPlace& place, std::uint32_t length) {
  const auto part = sequences[place.sequence].symbols.subspan(place.begin, length);
  return {part.begin(), part.end()};
}

}  // namespace

TEST_CASE("the runs are those that trying every pair of places finds", "[evidence][common_runs]") {
  Rng rng(11);
  for (int round = 0; round < 1500; ++round) {
    const std::uint32_t alphabet = rng.below(4) + 1;
    const auto left = random_texts(rng, alphabet);
    const auto right = random_texts(rng, alphabet);
    const std::uint32_t minimum = rng.below(4) + 1;
    const auto sequences = sequences_of(left, right);
    const CommonRuns common = find_common_runs(sequences, minimum);
    std::set<Symbols> found;
    for (const CommonRun& run : common.runs) {
      REQUIRE(!run.left.empty());
      REQUIRE(!run.right.empty());
      const Symbols symbols = content(sequences, run.left.front(), run.length);
      found.insert(symbols);
      for (const RunPlace& place : run.left) {
        REQUIRE(sequences[place.sequence].side == RunSide::Left);
        REQUIRE(content(sequences, place, run.length) == symbols);
      }
      for (const RunPlace& place : run.right) {
        REQUIRE(sequences[place.sequence].side == RunSide::Right);
        REQUIRE(content(sequences, place, run.length) == symbols);
      }
    }
    REQUIRE(found == oracle::common_runs(left, right, minimum));
    REQUIRE(found.size() == common.runs.size());
  }
}

TEST_CASE("matches with the prompt are as long as trying every place finds", "[evidence][common_runs]") {
  Rng rng(13);
  for (int round = 0; round < 500; ++round) {
    const auto left = random_texts(rng, 3);
    const auto right = random_texts(rng, 3);
    const auto prompts = random_texts(rng, 3);
    const CommonRuns common = find_common_runs(sequences_of(left, right, prompts), 1);
    for (std::size_t i = 0; i < left.size(); ++i) {
      for (std::size_t at = 0; at < left[i].size(); ++at) {
        REQUIRE(common.echo[i][at] == oracle::longest_match(left[i], at, prompts));
        REQUIRE(common.match[i][at] == oracle::longest_match(left[i], at, right));
      }
    }
  }
}

TEST_CASE("texts without anything in common have no runs", "[evidence][common_runs]") {
  REQUIRE(find_common_runs(sequences_of({{1, 2, 3}}, {{4, 5, 6}}), 1).runs.empty());
  REQUIRE(find_common_runs({}, 1).runs.empty());
}
