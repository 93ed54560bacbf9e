#include "verdict/prompt_effects.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "base/hash.hpp"
#include "evidence/answer_rows.hpp"
#include "made_tables.hpp"

using namespace kinprint;

namespace {
constexpr double kBot = 4, kPrompt = 2, kResidual = 1;  // diagonals of made::add_model

Tables made_tables(bool with_prompt) {
  Tables tables = made::tables();
  if (!with_prompt) return tables;
  made::TableWriter prompts;
  const std::uint64_t hash = fnv1a64("a known prompt");
  prompts.integers("prompt_hash", 1, 2, {static_cast<std::uint32_t>(hash), static_cast<std::uint32_t>(hash >> 32)});
  prompts.bytes("prompt_mean", 1, made::kDimensions, [](std::uint32_t, std::uint32_t j) { return static_cast<int>(j); });
  prompts.floats("prompt_scale", 1, made::kDimensions, [](std::uint32_t, std::uint32_t) { return 2.0F; });
  prompts.floats("prompt_vector_scale", 1, 1, [](std::uint32_t, std::uint32_t) { return 0.5F; });
  made::add_similarity(prompts, 1);
  made::add_habits(prompts, 1);
  REQUIRE(tables.load("prompts", prompts.file()).code == ErrorCode::Ok);
  return tables;
}

Side control(const std::string& text) {
  Side side;
  side.answers.push_back({"an unknown prompt", {text}, false});
  return side;
}
}  // namespace

TEST_CASE("A known prompt's mean is taken off the second copies and its spread divided out there", "[verdict][prompt_effects]") {
  const Tables tables = made_tables(true);
  const PromptEffects effects({}, tables);
  const PromptEffect effect = effects.find(prompt_key("A known  prompt"));
  REQUIRE(effect.exact);
  CHECK(effect.similarity.log_length == Approx(5 + 0.07 * 6));
  std::vector<double> described(tables.fingerprint().described(), 1);
  effects.apply(effect, 500, described);
  CHECK(std::vector<double>(described.begin(), described.begin() + 3) == std::vector<double>{1, 1, 1});
  const auto own = described.begin() + 3 + kFormHabits;
  CHECK(std::vector<double>(own, own + 3) == std::vector<double>{0.5, -0.5, -1.5});
  CHECK(described[3] == 1);  // habits; of the second copy less those of the prompt, minus j steps
  CHECK(own[3] == 1);
  CHECK(own[3 + 5] == Approx(1 + 5 * kHabitStep));
  CHECK(effects.covariance(effect, false).at(1, 1) == Approx((kBot + kResidual) / kKnownAnswers));
  CHECK(effects.covariance(effect, true).at(1, 1) == Approx(kPrompt));  // not taken off there
}

TEST_CASE("Control bots shrink what is unknown of a prompt, the more the more of them there are", "[verdict][prompt_effects]") {
  const Tables tables = made_tables(false);
  double before = kPrompt;
  std::vector<Side> controls;
  for (int k = 1; k <= 4; ++k) {
    controls.push_back(control("Control number " + std::to_string(k) + " writes of rivers and of bridges."));
    const PromptEffects effects(controls, tables);
    const PromptEffect effect = effects.find(prompt_key("an unknown prompt"));
    REQUIRE(effect.controls.size() == static_cast<std::size_t>(k));
    CHECK(effect.controls.back().log_length == Approx(std::log(49)));
    CHECK_FALSE(effect.controls.back().counts.empty());
    const double left = effects.covariance(effect, k % 2 == 0).at(0, 0);
    CHECK(left == Approx(kPrompt - kPrompt * kPrompt / (kPrompt + (kBot + kResidual) / k)));
    CHECK(left < before);
    before = left;
    std::vector<double> described(tables.fingerprint().described(), 1);
    effects.apply(effect, 500, described);
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(described[i] == Approx(1 - effect.mean[i]));
      CHECK(described[3 + kFormHabits + i] == described[i]);
    }
  }
}

TEST_CASE("Nothing known leaves the vector to its length and the prompt's own covariance", "[verdict][prompt_effects]") {
  const Tables tables = made_tables(true);
  const PromptEffects effects({}, tables);
  const PromptEffect effect = effects.find("");
  std::vector<double> described(tables.fingerprint().described(), 0);
  for (std::size_t i = 0; i < 3; ++i) described[i] = described[3 + kFormHabits + i] = 3 - static_cast<double>(i);
  const std::vector<double> before = described;
  effects.apply(effect, 500, described);
  CHECK(described == before);  // the made table expects one spread at every length
  CHECK(effects.covariance(effect, false).at(2, 2) == Approx(kPrompt));
  PromptKnowledge knowledge(effects, tables.fingerprint(), false);
  knowledge.add(effect, false);
  CHECK(knowledge.background() == Background::None);
  CHECK(knowledge.unknown_share() == Approx(1));
  knowledge.add(effects.find(prompt_key("a known prompt")), true);
  CHECK(knowledge.background() == Background::Predicted);
  CHECK(knowledge.unknown_share() == Approx(0.5));
  CHECK(knowledge.prompts_known() == 1);
}
