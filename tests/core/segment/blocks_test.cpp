#include "segment/blocks.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace kinprint;

namespace {
std::string described(const std::string& text) {
  static const char* const kNames[] = {"P", "H", "L", "O", "Q", "C", "T", "R", "M"};
  std::string line;
  for (const Block& block : split_blocks(text)) {
    line += kNames[static_cast<int>(block.kind)] + std::to_string(block.depth) + "<" +
            text.substr(block.span.begin, block.span.size()) + ">";
  }
  return line;
}
}  // namespace

TEST_CASE("Each kind of Markdown block is found", "[segment][blocks]") {
  const std::pair<const char*, const char*> cases[] = {
      {"", ""},
      {" \n\n\t\n", ""},
      {"one\ntwo\n\nthree", "P0<one\ntwo>P0<three>"},
      {"# Top\n### Sub ###\ntext", "H1<# Top>H3<### Sub ###>P0<text>"},
      {"#hash tag", "P0<#hash tag>"},
      {"- a\n  - b\n    - c\n- d", "L0<- a>L1<- b>L2<- c>L0<- d>"},
      {"1. a\n2) b\n   more", "O0<1. a>O0<2) b\n   more>"},
      {"> q\n> r\n\np", "Q0<> q\n> r>P0<p>"},
      {"---\n***\n_ _ _", "R0<--->R0<***>R0<_ _ _>"},
      {"```py\n# no heading\n\n- no item\n```\nafter", "C0<```py\n# no heading\n\n- no item\n```>P0<after>"},
      {"~~~\nopen to the end\n\nstill", "C0<~~~\nopen to the end\n\nstill>"},
      {"````\n```\n````", "C0<````\n```\n````>"},
      {"```markdown\n# Top\n\none\n```py\nx\n```\n```\nafter", "H1<# Top>P0<one>C0<```py\nx\n```>P0<after>"},
      {"~~~ md\n- a", "L0<- a>"},
      {"```inline``` code", "P0<```inline``` code>"},
      {"| a | b |\n|---|---|\n| 1 | 2 |", "T0<| a | b |\n|---|---|\n| 1 | 2 |>"},
      {"a | b\n---|---\n1 | 2\n\nend", "T0<a | b\n---|---\n1 | 2>P0<end>"},
      {"$$x^2$$\n\n\\[\ny\n\\]\nz", "M0<$$x^2$$>M0<\\[\ny\n\\]>P0<z>"},
      {"$$ open\n\nafter", "M0<$$ open>P0<after>"},
      {"a\r\n\r\nb\r\n", "P0<a>P0<b>"},
      {"\xE2\x80\xA2 bullet", "L0<\xE2\x80\xA2 bullet>"},
  };
  for (const auto& [text, wanted] : cases) {
    INFO(text);
    CHECK(described(text) == wanted);
  }
}

TEST_CASE("The content of a block leaves out its mark", "[segment][blocks]") {
  const std::pair<const char*, const char*> cases[] = {
      {"## Title ##", "Title"},
      {"# C#", "C#"},
      {"- one", "one"},
      {"- [x] done", "done"},
      {"12. twelve", "twelve"},
      {"> said", "said"},
      {"plain", "plain"},
      {"#", ""},
      {"# ###", ""},
      {"-", ""},
      {"## Title ", "Title"},
  };
  for (const auto& [line, wanted] : cases) {
    INFO(line);
    const std::string text = line;
    const auto blocks = split_blocks(text);
    REQUIRE(blocks.size() == 1);
    const ByteSpan span = block_content(text, blocks[0]);
    REQUIRE(span.begin <= span.end);
    CHECK(text.substr(span.begin, span.size()) == wanted);
  }
}
