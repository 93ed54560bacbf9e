#include "segment/embedded_sentences.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "segment/split_answer.hpp"

using namespace kinprint;

TEST_CASE("Sentences too short to say something are not embedded", "[segment][embedded]") {
  const std::vector<SegmentedAnswer> answers{split_answer({"Short one. This one has enough words. Three words, here!"})};
  const auto chosen = embedded_sentences(answers);
  REQUIRE(chosen.size() == 1);
  CHECK(chosen[0].sentence == 1);
}

TEST_CASE("Beyond the budget every answer still gives its share", "[segment][embedded]") {
  std::string text;
  for (int i = 0; i < 900; ++i) text += "This is one more sentence. ";
  const std::vector<SegmentedAnswer> answers{split_answer({text}), split_answer({text}),
                                             split_answer({"Only one sentence stands here."})};
  const auto chosen = embedded_sentences(answers);
  CHECK(chosen.size() <= kMaximumEmbeddedSentences);
  CHECK(chosen.size() >= kMaximumEmbeddedSentences - 2);
  CHECK(chosen.back().answer == 2);
  CHECK(embedded_sentences({}).empty());
}
