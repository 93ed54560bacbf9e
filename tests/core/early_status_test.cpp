#include "early_status.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace kinprint;

namespace {

Side side_of(const std::vector<std::string>& texts) {
  Side side;
  for (const std::string& text : texts) side.answers.push_back({"", {text}, false});
  return side;
}

std::string step_of(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  Request request;
  request.left = side_of(left);
  request.right = side_of(right);
  const auto verdict = early_status(request, split_side(request.left), split_side(request.right));
  Request swapped;
  swapped.left = request.right;
  swapped.right = request.left;
  const auto mirrored = early_status(swapped, split_side(swapped.left), split_side(swapped.right));
  REQUIRE(verdict.has_value() == mirrored.has_value());
  if (!verdict) return "judge";
  REQUIRE(verdict->status == mirrored->status);
  return verdict->next_step.reason;
}

}  // namespace

TEST_CASE("What cannot be judged has its reason, from either side", "[status]") {
  CHECK(step_of({}, {"Some prose."}) == "too_few_answers");
  CHECK(step_of({"", " \n"}, {"Some prose."}) == "too_few_answers");
  CHECK(step_of({"Some  prose.\n"}, {"Some prose."}) == "same_text");
  CHECK(step_of({"One.", "Two."}, {"Two.", "One."}) == "same_text");
  CHECK(step_of({"```\nint x;\n```"}, {"Some prose."}) == "only_code");
}

TEST_CASE("Texts that differ in one letter, in case or in number are judged", "[status]") {
  CHECK(step_of({"Some prose."}, {"Some prosa."}) == "judge");
  CHECK(step_of({"Some prose."}, {"some prose."}) == "judge");
  CHECK(step_of({"Some prose.", "More."}, {"Some prose."}) == "judge");
}
