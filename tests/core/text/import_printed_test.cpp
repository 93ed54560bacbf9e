#include "text/import_printed.hpp"

#include <catch2/catch.hpp>

#include "read_import.hpp"
#include "text/import_chats.hpp"

using namespace kinprint;

TEST_CASE("Lists as Python prints them become JSON", "[text][import]") {
  CHECK(json_of_printed("[]") == "[]");
  CHECK(json_of_printed("[{'role': 'user', 'content': None}]") == R"([{"role":"user","content":null}])");
  CHECK(json_of_printed(R"(["What's that?", 'He said "no"', 'it\'s "so"'])") == R"(["What's that?","He said \"no\"","it's \"so\""])");
  CHECK(json_of_printed(R"(['a\nb\t\\c\x1b\u2028\U0001f600'])") == "[\"a\\nb\\t\\\\c\\u001b\\u2028\xF0\x9F\x98\x80\"]");  // an emoji
  CHECK(json_of_printed("[(True, False), -1.5e3, nan,]") == "[[true,false],-1.5e3,null]");
  CHECK(json_of_printed("[{'a': 'b'}\n {'a': ['c' 'd']}]") == R"([{"a":"b"},{"a":["c","d"]}])");
  CHECK(json_of_printed("['a\nb\\d']") == R"(["a\u000ab\\d"])");
}

TEST_CASE("What is no list of Python's is none", "[text][import]") {
  for (const char* text : {"", "a", "['a'", "['a", "['a\\", "['a\\x1", "['a'] and more", "[a]", "[']", "['a')", "{'a': 'b'}", "'a'", "[datetime.date(1, 2, 3)]"}) {
    INFO(text);
    CHECK(json_of_printed(text).empty());
  }
}

TEST_CASE("Chats that Python printed into the cells of a table are of the bots that their rows name", "[text][import]") {
  const ImportResult result = read_import(
      "question_id,model_a,model_b,conversation_a,conversation_b\n"
      "q1,P,Q,\"[{'content': 'Why?', 'role': 'user'}\n {'content': \"\"It's so.\"\", 'role': 'assistant'}]\","
      "\"[{'content': 'Why?', 'role': 'user'}\n {'content': 'Thus.\\nYes.', 'role': 'assistant'}]\"\n");
  REQUIRE(result.conversations.size() == 1);
  const ImportedTurn& turn = result.conversations[0].turns.at(0);
  CHECK(turn.prompt == "Why?");
  REQUIRE(turn.answers.size() == 2);
  CHECK(turn.answers[0].model == "P");
  CHECK(turn.answers[0].text == "It's so.");
  CHECK(turn.answers[1].model == "Q");
  CHECK(turn.answers[1].text == "Thus.\nYes.");
}

TEST_CASE("A table with a column of chats has all their turns, of the bot of the row", "[text][import]") {
  for (const char* chat : {R"([{'role': 'user', 'content': 'Why?'}, {'role': 'assistant', 'content': 'So.'}, {'role': 'user', 'content': 'And?'}, {'role': 'assistant', 'content': 'Yes.'}])",
                           R"([{""role"": ""user"", ""content"": ""Why?""}, {""role"": ""assistant"", ""content"": ""So.""}, {""role"": ""user"", ""content"": ""And?""}, {""role"": ""assistant"", ""content"": ""Yes.""}])"}) {
    const ImportResult result = read_import("conversation_id,model,conversation,turn\nc1,P,\"" + std::string(chat) + "\",2\nc2,Q,[],0\nc3,Q,broken,0\n");
    REQUIRE(result.conversations.size() == 1);
    REQUIRE(result.conversations[0].turns.size() == 2);
    CHECK(result.conversations[0].turns[0].key == "c1");
    CHECK(result.conversations[0].turns[1].prompt == "And?");
    CHECK(result.conversations[0].turns[1].answers.at(0).text == "Yes.");
    CHECK(result.conversations[0].turns[1].answers[0].model == "P");
    CHECK(result.skipped.at(SkipReason::BrokenConversation).count == 2);
  }
  const ImportResult unnamed = read_import("id,messages\n7,\"[{'role': 'user', 'content': 'Why?'}, {'role': 'assistant', 'content': 'So.'}]\"\n");
  CHECK(unnamed.conversations.at(0).turns.at(0).answers.at(0).text == "So.");
  const ImportResult counted = read_import("prompt,messages,Larch,Maple\nWhy?,12,It is so.,It is thus.\nWho?,14,They are.,These are.\n");
  CHECK(counted.conversations.at(0).turns.at(0).answers.size() == 2);
}
