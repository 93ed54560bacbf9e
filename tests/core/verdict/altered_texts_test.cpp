#include "verdict/altered_texts.hpp"

#include <catch2/catch.hpp>

#include "segment/split_answer.hpp"
#include "text/own_text.hpp"

using namespace kinprint;

namespace {
Side one_answer(const std::string& text) {
  Side side;
  side.answers.push_back({"", {text}, false});
  return side;
}
}  // namespace

TEST_CASE("Marks go, words and line breaks stay", "[verdict][altered_texts]") {
  CHECK(text_without_marks("## Head\n- *one*\n  2) two\n> **said** `code`\n-dash 3.5 x") == "Head\none\ntwo\nsaid code\n-dash 3.5 x");
  CHECK(reduced_texts({"", "*a*\n\nb"}, {true, LineBreaks::Kept}) == std::vector<std::string>{"", "a\n\nb"});
  CHECK(reduced_texts({"", "*a*\n\n- b"}, {true, LineBreaks::None}) == std::vector<std::string>{"", "a b"});
  CHECK(reduced_texts({"*a*\n\n- b"}, {false, LineBreaks::NoEmptyLine}) == std::vector<std::string>{"*a*\n- b"});
}

TEST_CASE("Typographic quotes become straight ones, and nothing else does", "[verdict][altered_texts]") {
  CHECK(texts_with_straight_quotes({"\u201Cone\u201D \u2018two\u2019 it\u2019s \u201Alow\u201B \u201Elow\u201F \u2014 \u2026 \u2020 \u4F60", "\xE2\x80"}) ==
        std::vector<std::string>{"\"one\" 'two' it's 'low' \"low\" \u2014 \u2026 \u2020 \u4F60", "\xE2\x80"});
}

TEST_CASE("Edges go only where sentences are left between them", "[verdict][altered_texts]") {
  const Side four = one_answer("First one here. Second is this. Third is that. Last one there.");
  const std::vector<SegmentedAnswer> segments = {split_answer(four.answers[0].document)};
  const std::string text = texts_without(four, edge_places(four, segments))[0];
  CHECK(text.find("First") == std::string::npos);
  CHECK(text.find("Second") != std::string::npos);
  CHECK(text.find("Last") == std::string::npos);
  const Side two = one_answer("First one here. Last one there.");
  const std::vector<SegmentedAnswer> short_segments = {split_answer(two.answers[0].document)};
  CHECK(edge_places(two, short_segments).empty());
}

TEST_CASE("A run is taken out where it stands, overlaps included", "[verdict][altered_texts]") {
  const std::vector<Place> places = {{0, {2, 5}}, {0, {4, 6}}};
  CHECK(texts_without(one_answer("abcdefgh"), places)[0] == "abgh");
}

TEST_CASE("What copying put around an answer is not compared, and told of", "[verdict][altered_texts]") {
  const std::string prompt = "What should a new gardener plant?";
  Side side;
  side.answers.push_back({prompt, {prompt + "\n\n<p>Beans, for <b>speed</b>.</p>"}, false});
  find_own_texts(side);
  const Answer echoed = side.answers[0];
  const Answer tagged{"", {"<ul><li>one</li></ul>"}, false}, whole{prompt, {"Beans."}, false};
  CHECK(cleared_text(echoed) == "Beans, for **speed**.");
  CHECK(cleared_text(tagged) == "- one");
  CHECK(cleared_text(echoed, "for <b>speed</b>.</p>") == "for **speed**.");  // a part of it
  CHECK(cleared_text(whole) == "Beans.");
  CHECK(is_mended(echoed));  // for its tags
  CHECK(is_mended(tagged));
  CHECK_FALSE(is_mended(whole));
  CHECK(is_mended({"", {"It&#39;s &quot;so&quot;"}, false}));
}
