#include "text/texts_hash.hpp"

#include <catch2/catch.hpp>
#include <initializer_list>

using namespace kinprint;

namespace {
std::string hash_of(std::initializer_list<const char*> texts, const char* prompt = "") {
  Side side;
  for (const char* text : texts) side.answers.push_back({prompt, {text}, false});
  return texts_hash(side);
}
}  // namespace

TEST_CASE("The hash is of the texts, whatever their order, prompts and white space, but not their letters", "[text][texts_hash]") {
  const std::string hash = hash_of({"One answer.", "Another  one."});
  CHECK(hash_of({"Another one.", "One answer.\n", ""}, "p") == hash);
  CHECK(hash_of({"another one.", "One answer."}) != hash);
  CHECK(hash_of({"One answer.Another one."}) != hash);
}

TEST_CASE("What stands about an answer is none of its text", "[text][texts_hash]") {
  Side side;
  side.answers.push_back({"", {"<s>One answer.", 3, 0}, false});
  CHECK(texts_hash(side) == hash_of({"One answer."}));
}
