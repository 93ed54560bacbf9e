#include "evidence/wording.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "made_texts.hpp"

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
  const auto a = made::split(left);
  const auto b = made::split(right);
  const auto p = made::split(prompts);
  return compare_wording(prepare_side(left, a, {}), prepare_side(right, b, {}), prepare_side(prompts, p, {}), background, true);
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
  REQUIRE(std::find(one.begin(), one.end(), "floating point") != one.end());
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
    found = found || word.name == "\u4EBA\u5DE5";
  }
  REQUIRE(found);
}
