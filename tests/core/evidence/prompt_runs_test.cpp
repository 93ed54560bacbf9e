#include "evidence/prompt_runs.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <utility>

#include "../made_tables.hpp"
#include "base/hash.hpp"
#include "evidence/answer_rows.hpp"
#include "made_texts.hpp"

using namespace kinprint;

namespace {

const std::string kPrompt = "Tell me of the lanterns.";
const std::string kPhrase = "seven purple lanterns burned beside a frozen river";  // four stretches of five words

std::vector<std::uint32_t> folds_of(const std::string& text) {
  const Document document{text};
  std::vector<std::uint32_t> folds;
  for (const Word& word : split_answer(document).words) {
    if (word.kind != WordKind::Punctuation) folds.push_back(word.fold);
  }
  return folds;
}

// 40 bots answered kPrompt; the first stretches of kPhrase have these codes of shares, all else was left out, being
// written by at most 4 bots.
SectionTable table_of(const std::vector<std::uint32_t>& codes, std::uint32_t stated = ~0u, std::uint32_t floor = 4) {
  const std::vector<std::uint32_t> keys = prompt_run_keys(folds_of(kPhrase));
  std::vector<std::pair<std::uint32_t, std::uint32_t>> entries;
  for (std::size_t i = 0; i < codes.size(); ++i) entries.emplace_back(keys[i] >> 8, codes[i]);
  std::sort(entries.begin(), entries.end());
  std::vector<std::uint32_t> gaps, shares;
  std::uint32_t before = 0;
  for (const auto& [key, code] : entries) {
    gaps.push_back(key - std::exchange(before, key));
    shares.push_back(code);
  }
  const auto count = static_cast<std::uint32_t>(codes.size());
  kinprint::made::TableWriter writer;
  writer.integers("runs_prompt_hash", 1, 1, {static_cast<std::uint32_t>(fnv1a64(prompt_key(kPrompt)))});
  writer.small_integers("runs_facts", 1, 3, 2, {40, std::min(stated, count), floor});
  writer.small_integers("runs_key_gaps", 1, count, 2, gaps);
  writer.small_integers("runs_share", 1, count, 1, shares);
  auto table = SectionTable::read(writer.file());
  REQUIRE(table.ok());
  return std::move(table).value();
}

PromptRunTable runs_of(const std::vector<std::uint32_t>& codes) {
  auto runs = PromptRunTable::read(table_of(codes));
  REQUIRE(runs.ok());
  return std::move(runs).value();
}

bool is(const RunWriters& writers, std::uint32_t bots, std::uint32_t asked, bool at_most) {
  return writers.bots == bots && writers.asked == asked && writers.at_most == at_most;
}

}  // namespace

TEST_CASE("a run has one key for every five words, and none when it is shorter", "[evidence][prompt_runs]") {
  REQUIRE(prompt_run_keys(folds_of(kPhrase)).size() == 4);
  REQUIRE(prompt_run_keys(folds_of("seven purple lanterns burned")).empty());
  REQUIRE(prompt_run_keys(folds_of("Seven, purple lanterns: burned beside")) == prompt_run_keys(folds_of("seven purple lanterns burned beside")));
}

TEST_CASE("a run on a known prompt is as rare as its rarest stretch", "[evidence][prompt_runs]") {
  const PromptRunTable table = runs_of({15, 9, 12, 15});
  const PromptRunBackground background({}, {}, table);
  const auto on = background.on(kPrompt);
  REQUIRE(is(on.writers(folds_of(kPhrase)), 14, 40, false));  // (9 / 15) squared of 40
  REQUIRE(is(on.writers(folds_of("seven purple lanterns burned beside")), 40, 40, false));
  REQUIRE(is(background.on("TELL me  of the lanterns.").writers(folds_of(kPhrase)), 14, 40, false));  // folded as prompts are
}

TEST_CASE("a run that the table left out is known by its bound only", "[evidence][prompt_runs]") {
  const PromptRunTable table = runs_of({15, 9});
  const PromptRunBackground background({}, {}, table);
  REQUIRE(is(background.on(kPrompt).writers(folds_of(kPhrase)), 4, 40, true));
  REQUIRE(is(background.on(kPrompt).writers(folds_of("nobody ever wrote these five words")), 4, 40, true));
}

