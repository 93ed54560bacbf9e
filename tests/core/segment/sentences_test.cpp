#include "segment/sentences.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "segment/blocks.hpp"

using namespace kinprint;

namespace {
std::string split(const std::string& text) {
  std::string joined;
  for (const Block& block : split_blocks(text)) {
    std::vector<ByteSpan> spans;
    split_sentences(text, block, spans);
    for (const ByteSpan span : spans) joined += "<" + text.substr(span.begin, span.size()) + ">";
  }
  return joined;
}
}  // namespace

TEST_CASE("Sentences end where a reader would end them", "[segment][sentences]") {
  const std::pair<const char*, const char*> cases[] = {
      {"One. Two! Three? Four", "<One.><Two!><Three?><Four>"},
      {"Dr. Gray met J. Smith. They left.", "<Dr. Gray met J. Smith.><They left.>"},
      {"It costs 3.14 units. Fine.", "<It costs 3.14 units.><Fine.>"},
      {"Use tools, e.g. Hammers. Done.", "<Use tools, e.g. Hammers.><Done.>"},
      {"He said \"go.\" Then left.", "<He said \"go.\"><Then left.>"},
      {"**Bold.** Next one.", "<**Bold.**><Next one.>"},
      {"Wait... what? No. Yes", "<Wait... what?><No.><Yes>"},
      {"See example.com for more. Bye.", "<See example.com for more.><Bye.>"},
      {"line one\nline two. End.", "<line one\nline two.><End.>"},
      {"- one\n- Hi *there*. Bye", "<one><Hi *there*.><Bye>"},
      {"| a | b c |\n|---|---|\n| 1 | 2 |", "<a><b c><1><2>"},
      {"```\nCode. More.\n```", ""},
      {"\xE4\xBD\xA0\xE5\xA5\xBD\xE3\x80\x82\xE5\xA5\xBD\xEF\xBC\x81", "<\xE4\xBD\xA0\xE5\xA5\xBD\xE3\x80\x82><\xE5\xA5\xBD\xEF\xBC\x81>"},
  };
  for (const auto& [text, wanted] : cases) {
    INFO(text);
    CHECK(split(text) == wanted);
  }
}

TEST_CASE("Brackets of Chinese and Japanese belong to the sentence they close, and titles and quotations do not end one", "[segment][sentences]") {
  const std::pair<const char*, const char*> cases[] = {
      {"\u3010\u6CE8\u610F\uFF01\u3011\u8BF7\u770B\u3002", "<\u3010\u6CE8\u610F\uFF01\u3011><\u8BF7\u770B\u3002>"},
      {"\u300A\u4F60\u597D\uFF01\u300B\u662F\u4E66\u3002", "<\u300A\u4F60\u597D\uFF01\u300B\u662F\u4E66\u3002>"},
      {"\u4E66\u540D\uFF1A\u300A\u4F60\u597D\uFF01\u300B\n\n\u597D\u3002", "<\u4E66\u540D\uFF1A\u300A\u4F60\u597D\uFF01\u300B><\u597D\u3002>"},
      {"\u300C\u672C\u5F53\uFF1F\u300D\u3068\u8A00\u3063\u305F\u3002", "<\u300C\u672C\u5F53\uFF1F\u300D\u3068\u8A00\u3063\u305F\u3002>"},
      {"\u300C\u306F\u3044\u3002\u300D\u5F7C\u3002", "<\u300C\u306F\u3044\u3002\u300D><\u5F7C\u3002>"},
      {"\u7B2C\u4E00\uFF0E\u6B21\uFF0E", "<\u7B2C\u4E00\uFF0E><\u6B21\uFF0E>"},
      {"\uFF13\uFF0E\uFF15\u5186\u3002", "<\uFF13\uFF0E\uFF15\u5186\u3002>"},
      {"\u092F\u0939\u0965 \u0935\u0939\u0964", "<\u092F\u0939\u0965><\u0935\u0939\u0964>"},
  };
  for (const auto& [text, wanted] : cases) {
    INFO(text);
    CHECK(split(text) == wanted);
  }
}
