#include "many/prompt_weights.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>

using namespace kinprint;

TEST_CASE("Prompts are drawn once on average, and alike wherever they are drawn", "[many][prompt_weights]") {
  double sum = 0, squares = 0;
  for (std::uint64_t prompt = 1; prompt <= 20'000; ++prompt) {
    const double count = PromptWeights(1, 3).of(prompt * 0x9E3779B97F4A7C15ull);
    sum += count;
    squares += count * count;
  }
  CHECK(sum / 20'000 == Approx(1).margin(0.03));
  CHECK(squares / 20'000 == Approx(2).margin(0.08));
  CHECK(PromptWeights(1, 3).of(99) == PromptWeights(1, 3).of(99));
  int different = 0;
  for (std::uint32_t i = 0; i < 50; ++i) different += PromptWeights(1, i).of(99) != PromptWeights(2, i).of(99);
  CHECK(different > 10);
}

TEST_CASE("How often a prompt counts follows the Poisson distribution of mean 1", "[many][prompt_weights]") {
  constexpr int kDraws = 40'000;
  std::array<int, 9> found{};
  for (std::uint64_t prompt = 1; prompt <= kDraws; ++prompt) {
    const std::uint32_t count = PromptWeights(7, 0).of(prompt);
    REQUIRE(count <= 8);
    ++found[count];
  }
  double probability = 0.36787944117144233;  // exp(-1)
  for (std::size_t count = 0; count < 5; ++count) {
    CHECK(found[count] / double{kDraws} == Approx(probability).margin(0.012));
    probability /= static_cast<double>(count + 1);
  }
}

TEST_CASE("Answers to one prompt are drawn together, and those without a prompt by their row", "[many][prompt_weights]") {
  CountedBot bot;
  bot.traits.texts_sha256 = "ab";
  bot.groups.push_back({11, "p", true, false, {0, 3}, {}});
  bot.groups.push_back({0, "", false, false, {1}, {}});
  bot.groups.push_back({0, "", false, false, {2}, {}});
  bool rows_differ = false, texts_differ = false;
  for (std::uint32_t replicate = 0; replicate < 60; ++replicate) {
    const PromptWeights weights(3, replicate);
    const std::vector<std::uint32_t> drawn = weights.draw(bot);
    const auto times = [&](std::uint32_t answer) { return static_cast<std::uint32_t>(std::count(drawn.begin(), drawn.end(), answer)); };
    CHECK(times(0) == weights.of(11));
    CHECK(times(3) == weights.of(11));
    rows_differ = rows_differ || times(1) != times(2);
    CountedBot other = bot;
    other.traits.texts_sha256 = "cd";
    texts_differ = texts_differ || weights.draw(other) != drawn;
  }
  CHECK(rows_differ);
  CHECK(texts_differ);
  CHECK(PromptWeights(1, 1).draw({}).empty());
}
