#include "many/bot_pairs.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "base/limits.hpp"
#include "evidence/count_products.hpp"
#include "feature/fingerprint.hpp"
#include "made_sides.hpp"
#include "made_tables.hpp"
#include "many/bot_bytes.hpp"
#include "many/prompt_weights.hpp"
#include "segment/split_answer.hpp"
#include "verdict/decide.hpp"
#include "verdict/refusals.hpp"

using namespace kinprint;

namespace {

constexpr std::size_t kWords = 50;  // of an answer

Side made_side(std::uint64_t seed, std::size_t first, std::size_t last, const std::string& prompt) {
  Side side;
  side.name = "bot " + std::to_string(seed);
  for (std::size_t i = first; i < last; ++i) side.answers.push_back({prompt.empty() ? "" : prompt + std::to_string(i), {made::text(seed * 1000 + i, kWords)}, false});
  return side;
}

Verdict compared(const Side& left, const Side& right, const Tables& tables) {
  Request request;
  request.left = left;
  request.right = right;
  request.options.exhibits = false;
  std::vector<SegmentedAnswer> a, b;
  for (const Answer& answer : left.answers) a.push_back(split_answer(answer.document));
  for (const Answer& answer : right.answers) b.push_back(split_answer(answer.document));
  if (auto refused = refuse_kind(side_traits(left, a), side_traits(right, b))) return *refused;
  return decide(request, a, b, {}, tables);
}

// Shared prompts, some shared, none shared, no prompts, one answer, several answers to a prompt, empty answers.
std::vector<Side> all_kinds() {
  std::vector<Side> sides = {made_side(1, 0, 8, "p"),  made_side(2, 0, 8, "p"),  made_side(3, 4, 12, "p"), made_side(4, 0, 5, "other "),
                             made_side(5, 0, 6, ""),   made_side(6, 0, 6, ""),   made_side(7, 0, 1, "p"),  made_side(8, 0, 3, "p"),
                             made_side(9, 0, 0, "p"),  made_side(1, 0, 8, "p"),  made_side(11, 0, 8, "p")};
  for (const std::size_t i : {0u, 1u, 2u}) sides[7].answers.push_back({"p" + std::to_string(i), {made::text(777 + i, kWords)}, true});
  sides[10].answers[3].document.text = "";
  sides[8].answers.push_back({"p0", {"  "}, false});
  return sides;
}

}  // namespace

TEST_CASE("Every pair of many bots has the figure of a comparison of the two", "[many][bot_pairs]") {
  const Tables tables = made::tables();
  const std::vector<Side> sides = all_kinds();
  std::vector<CountedBot> bots;
  for (const Side& side : sides) bots.push_back(count_bot(side, tables, 1));
  PairOptions options;
  options.intervals = true;
  const std::vector<BotPair> pairs = BotPairs(bots, tables, options).pairs(0, bots.size());
  REQUIRE(pairs.size() == sides.size() * (sides.size() - 1) / 2);
  std::size_t at = 0;
  for (std::size_t i = 0; i < sides.size(); ++i) {
    for (std::size_t j = i + 1; j < sides.size(); ++j, ++at) {
      INFO(i << " and " << j);
      const Verdict expected = compared(sides[i], sides[j], tables);
      CHECK(pairs[at].status == expected.status);
      if (expected.status != Status::Ok) continue;
      CHECK(pairs[at].log10_lr == Approx(expected.log10_lr).margin(1e-9));
      CHECK(pairs[at].interval_low == Approx(expected.interval_low).margin(1e-9));
      CHECK(pairs[at].interval_high == Approx(expected.interval_high).margin(1e-9));
      CHECK(pairs[at].prompts == expected.prompts_shared);
      CHECK(pairs[at].background == expected.background);
    }
  }
}

TEST_CASE("Pairs do not depend on how the bots are cut into tiles", "[many][bot_pairs]") {
  const Tables tables = made::tables();
  std::vector<CountedBot> bots;
  for (std::uint64_t i = 0; i < 11; ++i) bots.push_back(count_bot(made_side(i + 20, i % 3, 7, "q"), tables, 1));
  PairOptions options;
  options.replicates = 3;
  BotPairs maker(bots, tables, options);
  const std::vector<BotPair> whole = maker.pairs(0, bots.size());
  std::vector<BotPair> parts = maker.pairs(0, 3);
  for (const std::size_t begin : {3u, 7u}) {
    for (BotPair& pair : maker.pairs(begin, begin == 3 ? 7 : bots.size())) parts.push_back(std::move(pair));
  }
  REQUIRE(parts.size() == whole.size());
  for (std::size_t i = 0; i < whole.size(); ++i) {
    CHECK(parts[i].uncapped == whole[i].uncapped);
    CHECK(parts[i].replicates == whole[i].replicates);
  }
}

