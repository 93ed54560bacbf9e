// What single services write in ways of their own, each of which once cost a prompt, an answer or the name of a bot.
#include <catch2/catch.hpp>

#include <string>

#include "read_import.hpp"
#include "text/import_chats.hpp"

using namespace kinprint;

namespace {

ImportResult read(const std::string& file) {
  ImportResult found = read_import(file);
  REQUIRE_FALSE(found.conversations.empty());
  return found;
}

std::string only_answer(const ImportResult& result) {
  REQUIRE(result.conversations.at(0).turns.at(0).answers.size() == 1);
  return result.conversations[0].turns[0].answers[0].text;
}

}  // namespace

TEST_CASE("Anthropic's API cuts a text where it cites, within sentences; parts around a search are paragraphs", "[text][import]") {
  CHECK(only_answer(read(
            R"({"id":"m","role":"assistant","model":"c","stop_reason":"end_turn","content":[{"type":"text","text":"As it says, "},)"
            R"({"type":"text","text":"grass is green","citations":[{"type":"char_location"}]},{"type":"text","text":" and "},)"
            R"({"citations":[{"type":"char_location"}],"type":"text","text":"the sky is blue"},{"type":"text","text":"."}]})")) ==
        "As it says, grass is green and the sky is blue.");
  CHECK(only_answer(read(
            R"({"id":"m","role":"assistant","model":"c","stop_reason":"end_turn","content":[{"type":"text","text":"I look.","citations":null},)"
            R"({"type":"server_tool_use","name":"web_search"},{"type":"text","text":"It is ","citations":[]},)"
            R"({"type":"text","text":"so","citations":[{}]},{"type":"web_search_tool_result"},{"type":"text","text":"One."},{"type":"text","text":"Two."}]})")) ==
        "I look.\n\nIt is so\n\nOne.\n\nTwo.");
}

TEST_CASE("Takeout writes a no-break space behind its verb", "[text][import]") {
  const std::string space = "\xC2\xA0";
  for (const std::string& file :
       {R"([{"header":"Gemini Apps","title":"Prompted)" + space + R"(Why)" + space + R"(so?","time":"2026-02-01T10:00:00Z","safeHtmlItem":[{"html":"<p>So.</p>"}]}])",
        R"(<div class="outer-cell mdl-cell"><div class="content-cell mdl-typography--body-1">Prompted)" + space + "Why" + space +
            R"(so?<br>Feb 1, 2026, 10:00:00 AM CET<br><p>So.</p></div></div>)"})
    CHECK(read(file).conversations[0].turns.at(0).prompt == "Why" + space + "so?");
}

TEST_CASE("A block of Perplexity's that says the same again is not read again", "[text][import]") {
  CHECK(only_answer(read(
            R"({"thread_metadata":{"title":"T"},"entries":[{"query_str":"Why?","blocks":[{"intended_usage":"ask_text_0_markdown","markdown_block":{"chunks":["So ","it is."]}},)"
            R"({"intended_usage":"ask_text","markdown_block":{"answer":"So it is."}},{"markdown_block":{"answer":"And more."}}]}]})")) ==
        "So it is.\n\nAnd more.");
}

TEST_CASE("Two models under one prompt stay two where Open WebUI has its messages in a list", "[text][import]") {
  const ImportResult result = read(
      R"([{"chat":{"title":"T","messages":[{"id":"1","parentId":null,"role":"user","content":"Why?"},{"id":"2","parentId":"1","role":"assistant","content":"So.","model":"a"},)"
      R"({"id":"3","parentId":"1","role":"assistant","content":"Thus.","model":"b"},{"id":"4","parentId":"2","role":"user","content":"And?"},{"id":"5","parentId":"4","role":"assistant","content":"Yes.","model":"a"}]}}])");
  REQUIRE(result.conversations[0].turns.size() == 2);
  const ImportedTurn& first = result.conversations[0].turns[0];
  REQUIRE(first.answers.size() == 2);
  CHECK(first.answers[0].text == "So.");
  CHECK(first.answers[1].text == "Thus.");
  CHECK(first.answers[1].model == "b");
}

TEST_CASE("Calls of tools that Open WebUI folds into an answer are none of its words", "[text][import]") {
  const ImportResult result = read(
      R"([{"chat":{"history":{"currentId":"b","messages":{"u":{"id":"u","parentId":null,"role":"user","content":"Why?"},"b":{"id":"b","parentId":"u","role":"assistant","model":"m",)"
      R"("content":"I look.\n<details type=\"tool_calls\" done=\"true\" name=\"s\" result=\"r\">\n<summary>Tool Executed</summary>\n</details>\nSo. <details type=\"tool_calls\"> is a mark."}}}}}])");
  CHECK(only_answer(result) == "I look.\n\nSo. <details type=\"tool_calls\"> is a mark.");
  CHECK(result.skipped.at(SkipReason::Tool).count == 1);
}

