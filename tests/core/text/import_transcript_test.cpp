// Which texts are transcripts: those that a reader would call one, and no prose that begins like one.
#include <catch2/catch.hpp>

#include <string>
#include <utility>

#include "text/import_chats.hpp"

using namespace kinprint;

namespace {

// What ChatGPT's page writes, in simplified Chinese and in Japanese.
const std::string kYouSaid = "\xE4\xBD\xA0\xE8\xAF\xB4\xEF\xBC\x9A";          // U+4F60 U+8BF4 and a wide colon
const std::string kYouSaidPolitely = "\xE6\x82\xA8\xE8\xAF\xB4\xEF\xBC\x9A";  // U+60A8 U+8BF4
const std::string kSays = "ChatGPT \xE8\xAF\xB4\xEF\xBC\x9A";                 // U+8BF4
const std::string kYou = "\xE3\x81\x82\xE3\x81\xAA\xE3\x81\x9F:";             // U+3042 U+306A U+305F
const std::string kUtters = "ChatGPT \xE3\x81\xAE\xE7\x99\xBA\xE8\xA8\x80:";  // U+306E U+767A U+8A00

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

std::string first_answer(const std::string& text) {
  REQUIRE(turns_in(text) == 1);
  return import_bytes(text).value().conversations[0].turns[0].answers[0].text;
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

TEST_CASE("What ChatGPT's page writes in other languages parts a paste as the English words do", "[text][import]") {
  struct Page {
    std::string asked, answered;
  };
  for (const auto& [asked, answered] : {
           Page{"You said:", "ChatGPT said:"}, Page{"Du hast gesagt:", "ChatGPT hat gesagt:"},
           Page{"Vous avez dit :", "ChatGPT a dit :"}, Page{"Vous avez dit\xC2\xA0:", "ChatGPT a dit\xE2\x80\xAF:"},
           Page{"Dijiste:", "ChatGPT dijo:"}, Page{"T\xC3\xBA dijiste:", "ChatGPT dijo:"}, Page{kYouSaid, kSays},
           Page{kYouSaidPolitely, kSays}, Page{"\xE4\xBD\xA0\xE8\xAA\xAA\xEF\xBC\x9A", "ChatGPT \xE8\xAA\xAA\xEF\xBC\x9A"},
           Page{"\xE6\x82\xA8\xE8\xAA\xAA\xEF\xBC\x9A", "ChatGPT \xE8\xAA\xAA\xEF\xBC\x9A"}, Page{kYou, kUtters}}) {
    INFO(asked);
    for (const std::string heading : {"", "###### ", "#### "}) {
      const std::string text = heading + asked + "\nWhy?\n\nIn two paragraphs.\n" + heading + answered + "\nSo.\n\nAnd so.\n" + heading +
                               asked + "\nHow?\n" + heading + answered + "\nThus.\n";
      CHECK(turns_in(text) == 2);
      const Result<ImportResult> result = import_bytes(text);
      const ImportedTurn& turn = result.value().conversations[0].turns[0];
      CHECK(turn.prompt == "Why?\n\nIn two paragraphs.");
      CHECK(turn.answers[0].text == "So.\n\nAnd so.");
      CHECK(turn.answers[0].model == "ChatGPT");
    }
    CHECK(turns_in(asked + " Why?\n" + answered + " So.\n") == 1);
  }
  CHECK(turns_in("Vous avez dit :\nWhy?\nGemini a dit :\nSo.\n") == 1);
}

TEST_CASE("Words of a page that people write too part nothing in an ordinary text", "[text][import]") {
  // Dialogues to practise with, alone or beside names of bots.
  for (const std::string& you : {kYouSaid, kYouSaidPolitely, kYou}) {
    INFO(you);
    for (const std::string other : {"Waiter:", "ChatGPT", "A:", "AI:", "ChatGPT:"}) {
      INFO(other);
      CHECK(turns_in(you + "\nTwo coffees.\n\n" + other + "\nAt once.\n\n" + you + "\nThanks.\n") == 0);
      CHECK(turns_in(you + " Two coffees.\n" + other + " At once.\n") == 0);
    }
    CHECK(turns_in("A few lines to practise:\n\n" + you + "\nTwo coffees.\n" + kSays + "\nAt once.\n") == 0);
  }
  CHECK(turns_in(kYouSaid + "\nWhy?\n" + kUtters + "\nSo.\n") == 0);  // one language asks, another answers
  CHECK(turns_in("Dijiste:\nthat you would come.\n") == 0);
  CHECK(turns_in("Vous avez dit : come.\nBernard a dit : no.\n") == 0);

  // Inside an answer of a conversation, too: only lines of their own are the page's, and only in its language.
  for (const auto& [you, says] : {std::pair{kYouSaid, kSays}, std::pair{kYou, kUtters}}) {
    const std::string inner = "Here:\n" + you + " Two coffees.\nWaiter: At once.";
    CHECK(first_answer(you + "\nWrite a dialogue.\n" + says + "\n" + inner) == inner);
    const std::string spread = "Here:\n" + you + "\nTwo coffees.\nWaiter: At once.";
    CHECK(first_answer("You said:\nWrite a dialogue.\nChatGPT said:\n" + spread) == spread);
  }
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
