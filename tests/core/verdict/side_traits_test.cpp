#include "verdict/side_traits.hpp"

#include <catch2/catch.hpp>
#include <initializer_list>
#include <string>

#include "segment/split_answer.hpp"

using namespace kinprint;

namespace {
SideTraits traits_of(std::initializer_list<std::string> texts) {
  Side side;
  for (const std::string& text : texts) side.answers.push_back({"", {text}, false});
  return side_traits(side, split_side(side));
}
}  // namespace

TEST_CASE("Words are letters and numbers, the language that of most of them", "[verdict][side_traits]") {
  const SideTraits traits = traits_of({"The lantern is by the river, and it was lit at 9.", "Der Fluss ist alt."});
  CHECK(traits.answers == 2);
  CHECK(traits.words == 16);
  CHECK(traits.language == "en");
  CHECK(traits.languages == std::vector<std::string>{"de", "en"});
  CHECK_FALSE(traits.is_empty);
}

TEST_CASE("Punctuation has no language: of two, the one with more words is the side's", "[verdict][side_traits]") {
  std::string marks;
  for (int i = 0; i < 40; ++i) marks += " !";
  const SideTraits traits = traits_of({"The lantern is by the river, and it was lit at 9.", "Der Fluss ist alt und sehr tief." + marks});
  CHECK(traits.languages == std::vector<std::string>{"de", "en"});
  CHECK(traits.language == "en");
}

TEST_CASE("Of languages with as many words the first by name is the side's, and without words none", "[verdict][side_traits]") {
  const std::string english = "It is by the river.", german = "Der Fluss ist sehr alt.";
  CHECK(traits_of({english, german}).language == "de");
  CHECK(traits_of({german, english}).language == "de");
  CHECK(traits_of({""}).language == "und");
}

TEST_CASE("One long answer does not decide the language of many short ones", "[verdict][side_traits]") {
  std::string german = "Der Fluss ist alt und sehr tief.";
  for (int i = 0; i < 6; ++i) german += " " + german;
  const std::string english = "The lantern is by the river, and it was lit at nine in the evening.";
  CHECK(traits_of({german, english}).language == "de");
  CHECK(traits_of({german, english, english, english, english, english, english, english, english}).language == "en");
}

TEST_CASE("A side of code alone or of nothing is told, empty answers aside", "[verdict][side_traits]") {
  CHECK(traits_of({}).is_empty);
  CHECK(traits_of({"", "  \n"}).is_empty);
  CHECK(traits_of({"```\nint main() { return 0; }\n```", ""}).is_only_code);
  CHECK_FALSE(traits_of({"```\nint main() { return 0; }\n```", "The program returns zero and ends at once."}).is_only_code);
}

TEST_CASE("Sides that wrote the same have the same hash", "[verdict][side_traits]") {
  CHECK(traits_of({"One answer.", "Another  one."}).texts_sha256 == traits_of({"Another one.", "One answer."}).texts_sha256);
  CHECK(traits_of({"another one.", "One answer."}).texts_sha256 != traits_of({"Another one.", "One answer."}).texts_sha256);
}
