#include "evidence/form.hpp"

#include <catch2/catch.hpp>

#include "made_texts.hpp"

using namespace kinprint;

namespace {

Form form_of(const Side& left, const Side& right, const GeneralBackground& background) {
  const auto a = made::split(left);
  const auto b = made::split(right);
  return compare_form(prepare_side(left, a, {}), prepare_side(right, b, {}), match_answers(left, right), background, true);
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