TEST_CASE("Rows of a tile are those of a plain inner product", "[many][row_products]") {
  const Tables tables = made::tables();
  std::vector<CountedBot> bots;
  std::vector<Side> sides;
  for (std::uint64_t i = 0; i < 5; ++i) {
    sides.push_back(made_side(i + 40, 0, 3, "q"));
    bots.push_back(count_bot(sides.back(), tables, 1));
  }
  const TileRows rows = shared_rows(bots, 1, 4);
  for (std::size_t left = 1; left < 4; ++left) {
    for (std::size_t right = 2; right < 5; ++right) {
      const auto& found = rows[left - 1][right - 2];
      REQUIRE(found.size() == (right > left ? 3u : 0u));
      for (std::size_t row = 0; row < found.size(); ++row) {
        const AnswerFeatures a = count_fingerprint(sides[left].answers[row].document.text), b = count_fingerprint(sides[right].answers[row].document.text);
        const auto expected = block_dots(tables.fingerprint().weigh(a), tables.fingerprint().weigh(b));
        for (std::size_t block = 0; block < kHashedBlocks; ++block) CHECK(found[row].cosine[block] == expected[block]);
        CHECK(found[row].shared_runs == count_common(a.runs, b.runs));
      }
    }
  }
}

TEST_CASE("A counted bot survives being packed, and damaged bytes are refused", "[many][bot_bytes]") {
  const Tables tables = made::tables();
  const CountedBot bot = count_bot(made_side(3, 0, 4, "p"), tables, 1);
  const std::string bytes = pack_bot(bot);
  const auto back = unpack_bot(bytes, made::kDimensions + kFormHabits);
  REQUIRE(back.ok());
  CHECK(pack_bot(back.value()) == bytes);
  CHECK_FALSE(unpack_bot(bytes, made::kDimensions + kFormHabits + 1).ok());
  for (std::size_t size = 0; size < bytes.size(); size += 97) CHECK_FALSE(unpack_bot(std::string_view(bytes).substr(0, size), made::kDimensions + kFormHabits).ok());
  CHECK_FALSE(unpack_bot(bytes + "x", made::kDimensions + kFormHabits).ok());
}

TEST_CASE("Prompts are drawn once on average, and alike wherever they are drawn", "[many][prompt_weights]") {
  double sum = 0, squares = 0;
  for (std::uint64_t prompt = 1; prompt <= 20'000; ++prompt) {
    const double count = PromptWeights(1, 3).of(prompt * 0x9E3779B97F4A7C15ull);
    sum += count;
    squares += count * count;
  }
  CHECK(sum / 20'000 == Approx(1).margin(0.03));
  CHECK(squares / 20'000 == Approx(2).margin(0.08));
  CHECK(PromptWeights(1, 3).of(99) == PromptWeights(1, 3).of(99));
  int different = 0;
  for (std::uint32_t i = 0; i < 50; ++i) different += PromptWeights(1, i).of(99) != PromptWeights(2, i).of(99);
  CHECK(different > 10);
}

TEST_CASE("A bot with more answers than are compared is sampled by prompt, alike for every bot", "[many][counted_bot]") {
  const Tables tables = made::tables();
  Side large, other;
  for (std::size_t i = 0; i < kMaximumAnswersCompared + 40; ++i) {
    large.answers.push_back({"prompt " + std::to_string(i), {"Some words about rivers."}, false});
    other.answers.insert(other.answers.begin(), {"prompt " + std::to_string(i), {"Other words about trees."}, false});
  }
  const CountedBot a = count_bot(large, tables, 1), b = count_bot(other, tables, 1);
  CHECK(a.answers_given == kMaximumAnswersCompared + 40);
  REQUIRE(a.groups.size() == kMaximumAnswersCompared);
  for (std::size_t i = 0; i < a.groups.size(); ++i) CHECK(a.groups[i].prompt == b.groups[i].prompt);
}
