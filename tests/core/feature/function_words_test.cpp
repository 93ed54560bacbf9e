#include "feature/function_words.hpp"

#include <catch2/catch.hpp>

using namespace kinprint;

TEST_CASE("Closed classes are function words and content is not", "[feature][function_words]") {
  for (const char* word : {"the", "a", "however", "can't", "about", "yours", "yourself"}) CHECK(is_function_word(word));
  for (const char* word : {"", "table", "The", "zebra", "aaa", "a|", "|", "a|about", "yourselves"}) CHECK_FALSE(is_function_word(word));
  CHECK(is_function_ideograph(0x7684));        // de, the commonest particle
  CHECK_FALSE(is_function_ideograph(0x732B));  // cat
}
