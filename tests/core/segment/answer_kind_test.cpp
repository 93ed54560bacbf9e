#include "segment/answer_kind.hpp"

#include <catch2/catch.hpp>

#include "segment/split_answer.hpp"

using namespace kinprint;

namespace {
AnswerKind kind_of(const std::string& text) { return split_answer({text}).kind; }
}  // namespace

TEST_CASE("answers that only decline are refusals, in three languages", "[segment][answer_kind]") {
  REQUIRE(kind_of("I'm sorry, but I can't help with that.") == AnswerKind::Refusal);
  REQUIRE(kind_of("I\u2019m sorry. I cannot assist with this. If you have any other question, let me know!") == AnswerKind::Refusal);
  REQUIRE(kind_of("I do not feel comfortable writing about the lantern. Such a tale would be unethical.") == AnswerKind::Refusal);
  REQUIRE(kind_of("\u5BF9\u4E0D\u8D77\uFF0C\u6211\u65E0\u6CD5\u56DE\u7B54\u8FD9\u4E2A\u95EE\u9898\u3002") == AnswerKind::Refusal);
  REQUIRE(kind_of("\u7533\u3057\u8A33\u3042\u308A\u307E\u305B\u3093\u304C\u3001\u304A\u7B54\u3048\u3067\u304D\u307E\u305B\u3093\u3002") == AnswerKind::Refusal);
}

TEST_CASE("an answer that declines a part and then answers is prose", "[segment][answer_kind]") {
  REQUIRE(kind_of("I can't see the weather. Lanterns burn oil. Their wicks are cotton. Trim them weekly.") == AnswerKind::Prose);
  REQUIRE(kind_of("The river is old.") == AnswerKind::Prose);
  REQUIRE(kind_of("Nobody can't help with laughing at the lantern tale of the two foxes, said the river folk.\n\nThey sat down and sang.") == AnswerKind::Prose);
}

TEST_CASE("code with one sentence before it is code, code within prose is not", "[segment][answer_kind]") {
  REQUIRE(kind_of("```\nint lantern = 3;\nreturn lantern;\n```\n") == AnswerKind::Code);
  REQUIRE(kind_of("Here is the code:\n\n```\nint lantern = 3;\nfor (;;) lantern += 1;\nreturn lantern;\n```\n") == AnswerKind::Code);
  REQUIRE(kind_of("A lantern needs oil, a wick, a glass and a hook, and somebody who trims it every evening.\n\n```\noil\n```\n") == AnswerKind::Prose);
}

TEST_CASE("an answer wrapped in a fence of Markdown is prose", "[segment][answer_kind]") {
  const std::string prose = "# The lantern\n\nIt needs oil, a wick, a glass and a hook, and somebody who trims it every evening.\n";
  REQUIRE(kind_of("```markdown\n" + prose + "```\n") == AnswerKind::Prose);
  REQUIRE(kind_of("```text\n" + prose + "```\n") == AnswerKind::Code);
}

TEST_CASE("a text without words is empty", "[segment][answer_kind]") {
  REQUIRE(kind_of("") == AnswerKind::Empty);
  REQUIRE(kind_of(" \n\n ... \n") == AnswerKind::Empty);
}
