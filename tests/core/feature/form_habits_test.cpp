#include "feature/form_habits.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <set>
#include <tuple>

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

TEST_CASE("Every rate counts its own mark and no other", "[feature][form_habits]") {
  // What is counted, how often, and what else of these habits the same characters are.
  const std::tuple<std::string_view, std::u32string, int, std::set<std::string_view>> cases[] = {
      {"headings", U"# a", 1, {}},
      {"bullets", U"+ a", 1, {}},
      {"ordered_items", U"1) a", 1, {"digits", "parentheses"}},
      {"bold", U"a **", 1, {}},
      {"fences", U"```", 1, {}},
      {"blank_lines", U"a\n\na", 1, {"lines"}},
      {"table_bars", U"a|b|", 2, {}},
      {"em_dashes", U"a\u2014b", 1, {}},
      {"en_dashes", U"a\u2013b", 1, {}},
      {"exclamations", U"a!\uFF01", 2, {"wide_punctuation"}},
      {"questions", U"a?\uFF1F", 2, {"wide_punctuation"}},
      {"parentheses", U"(a)", 2, {}},
      {"double_quotes", U"\"a\u201D", 2, {}},
      {"apostrophes", U"a's\u2019", 2, {}},
      {"colons", U"a:", 1, {}},
      {"semicolons", U"a;b;", 2, {}},
      {"commas", U"a,\u3001", 2, {"wide_punctuation"}},
      {"full_stops", U"a.", 1, {}},
      {"emoji", U"a\U0001F600\u2600", 2, {}},
      {"lines", U"a\na", 1, {}},
      {"capitals", U"aBC", 2, {}},
      {"digits", U"a12", 2, {}},
      {"bold_lead_ins", U"**a", 1, {"bold"}},
      {"nested_items", U"  + a", 1, {"bullets"}},
      {"rules", U"---", 1, {}},
      {"italics", U"a*b", 1, {}},
      {"inline_code", U"a `b`", 2, {}},
      {"ellipses", U"a\u2026", 1, {}},
      {"spaced_hyphens", U"a - b", 1, {}},
      {"hyphens", U"a-b", 1, {}},
      {"wide_punctuation", U"a\u3010", 1, {}},
      {"backslashes", U"a\\$", 2, {}},
  };
  for (const auto& [name, text, count, others] : cases) {
    INFO(name);
    CHECK(habit(text, name) == Approx(rate(count, text.size())));
    for (const auto& entry : cases) {
      const std::string_view other = std::get<0>(entry);
      INFO(other);
      if (other != name && others.count(other) == 0) CHECK(habit(text, other) == 0);
    }
  }
}

TEST_CASE("Means and shares are those of their definitions", "[feature][form_habits]") {
  const std::u32string text = U"Abc de. F\u4E00\n\nG!";  // 9 letters in 5 words, 2 sentence ends, 1 blank line
  CHECK(habit(text, "length") == Approx(std::log(14.0)));
  CHECK(habit(text, "word_length") == Approx(std::log(9.0 / 5)));
  CHECK(habit(text, "sentence_length") == Approx(std::log(14.0 / 3)));
  CHECK(habit(text, "paragraph_length") == Approx(std::log(14.0 / 2)));
  CHECK(habit(text, "ideographs") == Approx(1.0 / 8));
  CHECK(habit(U"Why?\n", "closes_with_question") == 1);
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
