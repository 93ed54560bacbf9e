#include "feature/form_habits.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <set>
#include <string>

using namespace kinprint;

namespace {
float habit(const std::u32string& text, std::string_view name) {
  const auto counts = count_form_habits(text);
  for (std::size_t i = 0; i < kFormHabits; ++i) {
    if (form_habits()[i].name == name) return counts[i];
  }
  FAIL("no habit of that name");
  return 0;
}
float rate(double count, std::size_t characters) { return static_cast<float>(std::log1p(1000 * count / static_cast<double>(characters))); }
}  // namespace

TEST_CASE("Every habit has a name of its own and a definition", "[feature][form_habits]") {
  std::set<std::string_view> names;
  for (const FormHabit& entry : form_habits()) {
    names.insert(entry.name);
    CHECK_FALSE(entry.definition.empty());
  }
  CHECK(names.size() == kFormHabits);
}

TEST_CASE("Marks are counted where they stand", "[feature][form_habits]") {
  const std::u32string text = U"# Title\n\n- one\n  - two\n1. three\n**Bold**: a, b; c!\n";
  CHECK(habit(text, "headings") == Approx(rate(1, text.size())));
  CHECK(habit(text, "bullets") == Approx(rate(2, text.size())));
  CHECK(habit(text, "nested_items") == Approx(rate(1, text.size())));
  CHECK(habit(text, "ordered_items") == Approx(rate(1, text.size())));
  CHECK(habit(text, "bold_lead_ins") == Approx(rate(1, text.size())));
  CHECK(habit(text, "bold") == Approx(rate(2, text.size())));
  CHECK(habit(text, "commas") == Approx(rate(1, text.size())));
  CHECK(habit(text, "opens_with_mark") == 1);
  CHECK(habit(text, "closes_with_question") == 0);
}

TEST_CASE("Curly quotes are told from straight ones, and none from either", "[feature][form_habits]") {
  CHECK(habit(U"\"a\"", "curly_quotes") == 0);
  CHECK(habit(U"\u201Ca\u201D", "curly_quotes") == 1);
  CHECK(habit(U"a", "curly_quotes") == 0.5F);
}

TEST_CASE("Nothing gives zeros, and nothing is ever not finite", "[feature][form_habits]") {
  for (const float value : count_form_habits({})) CHECK(value == 0);
  for (const std::u32string text : {U" ", U"\n\n\n", U"?", U"\U0001F600\U0001F600", U"-\n*\n#\n"}) {
    for (const float value : count_form_habits(text)) CHECK(std::isfinite(value));
  }
}
