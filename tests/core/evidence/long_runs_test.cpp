#include "evidence/long_runs.hpp"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/rng.hpp"
#include "segment/words.hpp"

using namespace kinprint;

namespace {

// Words that stand nowhere else: `name` and a number each.
std::string words(const std::string& name, std::size_t count, std::size_t first = 0) {
  std::string out;
  for (std::size_t i = first; i < first + count; ++i) out += (out.empty() ? "" : " ") + name + std::to_string(i);
  return out;
}

std::string ideographs(char32_t first, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    const auto value = static_cast<std::uint32_t>(first + i);
    out += {static_cast<char>(0xE0 | (value >> 12)), static_cast<char>(0x80 | ((value >> 6) & 0x3F)), static_cast<char>(0x80 | (value & 0x3F))};
  }
  return out;
}

Side side_of(const std::vector<std::pair<std::string, std::string>>& answers) {
  Side side;
  for (const auto& [prompt, text] : answers) side.answers.push_back({prompt, {text}, false});
  return side;
}

std::string text_at(const Side& side, const Place& place) { return std::string(side.answers[place.answer].document.own().substr(place.span.begin, place.span.size())); }

}  // namespace

TEST_CASE("A run of 25 words is long, wherever it stands and however it is set, and one of 24 is not", "[evidence][long_runs]") {
  const std::string quoted = words("law", 25);
  const Side left = side_of({{"p", words("mine", 12) + "\n\n> " + quoted + "\n\n" + words("my", 3)}});
  const Side right = side_of({{"p", "Here it is: \"" + words("law", 10) + ",\n" + words("LAW", 15, 10) + ".\" " + words("yours", 11)}});
  const LongRuns found = find_long_runs(left, right);
  REQUIRE(found.left.size() == 1);
  REQUIRE(found.right.size() == 1);
  CHECK(found.prompts == 1);
  CHECK(text_at(left, found.left[0]) == quoted);
  CHECK(text_at(right, found.right[0]) == words("law", 10) + ",\n" + words("LAW", 15, 10));
  const Side shorter = side_of({{"p", words("yours", 11) + " " + words("law", 24) + " " + words("your", 5)}});
  CHECK(find_long_runs(left, shorter).prompts == 0);
}

TEST_CASE("Fifty ideographs are as long as 25 words, and code is looked at too", "[evidence][long_runs]") {
  const std::string own = ideographs(0x7000, 40), other = ideographs(0x7100, 40);
  CHECK(find_long_runs(side_of({{"p", own + ideographs(0x4E00, 50)}}), side_of({{"p", ideographs(0x4E00, 50) + other}})).prompts == 1);
  CHECK(find_long_runs(side_of({{"p", own + ideographs(0x4E00, 49)}}), side_of({{"p", ideographs(0x4E00, 49) + other}})).prompts == 0);
  const std::string code = "```\n" + words("call", 30) + "\n```\n";
  CHECK(find_long_runs(side_of({{"p", words("mine", 20) + "\n" + code}}), side_of({{"p", code + words("yours", 20)}})).prompts == 1);
}

TEST_CASE("A row stays whole where fewer than ten words of an answer would be left", "[evidence][long_runs]") {
  const std::string quoted = words("poem", 60);
  const Side left = side_of({{"p", words("mine", 10) + " " + quoted}, {"q", words("other", 30)}});
  CHECK(find_long_runs(left, side_of({{"p", quoted + " " + words("yours", 10)}})).prompts == 1);
  CHECK(find_long_runs(left, side_of({{"p", quoted + " " + words("yours", 9)}})).prompts == 0);
  CHECK(find_long_runs(left, side_of({{"p", quoted}})).prompts == 0);
}

