#include "evidence/wording.hpp"

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