TEST_CASE("A chat of Grok in which only later responses name their parents keeps its first answer with its prompt", "[text][import]") {
  const ImportResult result = read(
      R"({"conversations":[{"conversation":{"id":"g"},"responses":[{"response":{"_id":"1","sender":"human","message":"Why?"}},{"response":{"_id":"2","sender":"ASSISTANT","message":"So.","model":"m"}},)"
      R"({"response":{"_id":"3","sender":"human","message":"And?","parent_response_id":"2"}},{"response":{"_id":"4","sender":"assistant","message":"Yes.","parent_response_id":"3"}}]}]})");
  REQUIRE(result.conversations[0].turns.size() == 2);
  CHECK(result.conversations[0].turns[0].prompt == "Why?");
  CHECK(result.conversations[0].turns[1].position == 1);
}

TEST_CASE("Rows name their bot as bot too, beside the answer and within a list of answers", "[text][import]") {
  CHECK(read(R"([{"prompt":"Why?","bot":"P","answer":"So."}])").conversations[0].turns.at(0).answers.at(0).model == "P");
  CHECK(read(R"([{"prompt":"Why?","answers":[{"bot":"P","answer":"So."}]}])").conversations[0].turns.at(0).answers.at(0).model == "P");
}

TEST_CASE("Answers by the names of their bots may be lists or objects", "[text][import]") {
  const ImportResult result = read(R"([{"prompt":"Why?","responses":{"P":["So.","Thus."],"Q":{"text":"Hence.","seconds":3}}}])");
  const auto& answers = result.conversations[0].turns.at(0).answers;
  REQUIRE(answers.size() == 3);
  CHECK(answers[0].model + answers[1].model + answers[2].model == "PPQ");
  CHECK(answers[1].text == "Thus.");
  CHECK(answers[2].text == "Hence.");
}

TEST_CASE("Messages that call their content text are no answers without prompts, and link as they say", "[text][import]") {
  for (const char* file : {R"([{"role":"user","text":"Why?"},{"role":"assistant","text":"So."}])", R"({"messages":[{"role":"user","text":"Why?"},{"role":"assistant","text":"So."}]})",
                           R"({"conversations":[{"from":"human","value":"Why?"},{"from":"Claude","value":"So."}]})"}) {
    INFO(file);
    const ImportResult result = read(file);
    CHECK(result.conversations[0].turns.at(0).prompt == "Why?");
    CHECK(only_answer(result) == "So.");
  }
  const ImportResult tree = read(
      R"([{"message_id":"1","parent_id":null,"role":"prompter","text":"Why?"},{"message_id":"2","parent_id":"1","role":"assistant","text":"So."},{"message_id":"3","parent_id":"1","role":"assistant","text":"Thus."}])");
  CHECK(tree.conversations[0].turns.at(0).answers.size() == 2);
  CHECK(read(R"([{"role":"pirate","prompt":"Why?","text":"Arr."}])").conversations[0].turns.at(0).prompt == "Why?");
}

TEST_CASE("Files given to ChatGPT are counted, a picture among its parts once, and so is the profile that it hides", "[text][import]") {
  const ImportResult result = read(
      R"([{"title":"T","current_node":"a","mapping":{"p":{"id":"p","parent":null,"message":{"author":{"role":"user"},"content":{"content_type":"user_editable_context","user_profile":"I sail."}}},)"
      R"("q":{"id":"q","parent":"p","message":{"author":{"role":"user"},"content":{"content_type":"multimodal_text","parts":[{"content_type":"image_asset_pointer"},"Why?"]},)"
      R"("metadata":{"attachments":[{"name":"a.png"},{"name":"b.pdf"}]}}},"a":{"id":"a","parent":"q","message":{"author":{"role":"assistant"},"content":{"content_type":"text","parts":["So."]}}}}}])");
  CHECK(only_answer(result) == "So.");
  CHECK(result.conversations[0].turns[0].prompt == "Why?");
  CHECK(result.conversations[0].turns[0].attachments == 2);
  CHECK(result.skipped.at(SkipReason::Image).count == 2);
  CHECK(result.skipped.at(SkipReason::Hidden).count == 1);
}