TEST_CASE("nothing is known on other prompts, without a prompt and of short runs", "[evidence][prompt_runs]") {
  const PromptRunTable table = runs_of({15, 9, 12, 15});
  const PromptRunBackground background({}, {}, table);
  REQUIRE(background.on("Another prompt").writers(folds_of(kPhrase)).asked == 0);
  REQUIRE(background.on("").writers(folds_of(kPhrase)).asked == 0);
  REQUIRE(background.on(kPrompt).writers(folds_of("seven purple lanterns burned")).asked == 0);
  REQUIRE(background.on(kPrompt).writers({}).asked == 0);
}

TEST_CASE("control bots are counted on the prompt they answered, once each, and with reference bots", "[evidence][prompt_runs]") {
  const std::vector<Side> controls = {::made::side_of({"And " + kPhrase + ", they say.", "Again: " + kPhrase}, {kPrompt, kPrompt}),
                                      ::made::side_of({"Nothing of the kind was seen.", kPhrase}, {kPrompt, "Another prompt"}),
                                      ::made::side_of({kPhrase})};  // answered nobody knows what
  const std::vector<std::vector<SegmentedAnswer>> segments = {split_side(controls[0]), split_side(controls[1]), split_side(controls[2])};
  const PromptRunTable none;
  const PromptRunBackground free_prompts(controls, segments, none);
  REQUIRE(is(free_prompts.on(kPrompt).writers(folds_of(kPhrase)), 1, 2, false));
  REQUIRE(is(free_prompts.on("another prompt").writers(folds_of(kPhrase)), 1, 1, false));
  const PromptRunTable table = runs_of({15, 15, 15, 15});
  const PromptRunBackground both(controls, segments, table);
  REQUIRE(is(both.on(kPrompt).writers(folds_of(kPhrase)), 41, 42, false));
}

TEST_CASE("what is commoner is decided by shares, and anything beats nothing", "[evidence][prompt_runs]") {
  REQUIRE(is_commoner({1, 2, false}, {3, 7, false}));
  REQUIRE(!is_commoner({2, 4, false}, {1, 2, false}));
  REQUIRE(is_commoner({0, 1, false}, {}));
  REQUIRE(!is_commoner({}, {0, 1, false}));
}

TEST_CASE("a table whose sections do not fit each other is refused", "[evidence][prompt_runs]") {
  REQUIRE(PromptRunTable::read(table_of({15, 9}, 1)).error().code == ErrorCode::TableSize);
  REQUIRE(PromptRunTable::read(table_of({15, 9}, 2, 40)).ok());
  REQUIRE(PromptRunTable::read(table_of({15, 9}, 2, 41)).error().code == ErrorCode::TableSize);  // more write a run than were asked
  kinprint::made::TableWriter writer;
  writer.integers("runs_prompt_hash", 2, 1, {7, 3});  // not rising
  writer.small_integers("runs_facts", 2, 3, 2, {40, 0, 4, 40, 0, 4});
  writer.small_integers("runs_key_gaps", 0, 1, 2, {});
  writer.small_integers("runs_share", 0, 1, 1, {});
  const auto falling = SectionTable::read(writer.file());
  REQUIRE(falling.ok());
  REQUIRE(PromptRunTable::read(falling.value()).error().code == ErrorCode::TableSize);
}

TEST_CASE("a table with two hashes a prompt is refused, whose second would name a prompt beyond the last", "[evidence][prompt_runs]") {
  kinprint::made::TableWriter writer;
  writer.integers("runs_prompt_hash", 1, 2, {7, static_cast<std::uint32_t>(fnv1a64(prompt_key(kPrompt)))});
  writer.small_integers("runs_facts", 1, 3, 2, {40, 0, 4});
  writer.small_integers("runs_key_gaps", 0, 1, 2, {});
  writer.small_integers("runs_share", 0, 1, 1, {});
  const auto wide = SectionTable::read(writer.file());
  REQUIRE(wide.ok());
  REQUIRE(PromptRunTable::read(wide.value()).error().code == ErrorCode::TableSize);
}
