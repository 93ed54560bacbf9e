// Which texts are transcripts: those that a reader would call one, and no prose that begins like one.
#include <catch2/catch.hpp>

#include <string>

#include "text/import_chats.hpp"

using namespace kinprint;

namespace {

std::size_t turns_in(const std::string& text) {
  const Result<ImportResult> result = import_bytes(text);
  REQUIRE(result.ok());
  if (result.value().format != ImportFormat::Transcript) {
    CHECK(result.value().markers.empty());
    CHECK(result.value().conversations[0].turns[0].answers[0].text == text.substr(0, text.find_last_not_of('\n') + 1));
    return 0;
  }
  return result.value().conversations[0].turns.size();
}

}  // namespace

TEST_CASE("An exchange under names of the field is a transcript", "[text][import]") {
  CHECK(turns_in("User: Why do cats purr?\nAssistant: To calm themselves.\n") == 1);
  CHECK(turns_in("You: Why?\n\nKimi: So.\n\nAnd so.\n\nYou: How?\n\nKimi: Thus.\n") == 2);
  CHECK(turns_in("## User\n\nWhy?\n\nIn two paragraphs.\n\n## ChatGPT\n\nSo.\n") == 1);
}

TEST_CASE("Question and answer in turns are a transcript", "[text][import]") {
  CHECK(turns_in("Q: Why do cats purr?\nA: To calm themselves.\n") == 1);
  CHECK(turns_in("**Q:** Why?\n\n**A:** So.\n\nMore of it.\n\n**Q:** How?\n\n**A:** Thus.\n") == 2);
  CHECK(turns_in("Question: Why,\nand how?\nAnswer: So.\nQuestion: When?\nAnswer: Now.\n") == 2);
  CHECK(turns_in("Prompt: Why?\nResponse: So.\n") == 1);
  CHECK(turns_in("Me: Why?\nChatGPT: So.\n") == 1);
  CHECK(turns_in("Q: Why?\nA: Plan B is what remains.\nBread: the best.\n") == 1);
}

TEST_CASE("Prose that begins with a marker is prose", "[text][import]") {
  for (const std::string text : {
           "Q: Why do cats purr?\n\nNobody is sure. Some say they calm themselves.",
           "A: To calm themselves.\n\nThat is all.",
           "User: somebody who writes.\nThat is all there is to say.",
           "Assistant: somebody who helps.\nThat is all.",
           "Q: a letter that few words begin with.\n\nIt came late.\n\nA: the first letter.\n",  // the question has two paragraphs
           "Q: Why?\nQ: How?\nA: So.\n",                                                         // out of turn
           "Q: Why?\nA: So.\nA: Or so.\n",
           "A: So.\nQ: Why?\nA: So.\n",
           "Q: Why?\nAnswer: So.\nQ: How?\nA: Thus.\n",  // two names for one
           "Q: What is two and two?\nA: three\nB: four\nC: five\n",
           "**Q:** What is two and two?\n**A:** three\n**B:** four\n",
           "Q:\nA: So.\n",
           "Q: Why?\nA:\n",
           "User:\n\nAssistant:\n",
           "User:\nAssistant: Hello.\n",
       }) {
    INFO(text);
    CHECK(turns_in(text) == 0);
  }
}
