#include "evidence/wording.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <optional>

#include "base/utf8.hpp"
#include "feature/gram_key.hpp"
#include "made_texts.hpp"
#include "segment/words.hpp"

using namespace kinprint;

namespace {

GeneralBackground shipped() {
  std::ifstream in(std::string(KINPRINT_SOURCE_DIR) + "/models/tables/general.kpt", std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  auto loaded = GeneralBackground::load(bytes);
  REQUIRE(loaded.ok());
  return std::move(loaded).value();
}

Wording wording_of(const Side& left, const Side& right, const Side& prompts, const GeneralBackground& background) {
  const auto a = split_side(left);
  const auto b = split_side(right);
  const auto p = split_side(prompts);
  const PreparedSide first = prepare_side(left, a, {}), second = prepare_side(right, b, {}), asked = prepare_side(prompts, p, {});
  return compare_wording({first, second, match_answers(left, right), asked, background});
}

}  // namespace

TEST_CASE("words both over-use are shown, those of the prompt are not", "[evidence][wording]") {
  const GeneralBackground background = shipped();
  const Side left = made::side_of({"A tapestry of stone. The tapestry hung there; nobody saw the volcano and the volcano slept."});
  const Side right = made::side_of({"Life is a tapestry. Such a tapestry is rare, said the volcano to the other volcano."});
  const auto has = [](const Wording& wording, const std::string& name) {
    for (const SharedHabit& word : wording.words) {
      if (word.name == name) return word.weight_nats > 0 && word.left_rate > word.background_rate && word.other_bots >= 0;
    }
    return false;
  };
  REQUIRE(has(wording_of(left, right, {}, background), "tapestry"));
  REQUIRE(has(wording_of(left, right, {}, background), "volcano"));
  REQUIRE(!has(wording_of(left, right, made::side_of({"Tell of a volcano"}), background), "volcano"));
}

TEST_CASE("a side has the highest wording score with itself", "[evidence][wording]") {
  const GeneralBackground background = shipped();
  const Side left = made::side_of({"However, the key is to note that both of these may work well for you."});
  const Side right = made::side_of({"So I went out and bought bread, and then we all ate it on the old bridge."});
  REQUIRE(wording_of(left, left, {}, background).score == Approx(1));
  REQUIRE(wording_of(left, right, {}, background).score < 0.9);
}

TEST_CASE("a phrase is named by its words, whatever stands between them on either side", "[evidence][wording]") {
  const GeneralBackground background = shipped();
  const Side left = made::side_of({"Floating-point numbers hang. **Subject:** request. Floating-point numbers fall. **Subject:** request."});
  const Side right = made::side_of({"The floating point numbers hung; subject: request. So floating point numbers fell, and subject, request!"});
  const auto names = [](const Wording& wording) {
    std::vector<std::string> out;
    for (const SharedHabit& word : wording.words) out.push_back(word.name);
    return out;
  };
  const std::vector<std::string> one = names(wording_of(left, right, {}, background));
  REQUIRE(std::any_of(one.begin(), one.end(), [](const std::string& name) { return name.find("floating point") != std::string::npos; }));
  REQUIRE(one == names(wording_of(right, left, {}, background)));
}

TEST_CASE("a phrase of Chinese characters is named without spaces", "[evidence][wording]") {
  const GeneralBackground background = shipped();
  std::string text;  // "artificial intelligence", again and again
  for (int i = 0; i < 8; ++i) text += "\u4EBA\u5DE5\u667A\u80FD\u3002";
  const Side left = made::side_of({text}), right = made::side_of({text + "\u662F"});
  bool found = false;
  for (const SharedHabit& word : wording_of(left, right, {}, background).words) {
    UNSCOPED_INFO(word.name);
    REQUIRE(word.name.find(' ') == std::string::npos);
    found = found || word.name.find("\u4EBA\u5DE5") != std::string::npos;
  }
  REQUIRE(found);
}

TEST_CASE("of several prompts a word is shown that stands in answers to two of them", "[evidence][wording]") {
  const GeneralBackground background = shipped();
  const Side left = made::side_of({"The volcano slept: a tapestry of stone, and the volcano woke.", "No hill here, only a tapestry.", "Rain fell."}, {"a", "b", "c"});
  const Side right = made::side_of({"That volcano is a tapestry; this volcano is not.", "A river like a tapestry.", "Wind blew."}, {"a", "b", "c"});
  const auto names = [&](const Side& a, const Side& b) {
    std::vector<std::string> out;
    for (const SharedHabit& word : wording_of(a, b, {}, background).words) out.push_back(word.name);
    return out;
  };
  const auto has = [](const std::vector<std::string>& shown, const char* name) { return std::find(shown.begin(), shown.end(), name) != shown.end(); };
  REQUIRE(has(names(left, right), "tapestry"));
  REQUIRE(!has(names(left, right), "volcano"));
  // One prompt a side, further answers to it or empty ones, cannot tell.
  const Side one = made::side_of({left.answers[0].document.text, "The volcano again.", ""}, {"a", "a", "b"});
  REQUIRE(has(names(one, right), "tapestry"));
  const Side other = made::side_of({right.answers[0].document.text}, {"a"});
  REQUIRE(has(names(one, other), "volcano"));
}

TEST_CASE("of many places one on another prompt is shown", "[evidence][wording]") {
  const GeneralBackground background = shipped();
  std::string often;
  for (int i = 0; i < 12; ++i) often += "Such a tapestry, he said. ";
  const Side left = made::side_of({often, "Her tapestry hung there."}, {"a", "b"});
  for (const SharedHabit& word : wording_of(left, left, {}, background).words) {
    if (word.name != "tapestry") continue;
    REQUIRE(word.left.size() == 8);
    REQUIRE(word.left.back().answer == 1);
    return;
  }
  FAIL("the word is not shown");
}

TEST_CASE("a Chinese word is shown whole, its characters alone are not", "[evidence][wording]") {
  const GeneralBackground background = shipped();
  const std::string word = "\u4EBA\u5DE5\u667A\u80FD";  // "artificial intelligence"
  const Side left = made::side_of({word + "\uFF1A\u662F\u7684\u3002" + word + "\u5F88\u597D\u3002" + word + "\u6765\u4E86\u3002"});
  const Side right = made::side_of({"\u6211\u7231" + word + "\u3002\u4ED6\u8981" + word + "\u3002\u6709" + word + "\u3002"});
  std::vector<std::string> names;
  for (const SharedHabit& habit : wording_of(left, right, {}, background).words) {
    names.push_back(habit.name);
    for (const Place& place : habit.left) REQUIRE(left.answers[0].document.text.substr(place.span.begin, place.span.size()) == habit.name);
    for (const Place& place : habit.right) REQUIRE(right.answers[0].document.text.substr(place.span.begin, place.span.size()) == habit.name);
  }
  REQUIRE(names == std::vector<std::string>{word});
}

TEST_CASE("of two stretches that grow to the same word the one of the lower key is shown, whatever else is counted", "[evidence][wording]") {
  const GeneralBackground background = shipped();
  const std::string word = "\u52A0\u5F3A\u56FD\u9645";  // "strengthen international"; its two stretches of three are as frequent
  std::optional<GramRate> rates[2];
  std::uint32_t keys[2];
  for (std::size_t i : {0u, 1u}) {
    const auto fold = [&](std::size_t k) { return fold_hash(word.substr(3 * (i + k), 3)); };
    keys[i] = gram_key_of({fold(0), fold(1), fold(2)});
    rates[i] = background.find(GramTable::Triples, keys[i]);
    REQUIRE(rates[i].has_value());
  }
  REQUIRE(rates[0]->log_rate == rates[1]->log_rate);
  REQUIRE(rates[0]->share != rates[1]->share);
  std::string others;
  std::size_t seen = 0;
  for (int i = 0; i < 60; ++i) {
    append_utf8(others, static_cast<char32_t>(0x4E00 + 37 * i));
    append_utf8(others, 0x7684);
    const Side left = made::side_of({"\u5E94\u5F53" + word + "\u5408\u4F5C\u3002" + others}), right = made::side_of({"\u8981" + word + "\u4E8B\u52A1\u3002" + others});
    for (const SharedHabit& habit : wording_of(left, right, {}, background).words) {
      if (habit.name != word) continue;
      ++seen;
      CHECK(habit.other_bots == rates[keys[0] < keys[1] ? 0 : 1]->share);
    }
  }
  REQUIRE(seen > 0);
}
