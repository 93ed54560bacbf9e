#include "verdict/comparison.hpp"

#include <catch2/catch.hpp>

#include "made_sides.hpp"
#include "made_tables.hpp"

using namespace kinprint;

namespace {

// Two sides that answered so many of the same prompts, and what a comparison of them reads.
struct Compared {
  explicit Compared(std::size_t prompts) : request(made::request(prompts)) {}
  [[nodiscard]] std::optional<ScoredSides> scored(const CountedTexts& written, const BothTexts& texts, TextLoss taken) const {
    return score_texts({request, left, right, evidence, effects, tables, written}, texts, taken);
  }
  Tables tables = made::tables();
  Request request;
  std::vector<SegmentedAnswer> left = split_side(request.left), right = split_side(request.right);
  PromptEffects effects{{}, tables};
  Evidence evidence;
};

}  // namespace

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
  const Compared compared(2);
  const CountedTexts counted(cleared_texts(compared.request, {}, {}), compared.tables.fingerprint());
  BothTexts texts = reduced_texts(counted.texts, {true, LineBreaks::Kept});
  const auto sides = compared.scored(counted, texts, TextLoss::One);
  REQUIRE(sides);
  CHECK(sides->taken == TextLoss::One);
  CHECK(sides->prompts_shared == 2);
  texts.right.assign(2, " \n\t");
  CHECK_FALSE(compared.scored(counted, texts, TextLoss::Nothing));
}

TEST_CASE("Texts that were counted already are scored as if they were counted again", "[verdict][comparison]") {
  const Compared compared(3);
  BothTexts texts = cleared_texts(compared.request, {}, {});
  const CountedTexts written(texts, compared.tables.fingerprint());
  texts.left[1] = made::text(77);
  const CountedTexts changed(texts, compared.tables.fingerprint());
  const auto some = compared.scored(written, texts, TextLoss::Nothing), all = compared.scored(changed, texts, TextLoss::Nothing);
  REQUIRE(some->data.rows.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(some->data.rows[i].left == all->data.rows[i].left);
    CHECK(some->data.rows[i].cosine == all->data.rows[i].cosine);
  }
}
