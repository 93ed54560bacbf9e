#include "evidence/pet_phrases.hpp"

#include <catch2/catch.hpp>

#include "../../oracle/plain_pet_phrases.hpp"
#include "base/rng.hpp"

using namespace kinprint;

TEST_CASE("pet phrases are those that looking up every stretch finds", "[evidence][pet_phrases]") {
  Rng rng(31);
  for (int round = 0; round < 800; ++round) {
    std::vector<oracle::Stretch> texts(rng.below(6) + 2);
    std::vector<PetSequence> sequences;
    const std::uint32_t alphabet = rng.below(4) + 1;
    for (auto& text : texts) {
      text.resize(rng.below(14));
      for (std::uint32_t& symbol : text) symbol = rng.below(alphabet);
    }
    for (const auto& text : texts) sequences.push_back({text, rng.below(2) == 0, rng.below(3)});
    const std::uint32_t minimum_length = rng.below(3) + 1;
    const std::uint32_t minimum_prompts = rng.below(2) + 1;
    std::map<oracle::Stretch, std::pair<std::size_t, std::size_t>> found;
    for (const PetPhrase& phrase : find_pet_phrases(sequences, minimum_length, minimum_prompts, 10'000)) {
      REQUIRE((!phrase.left.empty() && !phrase.right.empty()));
      const auto& first = phrase.left.front();
      const auto part = sequences[first.sequence].symbols.subspan(first.begin, phrase.length);
      found[{part.begin(), part.end()}] = {phrase.left_prompts, phrase.right_prompts};
      for (const RunPlace& place : phrase.right) {
        REQUIRE(!sequences[place.sequence].is_left);
        const auto other = sequences[place.sequence].symbols.subspan(place.begin, phrase.length);
        REQUIRE(std::equal(part.begin(), part.end(), other.begin()));
      }
    }
    REQUIRE(found == oracle::pet_phrases(sequences, minimum_length, minimum_prompts));
  }
}

TEST_CASE("no sequences and no repetition give no pet phrases", "[evidence][pet_phrases]") {
  REQUIRE(find_pet_phrases({}, 1, 1, 10).empty());
  const oracle::Stretch one = {1, 2, 3};
  REQUIRE(find_pet_phrases({{one, true, 0}}, 1, 1, 10).empty());
}
