#include "evidence/identity.hpp"

#include <catch2/catch.hpp>

#include "base/text_list.hpp"
#include "evidence/makers.hpp"
#include "made_texts.hpp"
#include "text/normalize.hpp"

using namespace kinprint;

namespace {

std::vector<IdentityStatement> statements(const std::string& text, const std::string& prompt = "") {
  const Side side = made::side_of({text}, {prompt});
  const auto segments = split_side(side);
  return find_identity(side, prepare_side(side, segments, {}), true);
}

struct Case {
  const char* text;
  const char* maker;
  IdentityStance stance;
};

void check_only_statement(const Case& expected) {
  INFO(expected.text);
  const auto found = statements(expected.text);
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].maker == expected.maker);
  REQUIRE(found[0].stance == expected.stance);
}

}  // namespace

TEST_CASE("claims, denials, roles and mentions of makers are told apart", "[evidence][identity]") {
  const Case cases[] = {
      {"I am ChatGPT, a helpful program.", "openai", IdentityStance::SelfClaim},
      {"As an AI developed by Anthropic, I try to help.", "anthropic", IdentityStance::SelfClaim},
      {"My name is Kimi.", "moonshot", IdentityStance::SelfClaim},
      {"The firm DeepSeek created me last year.", "deepseek", IdentityStance::SelfClaim},
      {"I'm not Claude.", "anthropic", IdentityStance::Denial},
      {"I was not trained by Google.", "google", IdentityStance::Denial},
      {"If I were Grok, I would joke now.", "xai", IdentityStance::RolePlay},
      {"Mistral released a model in Paris.", "mistral", IdentityStance::Mention},
      {"\u6211\u662F\u901A\u4E49\u5343\u95EE\u3002", "alibaba", IdentityStance::SelfClaim},
      {"\u6211\u4E0D\u662F\u6587\u5FC3\u4E00\u8A00\u3002", "baidu", IdentityStance::Denial},
      {"\u6211\u662F\u7531\u667A\u8C31\u5F00\u53D1\u7684\u6A21\u578B\u3002", "zhipu", IdentityStance::SelfClaim},
  };
  for (const Case& expected : cases) check_only_statement(expected);
}

TEST_CASE("a sentence that speaks of the answer's own author elsewhere claims and denies nobody", "[evidence][identity]") {
  const Case mentions[] = {
      {"I am at my desk by the glow of my Amazon Alexa.", "amazon", IdentityStance::Mention},
      {"I'm serving models on an NVIDIA box.", "nvidia", IdentityStance::Mention},
      {"I'm not aware of any report about what it took to train GPT-5.", "openai", IdentityStance::Mention},
      {"I don't have access to the report on GPT-5.", "openai", IdentityStance::Mention},
      {"As far as I'm aware, no report on GPT-5 is out.", "openai", IdentityStance::Mention},
  };
  for (const Case& expected : mentions) {
    INFO(expected.text);
    for (const IdentityStatement& found : statements(expected.text)) REQUIRE(found.stance == expected.stance);
  }
  const Case ties[] = {
      {"I am a large language model trained by OpenAI.", "openai", IdentityStance::SelfClaim},
      {"I am built on GPT models.", "openai", IdentityStance::SelfClaim},
      {"My development team consists of engineers and designers at OpenAI.", "openai", IdentityStance::SelfClaim},
      {"I'm not an AI language model developed by OpenAI.", "openai", IdentityStance::Denial},
      {"I am not affiliated with OpenAI.", "openai", IdentityStance::Denial},
  };
  for (const Case& expected : ties) check_only_statement(expected);
}

TEST_CASE("one sentence may deny one maker and claim another", "[evidence][identity]") {
  const auto found = statements("I am not ChatGPT, but I am Claude.");
  REQUIRE(found.size() == 2);
  REQUIRE(found[0].stance == IdentityStance::Denial);
  REQUIRE(found[1].stance == IdentityStance::SelfClaim);
}

TEST_CASE("a maker that only the question brought up is an echo", "[evidence][identity]") {
  const auto found = statements("DeepSeek sells well.", "What do you think of DeepSeek?");
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].stance == IdentityStance::Echo);
}

TEST_CASE("parts of longer words are no names", "[evidence][identity]") {
  REQUIRE(statements("The metaphor of a metadata bardic aqwenish claudette.").empty());
}

TEST_CASE("at least twenty-five makers are known, each once and with names in folded form", "[evidence][identity]") {
  REQUIRE(makers().size() >= 25);
  for (const Maker& maker : makers()) {
    any_text(maker.aliases, [](std::string_view alias) {
      REQUIRE(fold_text(alias) == alias);
      return false;
    });
  }
}

TEST_CASE("names that mostly mean something else count only where the answer speaks of itself", "[evidence][identity]") {
  for (const char* text : {"Save it to Google Drive.", "Run nvidia-smi first.", "A Durbin-Watson test and Watson-Crick pairs.", "Explainable AI (XAI) helps.",
                           "The minimax rule fits a GLM.", "Claude Monet painted it.", "Imagine a shop like Amazon.", "These views cohere."}) {
    INFO(text);
    REQUIRE(statements(text).empty());
  }
  REQUIRE(statements("I am made by Google.").size() == 1);
  REQUIRE(statements("I am not from Microsoft.").size() == 1);
}

TEST_CASE("a name in a sentence without end is judged by what stands near it", "[evidence][identity]") {
  std::string filler, chinese;
  for (int i = 0; i < 20'000; ++i) filler += "stone tree name ", chinese += "\u77F3\u6811";
  const auto stance = [](const std::string& text) {
    const auto found = statements(text);
    REQUIRE(found.size() == 1);
    return found[0].stance;
  };
  REQUIRE(stance("I am a bot " + filler + "and I am ChatGPT " + filler) == IdentityStance::SelfClaim);
  REQUIRE(stance("I am a bot " + filler + "and I am not ChatGPT " + filler) == IdentityStance::Denial);
  // Wherever the cut falls, no half of "name" or of a character is taken for a word.
  for (int shift = 0; shift < 20; ++shift) {
    REQUIRE(stance("I am a bot " + filler + std::string(static_cast<std::size_t>(shift), 'x') + " by ChatGPT " + filler) == IdentityStance::Mention);
    REQUIRE(stance(chinese + std::string(static_cast<std::size_t>(shift), 'x') + " by ChatGPT " + chinese) == IdentityStance::Mention);
  }
}
