#include "verdict/comparison.hpp"

#include <catch2/catch.hpp>

#include "made_sides.hpp"
#include "made_tables.hpp"

using namespace kinprint;

TEST_CASE("Texts lose the places of their own side", "[verdict][comparison]") {
  Request request;
  request.left.answers.resize(2);
  request.right.answers.resize(1);
  request.left.answers[0].document.text = "abcdef";
  request.left.answers[1].document.text = "<p>One</p>";
  request.right.answers[0].document.text = "ghi";
  const std::vector<Place> of_left = {{0, {2, 4}}};
  const BothTexts texts = cleared_texts(request, of_left, {});
  CHECK(texts.left[0] == "abef");
  CHECK(texts.left[1].find('<') == std::string::npos);
  CHECK(texts.right == std::vector<std::string>{"ghi"});
}

TEST_CASE("What is taken from both sides' texts is counted as taken, and a side without text has no scores", "[verdict][comparison]") {
  const Tables tables = made::tables();
  const Request request = made::request(2);
  const auto left = made::segments(request.left), right = made::segments(request.right);
  const PromptEffects effects({}, tables);
  const Evidence evidence;
  const Comparison comparison{request, left, right, evidence, effects, tables};
  BothTexts texts = reduced_texts(cleared_texts(request, {}, {}), {true, LineBreaks::Kept});
  const auto sides = score_texts(comparison, texts, TextLoss::One);
  REQUIRE(sides);
  CHECK(sides->taken == TextLoss::One);
  CHECK(sides->prompts_shared == 2);
  texts.right.assign(2, " \n\t");
  CHECK_FALSE(score_texts(comparison, texts, TextLoss::Nothing));
}
