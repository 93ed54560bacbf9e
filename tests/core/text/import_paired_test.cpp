// Rows that name their bots: whatever the fields are called and hold, each answer is of the bot that its own row names.
#include "text/import_columns.hpp"

#include <catch2/catch.hpp>

#include <string>

#include "read_import.hpp"
#include "text/import_chats.hpp"

using namespace kinprint;

namespace {

std::uint64_t skipped(const ImportResult& result, SkipReason reason) {
  const auto found = result.skipped.find(reason);
  return found == result.skipped.end() ? 0 : found->second.count;
}

// The first turn of the first row: Why? with So. by P and Thus. by Q.
void check_first(const ImportResult& result) {
  REQUIRE_FALSE(result.conversations.empty());
  const ImportedTurn& turn = result.conversations[0].turns.at(0);
  CHECK(turn.prompt == "Why?");
  REQUIRE(turn.answers.size() == 2);
  CHECK(turn.answers[0].text == "So.");
  CHECK(turn.answers[0].model == "P");
  CHECK(turn.answers[1].text == "Thus.");
  CHECK(turn.answers[1].model == "Q");
}

}  // namespace

TEST_CASE("Each answer of a row is of the bot that the row names", "[text][import]") {
  for (const char* row : {
           R"({"model_a":"P","model_b":"Q","prompt":"Why?","response_a":"So.","response_b":"Thus.","winner":"model_a","language":"English"})",
           R"({"model_1":"P","model_2":"Q","question":"Why?","answer_1":"So.","answer_2":"Thus.","turn":1})",
           R"({"modelA":"P","modelB":"Q","prompt":"Why?","outputA":"So.","outputB":"Thus."})",
           R"({"Model A":"P","Model B":"Q","Prompt":"Why?","Completion A":"So.","Completion B":"Thus."})",
           R"({"text_a":"So.","text_b":"Thus.","model_b":"Q","model_a":"P","instruction":"Why?"})",
           R"({"model_a":"P","model_b":"Q","prompt":[{"role":"system","content":"Be short."},{"role":"user","content":"Why?"}],"response_a":"So.","response_b":{"role":"assistant","content":"Thus."}})",
           R"({"model_a":"P","model_b":"Q","prompt":["Why?"],"response_a":["So."],"response_b":["Thus."]})",
           R"({"model_a":"P","model_b":"Q","conversation_a":[{"role":"user","content":"Why?"},{"role":"assistant","content":"So."}],"conversation_b":[{"role":"user","content":"Why?"},{"role":"assistant","content":"Thus."}]})",
           R"({"model_a":"P","model_b":"Q","prompt":"Why?","messages_a":[{"role":"assistant","content":"So."}],"messages_b":[{"role":"assistant","content":"Thus."}]})",
       }) {
    INFO(row);
    const ImportResult list = read_import("[" + std::string(row) + ",{\"model_a\":\"R\",\"model_b\":\"P\"}]");
    CHECK(list.format == ImportFormat::PairedRows);
    check_first(list);
    check_first(read_import(std::string(row) + "\n" + row + "\n"));
  }
}

TEST_CASE("Tables name bots row by row too, in texts or in the JSON of chats", "[text][import]") {
  for (const char* table : {
           "id,model_a,model_b,prompt,response_a,response_b,winner\n1,P,Q,Why?,So.,Thus.,model_a\n2,Q,R,How?,Like so.,Thus it is.,tie\n",
           "Prompt\tModel A\tAnswer A\tModel B\tAnswer B\nWhy?\tP\tSo.\tQ\tThus.\nHow?\tQ\tLike so.\tR\tThus it is.\n",
           "model_1;model_2;question;output_1;output_2\nP;Q;Why?;So.;Thus.\nQ;R;How?;Like so.;Thus it is.\n",
           "model_a,model_b,prompt,response_a,response_b\nP,Q,\"[\"\"Why?\"\"]\",\"[\"\"So.\"\"]\",\"[\"\"Thus.\"\"]\"\nQ,R,\"[\"\"How?\"\"]\",\"[\"\"Like so.\"\"]\",\"[\"\"Thus it is.\"\"]\"\n",
           "model_a,model_b,conversation_a,conversation_b\n"
           "P,Q,\"[{\"\"role\"\":\"\"user\"\",\"\"content\"\":\"\"Why?\"\"},{\"\"role\"\":\"\"assistant\"\",\"\"content\"\":\"\"So.\"\"}]\",\"[{\"\"role\"\":\"\"user\"\",\"\"content\"\":\"\"Why?\"\"},{\"\"role\"\":\"\"assistant\"\",\"\"content\"\":\"\"Thus.\"\"}]\"\n"
           "Q,R,\"[{'role': 'user', 'content': 'How?'}]\",\"[]\"\n",
       }) {
    INFO(table);
    const ImportResult result = read_import(table);
    CHECK(result.format == ImportFormat::Table);
    check_first(result);
    CHECK(result.conversations.size() + skipped(result, SkipReason::BrokenConversation) / 2 == 2);
  }
}