TEST_CASE("What Claude's export says in place of a call is no answer, and a file that it lists twice is one", "[text][import]") {
  const ImportResult result = read(
      R"([{"uuid":"c","name":"T","chat_messages":[{"uuid":"q","sender":"human","text":"Why?","content":[{"type":"text","text":"Why?"}],)"
      R"("attachments":[{"file_name":"a.txt"}],"files":[{"file_name":"b.png"}],"files_v2":[{"file_name":"b.png"}]},)"
      R"({"uuid":"a","parent_message_uuid":"q","sender":"assistant","text":"So.","content":[]},)"
      R"({"uuid":"n","parent_message_uuid":"a","sender":"human","text":"A poem?","content":[{"type":"text","text":"A poem?"}]},)"
      R"({"uuid":"z","parent_message_uuid":"n","sender":"assistant","text":"```\nThis block is not supported on your current device yet.\n```",)"
      R"("content":[{"type":"tool_use","name":"artifacts"},{"type":"tool_result"}]}]}])");
  CHECK(only_answer(result) == "So.");
  CHECK(result.conversations[0].turns.size() == 1);
  CHECK(result.conversations[0].turns[0].attachments == 2);
  CHECK(result.skipped.at(SkipReason::AnswerWithoutText).count == 1);
  CHECK(result.skipped.at(SkipReason::Tool).count == 2);
}

TEST_CASE("Kimi's regenerated answers stay apart, and the chat goes on where its newest message stands", "[text][import]") {
  const auto message = [](const std::string& id, const std::string& parent, const std::string& role, const std::string& text) {
    return R"({"id":")" + id + R"(","parentId":")" + parent + R"(","role":")" + role + R"(","createTime":"2026-01-01T00:00:0)" + id +
           R"(Z","blocks":[{"text":{"content":")" + text + R"("}}]})";
  };
  const ImportResult result = read(R"({"messages":[)" + message("5", "4", "assistant", "Yes.") + "," + message("4", "2", "user", "And?") + "," +
                                   message("3", "1", "assistant", "Thus.") + "," + message("2", "1", "assistant", "So.") + "," +
                                   message("1", "0", "user", "Why?") + R"(,{"id":"0","role":"system","blocks":[]}]})");
  const auto& turns = result.conversations[0].turns;
  REQUIRE(turns.size() == 2);
  REQUIRE(turns[0].answers.size() == 2);
  CHECK(turns[0].answers[0].text == "So.");
  CHECK(turns[0].answers[1].text == "Thus.");
  CHECK(turns[1].prompt == "And?");
  CHECK(turns[1].branch == 0);
  CHECK(result.skipped.empty());
}

TEST_CASE("Two answers of Le Chat in a row were given to one prompt, and the chat went on with the later", "[text][import]") {
  const auto message = [](const char* id, const char* role, const char* text) {
    return std::string(R"({"id":")") + id + R"(","version":0,"chatId":"c","role":")" + role + R"(","content":")" + text +
           R"(","contentChunks":null,"createdAt":"2026-01-01T00:00:0)" + id + R"(Z"})";
  };
  const ImportResult result = read("[" + message("1", "user", "Why?") + "," + message("2", "assistant", "So.") + "," +
                                   message("3", "assistant", "Thus.") + "," + message("4", "user", "And?") + "," + message("5", "assistant", "Yes.") + "]");
  const auto& turns = result.conversations[0].turns;
  REQUIRE(turns.size() == 2);
  REQUIRE(turns[0].answers.size() == 2);
  CHECK(turns[0].answers[0].text == "Thus.");
  CHECK(turns[0].answers[1].text == "So.");
  CHECK(turns[1].prompt == "And?");
  CHECK(turns[1].branch == 0);
}

TEST_CASE("A chat of LibreChat is as deep as it is long, and its newest message was seen last", "[text][import]") {
  std::string open, close;
  const int messages = 20'000;
  for (int at = 0; at < messages; ++at) {
    open += R"({"messageId":"m)" + std::to_string(at) + R"(","parentMessageId":")" + (at == 0 ? "00000000-0000" : "m" + std::to_string(at - 1)) +
            R"(","text":"[{\"children\":[","isCreatedByUser":)" + (at % 2 == 0 ? "true" : "false") + R"(,"children":[)";
    close += "]}";
  }
  const ImportResult deep = read(R"({"conversationId":"c","title":"T","messagesTree":[)" + open + close + "]}");
  CHECK(deep.conversations[0].turns.size() == messages / 2);
  CHECK(deep.conversations[0].turns.back().answers.at(0).text == R"([{"children":[)");
  const ImportResult branched = read(
      R"({"conversationId":"c","messages":[{"messageId":"q","parentMessageId":null,"sender":"User","text":"Why?","isCreatedByUser":true,"createdAt":"2026-01-01T00:00:00Z"},)"
      R"({"messageId":"a","parentMessageId":"q","sender":"Larch","text":"So.","isCreatedByUser":false,"createdAt":"2026-01-01T00:02:00Z"},)"
      R"({"messageId":"b","parentMessageId":"q","sender":"Larch","text":"Thus.","isCreatedByUser":false,"createdAt":"2026-01-01T00:01:00Z"}]})");
  REQUIRE(branched.conversations[0].turns.at(0).answers.size() == 2);
  CHECK(branched.conversations[0].turns[0].answers[0].text == "So.");
  CHECK(branched.conversations[0].turns[0].answers[0].model == "Larch");
}

