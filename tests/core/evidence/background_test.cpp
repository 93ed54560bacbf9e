#include "evidence/background.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "feature/gram_key.hpp"
#include "made_texts.hpp"
#include "segment/words.hpp"

using namespace kinprint;

TEST_CASE("a well-formed general background loads", "[evidence][background]") {
  const auto background = GeneralBackground::load(made::general_bytes());
  REQUIRE(background.ok());
  REQUIRE(background.value().habits().size() == kAnswerHabits);
  REQUIRE(background.value().floor(GramTable::Pairs) == -8.0);
  REQUIRE(!background.value().find(GramTable::Words, 1).has_value());
}

TEST_CASE("n-grams of the shipped background are found with their rates, others are not", "[evidence][background]") {
  std::ifstream in(std::string(KINPRINT_SOURCE_DIR) + "/models/tables/general.kpt", std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  const auto loaded = GeneralBackground::load(bytes);
  REQUIRE(loaded.ok());
  const auto rate = loaded.value().find(GramTable::Words, gram_key_of({fold_hash("the")}));
  REQUIRE(rate.has_value());
  REQUIRE((rate->log_rate > -4 && rate->log_rate < -2));  // about one word in twenty-five
  REQUIRE((rate->share > 0.5 && rate->share <= 1));
  REQUIRE(loaded.value().floor(GramTable::Words) < -8);
  REQUIRE(!GeneralBackground().find(GramTable::Words, 1).has_value());
}