TEST_CASE("Tags are no words that would be left", "[evidence][long_runs]") {
  const std::string quoted = words("law", 60), tags = "<p class=\"" + words("name", 12) + "\">";
  const Side plain = side_of({{"p", words("mine", 20) + " " + quoted}});
  CHECK(find_long_runs(plain, side_of({{"p", tags + quoted + "</p>"}})).prompts == 0);
  CHECK(find_long_runs(plain, side_of({{"p", tags + quoted + "</p><p>" + words("yours", 12) + "</p>"}})).prompts == 1);
}

TEST_CASE("Only answers to one prompt are held together, all of a side with all of the other", "[evidence][long_runs]") {
  const std::string quoted = words("law", 30), mine = words("mine", 20), yours = words("yours", 20);
  CHECK(find_long_runs(side_of({{"p", mine + quoted}}), side_of({{"q", yours + quoted}})).prompts == 0);
  const Side again = side_of({{"p", mine}, {"p", mine + " " + quoted}, {"q", words("other", 20)}});
  const LongRuns found = find_long_runs(again, side_of({{"q", yours}, {"p", quoted + " " + yours}}));
  REQUIRE(found.left.size() == 1);
  CHECK(found.left[0].answer == 1);
  CHECK(found.right[0].answer == 1);
  // Without prompts row by row, as they are compared.
  CHECK(find_long_runs(side_of({{"", mine + " " + quoted}}), side_of({{"", quoted + " " + yours}})).prompts == 1);
  CHECK(find_long_runs({}, {}).prompts == 0);
}

TEST_CASE("Long runs are those that a search without hashes finds, the same with the sides exchanged", "[evidence][long_runs]") {
  Rng rng(7);
  const auto text = [&](std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += rng.below(40) == 0 ? "x " : (rng.below(2) ? "a " : "b ");
    return out;
  };
  const auto folds = [](std::string_view own) {
    std::vector<Word> found;
    split_words(own, {0, static_cast<std::uint32_t>(own.size())}, BlockKind::Paragraph, found);
    return found;
  };
  std::size_t total = 0;
  for (int round = 0; round < 60; ++round) {
    const std::string common = text(30 + rng.below(30));
    const Side left = side_of({{"p", text(40) + common + text(40)}}), right = side_of({{"p", text(30) + common + text(50)}});
    const std::vector<Word> a = folds(left.answers[0].document.own()), b = folds(right.answers[0].document.own());
    std::vector<std::uint8_t> expected(left.answers[0].document.text.size()), marked(expected.size());
    for (std::size_t i = 0; i + 25 <= a.size(); ++i) {
      for (std::size_t k = 0; k + 25 <= b.size(); ++k) {
        std::size_t same = 0;
        while (same < 25 && a[i + same].fold == b[k + same].fold) ++same;
        for (std::size_t at = a[i].span.begin; same == 25 && at < a[i + 24].span.end; ++at) expected[at] = 1;
      }
    }
    const LongRuns found = find_long_runs(left, right), exchanged = find_long_runs(right, left);
    for (const Place& place : found.left) {
      for (std::size_t at = place.span.begin; at < place.span.end; ++at) marked[at] = 1;
    }
    CHECK(marked == expected);
    REQUIRE(exchanged.right.size() == found.left.size());
    for (std::size_t i = 0; i < found.left.size(); ++i) CHECK(exchanged.right[i].span == found.left[i].span);
    total += found.left.size();
  }
  CHECK(total >= 60);
}

TEST_CASE("A shared run is left out where all its places stand in long runs", "[evidence][long_runs]") {
  const LongRuns long_runs{{{0, {10, 200}}}, {{1, {0, 150}}}, 1};
  SharedRun inside, outside;
  inside.left = {{0, {20, 60}}};
  inside.right = {{1, {0, 40}}};
  outside.left = {{0, {20, 60}}, {0, {300, 340}}};
  outside.right = {{1, {0, 40}}};
  std::vector<SharedRun> runs = {inside, outside};
  mark_left_out(long_runs, runs);
  CHECK(runs[0].left_out);
  CHECK_FALSE(runs[1].left_out);
}