TEST_CASE("A chat of LibreChat is the same as a table, saved again by a spreadsheet too", "[text][import]") {
  for (const char* file : {"sender,text,isCreatedByUser,error,unfinished,messageId,parentMessageId,createdAt\n"
                           "User,\"Why, User: me?\",true,false,false,q,00000000-0000-0000-0000-000000000000,2026-01-01T00:00:00Z\n"
                           "Larch,\"So.\n\nUser: no turn\",false,false,false,a,q,2026-01-01T00:01:00Z\n",
                           "sep=;\r\nsender;text;isCreatedByUser;messageId;parentMessageId\r\nUser;Why, User: me?;TRUE;q;\r\n"
                           "Larch;\"So.\n\nUser: no turn\";FALSE;a;q\r\n"}) {
    const ImportResult result = read(file);
    CHECK(result.format == ImportFormat::LibreChat);
    REQUIRE(result.conversations.size() == 1);
    CHECK(result.conversations[0].turns.at(0).prompt == "Why, User: me?");
    CHECK(only_answer(result) == "So.\n\nUser: no turn");
    CHECK(result.conversations[0].turns[0].answers[0].model == "Larch");
  }
}

TEST_CASE("Copilot's history is read whichever way its rows are sorted", "[text][import]") {
  const std::string header = "Conversation,Time,Author,Message\n";
  const std::string rows[] = {"Elbe,1/2/2026 10:01,AI,Yes.\n", "Elbe,1/2/2026 10:01,Human,And?\n", "Rhine,12/1/2025 9:00,AI,Thus.\n",
                              "Rhine,12/1/2025 9:00,Human,How?\n", "Elbe,11/30/2025 8:00,AI,So.\n", "Elbe,11/30/2025 8:00,Human,Why?\n"};
  std::string newest_first = header, oldest_first = header;
  for (const std::string& row : rows) {
    newest_first += row;
    oldest_first.insert(header.size(), row);
  }
  for (const std::string& file : {newest_first, oldest_first, "\xEF\xBB\xBF" + newest_first}) {
    const ImportResult result = read(file);
    CHECK(result.format == ImportFormat::Copilot);
    REQUIRE(result.conversations.size() == 2);
    REQUIRE(result.conversations[0].turns.size() == 2);
    CHECK(result.conversations[0].title == "Elbe");
    CHECK(result.conversations[0].turns[0].prompt == "Why?");
    CHECK(result.conversations[0].turns[0].answers.at(0).text == "So.");
    CHECK(result.conversations[0].turns[1].answers.at(0).text == "Yes.");
    CHECK(result.conversations[1].turns.at(0).prompt == "How?");
  }
}

TEST_CASE("A broken message of LibreChat costs its chat, and not the file", "[text][import]") {
  const std::string good = R"({"conversationId":"c","messages":[{"messageId":"q","text":"Why?","isCreatedByUser":true},{"messageId":"a","parentMessageId":"q","text":"So.","isCreatedByUser":false}]})";
  for (const char* list : {R"([{"messageId":"q","isCreatedByUser":true,"children":[[{"messageId":"a"}]]}])", R"([{"messageId":"q" "isCreatedByUser":true}])", "[7]", "7", "[]"}) {
    INFO(list);
    const ImportResult result = read("[" + good + R"(,{"conversationId":"d","messages":)" + list + "}]");
    CHECK(result.conversations.size() == 1);
    CHECK(result.skipped.size() == 1);
  }
}

TEST_CASE("DeepSeek's messages without fragments take turns where the file does not say who speaks", "[text][import]") {
  const ImportResult result = read(
      R"([{"id":"d","title":"T","inserted_at":"2025-01-01","mapping":{"root":{"id":"root","parent":null,"children":["1"],"message":null},)"
      R"("1":{"id":"1","parent":"root","children":["2"],"message":{"content":"Why?","inserted_at":"2025-01-01"}},)"
      R"("2":{"id":"2","parent":"1","children":["3"],"message":{"content":"So.","inserted_at":"2025-01-01"}},)"
      R"("3":{"id":"3","parent":"2","children":["4"],"message":{"content":"And?","inserted_at":"2025-01-01"}},)"
      R"("4":{"id":"4","parent":"3","children":[],"message":{"content":"Yes.","inserted_at":"2025-01-01"}}}}])");
  REQUIRE(result.conversations[0].turns.size() == 2);
  CHECK(result.conversations[0].turns[1].prompt == "And?");
  CHECK(result.conversations[0].turns[1].answers.at(0).text == "Yes.");
}