TEST_CASE("A column that names the bots of all answers, and columns that are bots, stay what they are", "[text][import]") {
  CHECK(read_import("prompt,Model A,Model B\nWhy?,So it is.,Thus it is.\n").conversations.at(0).turns.at(0).answers.at(1).model == "Model B");
  ImportOptions options;
  options.table.emplace();
  options.table->has_header = true;
  options.table->model = 0;
  options.table->answers = {2};
  const auto chosen = import_bytes("model_a,model_b,response_b\nP,Q,Thus.\n", options);
  REQUIRE(chosen.ok());
  CHECK(chosen.value().conversations.at(0).turns[0].answers[0].model == "P");
}

TEST_CASE("A chosen column that a table of named bots does not have holds no answer", "[text][import]") {
  ImportOptions options;
  options.table.emplace();
  options.table->has_header = true;
  options.table->prompt = 0;
  options.table->answers = {1, 9};
  const Result<ImportResult> found = import_bytes("prompt,response_a,model_a\nWhy?,So.,P\n", options);
  REQUIRE(found.ok());
  REQUIRE(found.value().conversations.size() == 1);
  const ImportedTurn& turn = found.value().conversations[0].turns.at(0);
  REQUIRE(turn.answers.size() == 1);
  CHECK(turn.answers[0].model == "P");
  CHECK(skipped(found.value(), SkipReason::AnswerWithoutText) == 1);
}

TEST_CASE("Later turns of both bots are kept, and what they share stands once", "[text][import]") {
  const ImportResult result = read_import(
      R"({"model_a":"P","model_b":"Q","prompt":["Why?","And?"],"response_a":["So.","Yes."],"response_b":["Thus.",null]})");
  REQUIRE(result.conversations.size() == 1);
  check_first(result);
  REQUIRE(result.conversations[0].turns.size() == 2);
  CHECK(result.conversations[0].turns[1].position == 1);
  CHECK(result.conversations[0].turns[1].answers[0].text == "Yes.");
  CHECK(skipped(result, SkipReason::AnswerWithoutText) == 1);
}

TEST_CASE("Answers without a name, without text or in a list of another kind are counted and named", "[text][import]") {
  const ImportResult result = read_import(
      R"([{"id":"one","model_a":"P","model_b":" ","prompt":"Why?","response_a":"So.","response_b":"Thus."},)"
      R"({"id":"two","model_a":"P","prompt":"Why?","response_a":"","response_b":"Thus."},)"
      R"({"id":"three","model_a":"P","model_b":"Q","prompt":"Why?","conversation_a":[1,2],"conversation_b":"Thus."}])");
  CHECK(result.conversations.size() == 1);
  CHECK(skipped(result, SkipReason::AnswerWithoutBot) == 2);
  CHECK(skipped(result, SkipReason::AnswerWithoutText) == 1);
  CHECK(skipped(result, SkipReason::BrokenConversation) == 2);
  CHECK(result.skipped.at(SkipReason::AnswerWithoutBot).names.front() == "one");
}

TEST_CASE("Texts that look like lists stay texts", "[text][import]") {
  const ImportResult result = read_import(
      R"([{"model_a":"P","model_b":"Q","prompt":"[1, 2] is what?","response_a":"[{\"name\":\"x\"}]","response_b":"[\"a\",\"b\"]"},)"
      R"({"model_a":"P","model_b":"Q","prompt":"[\"a\"]","response_a":"So.","response_b":"[Aside] Thus."}])");
  REQUIRE(result.conversations.size() == 2);
  CHECK(result.conversations[0].turns[0].prompt == "[1, 2] is what?");
  CHECK(result.conversations[0].turns[0].answers.at(0).text == R"([{"name":"x"}])");
  CHECK(result.conversations[0].turns[0].answers.at(1).text == R"(["a","b"])");
  CHECK(result.conversations[1].turns[0].prompt == R"(["a"])");
  CHECK(result.conversations[1].turns[0].answers.at(1).text == "[Aside] Thus.");
}

TEST_CASE("A name says what a field holds of which bot", "[text][import]") {
  CHECK(paired_name("model_a").field == PairedField::Model);
  CHECK(paired_name("Bot 2").side == '2');
  CHECK(paired_name(" Answer B ").side == 'b');
  CHECK(paired_name("responseB").field == PairedField::Answer);
  CHECK(paired_name("conversation-a").field == PairedField::Chat);
  for (const char* name : {"data", "winner_model_a", "model", "a", "conversation_id", "modela", "output", "", "text_\xC3\xA9", "left_a_b", "model_?"})
    CHECK(paired_name(name).field == PairedField::None);
}
