#include "evidence/shown_words.hpp"

#include <catch2/catch.hpp>

#include "made_texts.hpp"

using namespace kinprint;

namespace {

struct Prepared {
  Side side;
  std::vector<SegmentedAnswer> segments;
  PreparedSide answers;
  explicit Prepared(const std::vector<std::string>& texts) : side(made::side_of(texts)), segments(split_side(side)), answers(prepare_side(side, segments, {})) {}
};

// A word of one character, token by token, that stands at these tokens of the first answers.
OverUsed found_at(const Prepared& left, std::vector<std::uint32_t> left_tokens, const Prepared& right, std::vector<std::uint32_t> right_tokens) {
  OverUsed found;
  found.length = 1;
  for (const std::uint32_t token : left_tokens) found.habit.left.push_back({0, span_of_tokens(left.answers[0], token, 1)});
  for (const std::uint32_t token : right_tokens) found.habit.right.push_back({0, span_of_tokens(right.answers[0], token, 1)});
  found.tokens[1] = std::move(left_tokens);
  found.tokens[0] = std::move(right_tokens);
  return found;
}

}  // namespace

TEST_CASE("a word of Chinese grows where all its places go on alike, and ends where they part", "[evidence][shown_words]") {
  const Prepared left({"\u6211\u7231\u4EBA\u5DE5\u3002\u4ED6\u7231\u4EBA\u5DE5\u4E86"});  // "I love labour. He loves labour"
  const Prepared right({"\u7231\u4EBA\u5DE5"});
  OverUsed found = found_at(left, {2, 6}, right, {1});
  grow_word(found, left.answers, right.answers, {});
  REQUIRE(found.habit.name == "\u7231\u4EBA\u5DE5");
  REQUIRE(found.length == 3);
  REQUIRE(left.side.answers[0].document.text.substr(found.habit.left[1].span.begin, found.habit.left[1].span.size()) == found.habit.name);
  // Not over a mark, nor over a word of the prompt.
  OverUsed echoed = found_at(left, {2, 6}, right, {1});
  grow_word(echoed, left.answers, right.answers, {left.answers[0].folds[1]});
  REQUIRE(echoed.length == 2);
  const Prepared apart({"\u7231\u3001\u4EBA\u5DE5"});
  OverUsed cut = found_at(apart, {1}, apart, {1});
  grow_word(cut, apart.answers, apart.answers, {});
  REQUIRE(cut.length == 2);
}

TEST_CASE("a word does not grow beyond four characters, nor into words of other scripts", "[evidence][shown_words]") {
  const Prepared side({"\u4E2D\u534E\u4EBA\u6C11\u5171\u548C\u56FD"});
  OverUsed found = found_at(side, {3}, side, {3});
  grow_word(found, side.answers, side.answers, {});
  REQUIRE(found.length == 4);
  const Prepared mixed({"the \u4E2D end"});
  OverUsed single = found_at(mixed, {1}, mixed, {1});
  grow_word(single, mixed.answers, mixed.answers, {});
  REQUIRE(single.length == 1);
  REQUIRE(single.habit.name.empty());  // left as it was
}

TEST_CASE("a part of a longer word is left out where it hardly stands by itself", "[evidence][shown_words]") {
  const auto names = [](std::vector<SharedHabit> words) {
    drop_parts_of_words(words);
    std::string joined;
    for (const SharedHabit& word : words) joined += word.name + "|";
    return joined;
  };
  const auto word = [](const char* name, double left, double right) {
    SharedHabit habit;
    habit.name = name, habit.left_rate = left, habit.right_rate = right;
    return habit;
  };
  const SharedHabit economy = word("\u7ECF\u6D4E", 4, 4), growth = word("\u7ECF\u6D4E\u53D1\u5C55", 1.1, 0.4);
  REQUIRE(names({economy, word("\u7ECF\u6D4E\u53D1", 1.1, 0.5), growth}) == economy.name + "|" + growth.name + "|");
  REQUIRE(names({word("\u7ECF", 4, 4), economy}) == economy.name + "|");
  // Of one side only, and in other scripts, where words have ends.
  REQUIRE(names({word("\u7ECF\u6D4E\u53D1", 1.1, 2), growth}) == "\u7ECF\u6D4E\u53D1|" + growth.name + "|");
  REQUIRE(names({word("man", 1, 1), word("woman", 1, 1)}) == "man|woman|");
}

TEST_CASE("characters that are words of their own are told from parts of words", "[evidence][shown_words]") {
  const Prepared side({"\u6211 \u5C71 the"});  // I, mountain
  REQUIRE(!is_part_of_word(side.answers[0], 0));
  REQUIRE(is_part_of_word(side.answers[0], 1));
  REQUIRE(!is_part_of_word(side.answers[0], 2));
  REQUIRE(gram_name(side.answers[0], 0, 3) == "\u6211\u5C71 the");
}

TEST_CASE("answers without words are to no prompt", "[evidence][shown_words]") {
  const Prepared side({"One.", "", "Two."});
  REQUIRE(has_one_prompt(side.answers, {0, 1, 0}));
  REQUIRE(!has_one_prompt(side.answers, {0, 1, 2}));
  REQUIRE(has_one_prompt({}, {}));
}
