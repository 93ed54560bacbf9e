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
