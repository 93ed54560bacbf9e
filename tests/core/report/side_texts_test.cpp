#include "report/side_texts.hpp"

#include <catch2/catch.hpp>

using namespace kinprint;

namespace {
Side side_of(const std::string& text) {
  Side side;
  side.answers.resize(1);
  side.answers[0].document.text = text;
  return side;
}
}  // namespace

TEST_CASE("Places are written in UTF-16 offsets", "[report][texts]") {
  const Side side = side_of("\U0001F600ab");  // one astral character, two units
  SideTexts texts(side);
  JsonWriter json;
  json.begin_object();
  texts.write_places(json, "left", {{0, {4, 5}}, {0, {0, 6}}});
  json.end_object();
  CHECK(json.take() == R"({"left":[{"answer":0,"begin":2,"end":3},{"answer":0,"begin":0,"end":4}]})");
  CHECK(texts.text_of({0, {4, 6}}) == "ab");
}

TEST_CASE("Places are of the answer itself, and what stands around it is told", "[report][texts]") {
  Side side = side_of("<think>\U0001F600</think>ab</s>");
  side.answers[0].document.before = 19;
  side.answers[0].document.after = 4;
  SideTexts texts(side);
  JsonWriter json;
  json.begin_array().begin_object();
  texts.write_place_fields(json, {0, {1, 2}});
  json.end_object();
  texts.write_surroundings(json, "left");
  CHECK(json.end_array().take() == R"([{"answer":0,"begin":18,"end":19},{"side":"left","answer":0,"begin":0,"end":17,"reason":"around"},{"side":"left","answer":0,"begin":19,"end":23,"reason":"around"}])");
  CHECK(texts.text_of({0, {1, 2}}) == "b");
}

TEST_CASE("A place outside the side is empty, not a crash", "[report][texts]") {
  const Side side = side_of("ab");
  SideTexts texts(side);
  CHECK(texts.text_of({1, {0, 1}}).empty());
  CHECK(texts.text_of({0, {1, 9}}).empty());
  JsonWriter json;
  json.begin_object();
  texts.write_place_fields(json, {7, {0, 1}});
  json.end_object();
  CHECK(json.take() == R"({"answer":7,"begin":0,"end":0})");
}
