#include "evidence/form.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "made_texts.hpp"

using namespace kinprint;

namespace {

Form form_of(const Side& left, const Side& right, const GeneralBackground& background) {
  const auto a = split_side(left);
  const auto b = split_side(right);
  return compare_form(prepare_side(left, a, {}), prepare_side(right, b, {}), match_answers(left, right), background);
}

}  // namespace

TEST_CASE("answers of one form score above answers of two", "[evidence][form]") {
  const Side list = made::side_of({"## Foxes\n\n- **One:** red\n- **Two:** grey\n", "## Hens\n\n- **One:** brown\n- **Two:** white\n"});
  const Side other = made::side_of({"## Stones\n\n- **One:** round\n- **Two:** flat\n", "## Rain\n\n- **One:** soft\n- **Two:** hard\n"});
  const Side prose = made::side_of({"Foxes are red, and some of them are grey.", "Hens are brown, though I have seen white ones."});
  const GeneralBackground background = made::general();
  REQUIRE(form_of(list, other, background).score > form_of(list, prose, background).score);
  REQUIRE(form_of(list, other, background).skeletons == 1);
  REQUIRE(form_of(list, prose, background).skeletons < 0.5);
  REQUIRE(form_of(list, other, background).pairs.size() == 2);
  REQUIRE(form_of(list, other, background).pairs[0].left_skeleton == "heading2 bullet x2");
}

TEST_CASE("without a background only the skeletons are compared", "[evidence][form]") {
  const Side list = made::side_of({"- red\n- grey\n"});
  const Form form = form_of(list, list, {});
  REQUIRE(form.score == 0);
  REQUIRE(form.habits.empty());
  REQUIRE(form.skeletons == 1);
}

TEST_CASE("what only tells the script of both texts is not shown", "[evidence][form]") {
  const auto names = [](const Side& side) {
    std::vector<std::string> out;
    for (const SharedHabit& habit : form_of(side, side, made::general()).habits) out.push_back(habit.name);
    return out;
  };
  const auto has = [](const std::vector<std::string>& shown, const char* name) { return std::find(shown.begin(), shown.end(), name) != shown.end(); };
  const auto english = names(made::side_of({"It is the way of the world that we all go to bed and do not ask."}));
  REQUIRE(has(english, "capitals"));
  REQUIRE(!has(english, "ideographs"));
  REQUIRE(!has(english, "wide_punctuation"));
  const auto chinese = names(made::side_of({"\u8FD9\u662F\u6211\u4EEC\u7684\u5C71\uFF0C\u90A3\u662F\u4ED6\u4EEC\u7684\u6C34\u3002"}));
  REQUIRE(!chinese.empty());
  for (const char* name : {"capitals", "ideographs", "wide_punctuation", "word_length", "apostrophes", "length"}) REQUIRE(!has(chinese, name));
}
