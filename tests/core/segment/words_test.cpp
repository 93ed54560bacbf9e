#include "segment/words.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace kinprint;

namespace {
std::vector<Word> words_of(const std::string& text, BlockKind kind = BlockKind::Paragraph) {
  std::vector<Word> words;
  split_words(text, {0, static_cast<std::uint32_t>(text.size())}, kind, words);
  return words;
}
std::string joined(const std::string& text, BlockKind kind = BlockKind::Paragraph) {
  std::string line;
  for (const Word& word : words_of(text, kind)) line += text.substr(word.span.begin, word.span.size()) + "/";
  return line;
}
}  // namespace

TEST_CASE("Words, numbers, marks and ideographs are told apart", "[segment][words]") {
  const std::pair<const char*, const char*> cases[] = {
      {"It's **so** 3.5x - ok...", "It's/so/3.5x/-/ok/.../"},
      {"Hi *there*.", "Hi/there/./"},
      {"a_b _c_", "a_b/c/"},
      {"1,000 and 3.", "1,000/and/3/./"},
      {"don\xE2\x80\x99t", "don\xE2\x80\x99t/"},
      {"[the page](http://x.y/z) ok", "[/the/page/]/ok/"},
      {"~~gone~~ ~5", "gone/~/5/"},
      {"\xE4\xBD\xA0\xE5\xA5\xBD", "\xE4\xBD\xA0/\xE5\xA5\xBD/"},
      {"e\xCC\x81t\xC3\xA9", "e\xCC\x81t\xC3\xA9/"},                                                         // combining acute stays inside
      {"\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB!", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB/!/"},  // joined emoji
      {"\xF0\x9F\x87\xAB\xF0\x9F\x87\xAE", "\xF0\x9F\x87\xAB\xF0\x9F\x87\xAE/"},                             // a flag
      {"<b>x</b>", "</b/>/x/</\x2F/b/>/"},
      {"", ""},
  };
  for (const auto& [text, wanted] : cases) {
    INFO(text);
    CHECK(joined(text) == wanted);
  }
  CHECK(joined("> a\n> b", BlockKind::Quote) == "a/b/");
  CHECK(words_of("3.5")[0].kind == WordKind::Number);
  CHECK(words_of("4o")[0].kind == WordKind::Letters);
  CHECK(words_of("\xE4\xBD\xA0")[0].kind == WordKind::Ideograph);
  CHECK(words_of("!!")[0].kind == WordKind::Punctuation);
  CHECK(words_of("\xF0\x9F\x98\x80")[0].kind == WordKind::Symbol);
}

TEST_CASE("Words that fold to the same have the same hash", "[segment][words]") {
  CHECK(fold_hash("Don\xE2\x80\x99t") == fold_hash("don't"));
  CHECK(fold_hash("\xE2\x80\x94") == fold_hash("-"));
  CHECK(fold_hash("\xE2\x80\xA6") == fold_hash("..."));
  CHECK(fold_hash("a") != fold_hash("b"));
  CHECK(words_of("WORD")[0].fold == fold_hash("word"));
}
