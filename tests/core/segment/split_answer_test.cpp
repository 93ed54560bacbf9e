#include "segment/split_answer.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "base/rng.hpp"
#include "base/utf8.hpp"

using namespace kinprint;

namespace {

void check_invariants(const std::string& text, const SegmentedAnswer& answer) {
  const auto boundary = [&](std::uint32_t at) { return at == text.size() || starts_code_point(text[at]); };
  std::uint32_t last_block = 0;
  for (const Block& block : answer.blocks) {
    REQUIRE((block.span.begin >= last_block && block.span.begin < block.span.end && block.span.end <= text.size()));
    REQUIRE((boundary(block.span.begin) && boundary(block.span.end)));
    last_block = block.span.end;
  }
  std::uint32_t next_word = 0;
  for (const Sentence& sentence : answer.sentences) {
    REQUIRE(sentence.first_word == next_word);
    REQUIRE(sentence.end_word > sentence.first_word);
    REQUIRE(sentence.block < answer.blocks.size());
    REQUIRE(sentence.span.begin >= answer.blocks[sentence.block].span.begin);
    REQUIRE(sentence.span.end <= answer.blocks[sentence.block].span.end);
    for (std::uint32_t word = sentence.first_word; word < sentence.end_word; ++word) {
      const ByteSpan span = answer.words[word].span;
      REQUIRE((span.begin >= sentence.span.begin && span.begin < span.end && span.end <= sentence.span.end));
      REQUIRE((boundary(span.begin) && boundary(span.end)));
      if (word > sentence.first_word) REQUIRE(span.begin >= answer.words[word - 1].span.end);
    }
    next_word = sentence.end_word;
  }
  REQUIRE(next_word == answer.words.size());
}

std::string repeated(const std::string& part, std::size_t times) {
  std::string text;
  text.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

}  // namespace

TEST_CASE("The example of the header holds", "[segment][answer]") {
  const std::string text = "Hi *there*.\n\n- one\n";
  const SegmentedAnswer answer = split_answer({text});
  REQUIRE(answer.blocks.size() == 2);
  CHECK(answer.blocks[0].kind == BlockKind::Paragraph);
  CHECK(answer.blocks[1].kind == BlockKind::ListItem);
  REQUIRE(answer.sentences.size() == 2);
  CHECK(text.substr(answer.sentences[1].span.begin, answer.sentences[1].span.size()) == "one");
  CHECK(answer.words.size() == 4);
}

TEST_CASE("Segments of any text lie in order, inside each other, on code-point boundaries", "[segment][answer]") {
  const std::string parts[] = {"word", " ", "\n", "\n\n", "- ", "# ", "```", "|", "> ", "1. ",
                               "**", "_", ".", "! ", "$$", "](", "[", "(", ")", "---",
                               "\t", "'", "3.5", "\xC3\xA9", "\xE4\xBD\xA0", "\xE3\x80\x82",
                               "\xF0\x9F\x98\x80", "\xE2\x80\x8D", "\xEF\xB8\x8F", "\xE2\x80\xA6"};
  Rng rng(11);
  for (int round = 0; round < 3'000; ++round) {
    std::string text;
    const std::uint32_t length = rng.below(40);
    for (std::uint32_t i = 0; i < length; ++i) text += parts[rng.below(30)];
    INFO(text);
    check_invariants(text, split_answer({text}));
  }
}

TEST_CASE("Nothing gives no segments", "[segment][answer]") {
  const SegmentedAnswer answer = split_answer({""});
  CHECK(answer.blocks.empty());
  CHECK(answer.kind == AnswerKind::Empty);
}

TEST_CASE("Huge and hostile shapes are cut completely", "[segment][answer][hostile]") {
  const std::string word(10'000'000, 'a');
  CHECK(split_answer({word}).words.size() == 1);
  CHECK(split_answer({repeated("word ", 1'000'000)}).words.size() == 1'000'000);
  CHECK(split_answer({repeated("- item\n", 1'000'000)}).blocks.size() == 1'000'000);
  CHECK(split_answer({repeated("](", 1'000'000)}).words.size() > 0);
  CHECK(split_answer({repeated(". ", 1'000'000)}).words.size() > 0);
  CHECK(split_answer({repeated("```\n", 500'001)}).blocks.size() == 250'001);
  CHECK(split_answer({repeated("> ", 1'000'000)}).blocks.size() == 1);
  CHECK(split_answer({repeated("| a ", 1'000'000)}).sentences.size() == 1'000'000);
  CHECK(split_answer({repeated("a.", 1'000'000)}).sentences.size() == 1);
  std::string nested;
  for (std::size_t depth = 0; depth < 2'000; ++depth) nested += std::string(depth, ' ') + "- x\n";
  CHECK(split_answer({nested}).blocks.size() == 2'000);
}
