// Rows of prompts and answers as programs that try chatbots write them: whatever their fields are called and hold, the same prompt and
// the same answer come out.
#include <catch2/catch.hpp>

#include <string>

#include "read_import.hpp"
#include "text/import_chats.hpp"

using namespace kinprint;

namespace {

const ImportedTurn& turn_of(const ImportResult& result, std::size_t at = 0) { return result.conversations.at(at).turns.at(0); }

}  // namespace

TEST_CASE("A row is read whatever its fields are called, and what they hold", "[text][import]") {
  for (const char* row : {
           R"({"id":1,"question":"Why?","model":"m","response":"Because."})",
           R"({"question_id":1,"user_query":"Why?","model_name":"m","model_output":"Because."})",
           R"({"idx":1,"prompt":"Why?","generated_text":"Because.","model_id":"m"})",
           R"({"task_id":1,"input":"Why?","prediction":"Because.","model":"m"})",
           // lm-eval-harness, of now and of before
           R"({"doc_id":0,"doc":{"question":"Why?","answer":"42"},"target":"42","arguments":{"gen_args_0":{"arg_0":"Q: Why?\nA:","arg_1":{"until":["\n"]}}},"resps":[["Because."]],"filtered_resps":["42"],"model":"m"})",
           R"({"doc_id":0,"doc":{"text":7},"arguments":[["Why?",{"until":["Q:"]}]],"resps":[["Because."]],"model":"m"})",
           // LangSmith: a data set, a run
           R"({"id":"a","inputs":{"question":"Why?"},"outputs":{"answer":"Because."},"model":"m"})",
           R"({"id":"a","inputs":{"messages":[[{"lc":1,"type":"constructor","kwargs":{"content":"Be short.","type":"system"}},{"lc":1,"type":"constructor","kwargs":{"content":"Why?","type":"human"}}]]},"outputs":{"generations":[[{"text":"Because.","type":"ChatGeneration"}]]},"model":"m"})",
           R"({"id":"a","inputs":{"messages":[{"role":"user","content":"Why?"}]},"outputs":{"choices":[{"message":{"role":"assistant","content":"Because."}}]},"model":"m"})",
           // Langfuse
           R"({"id":"o","type":"GENERATION","model":"m","input":[{"role":"system","content":"Be short."},{"role":"user","content":"Why?"}],"output":{"role":"assistant","content":"Because."}})",
           R"({"id":"o","model":"m","input":{"messages":[{"role":"user","content":[{"type":"text","text":"Why?"}]}]},"output":{"content":"Because."}})",
           // promptfoo's lines
           R"({"promptIdx":0,"provider":{"id":"m","label":""},"prompt":{"raw":"Why?","label":"q"},"vars":{"q":"Why?"},"response":{"output":"Because.","tokenUsage":{"total":5}},"success":true})",
           // TRL
           R"({"prompt":[{"role":"user","content":"Why?"}],"chosen":[{"role":"assistant","content":"Because."}],"model":"m"})",
       }) {
    INFO(row);
    const ImportResult result = read_import(row);
    CHECK(result.format == ImportFormat::AnswerRows);
    CHECK(turn_of(result).prompt == "Why?");
    REQUIRE(turn_of(result).answers.size() == 1);
    CHECK(turn_of(result).answers[0].text == "Because.");
    CHECK(turn_of(result).answers[0].model == "m");
  }
}

TEST_CASE("Of a chat in a field its last prompt and its last answer are read, and reasoning stands apart", "[text][import]") {
  const ImportResult result = read_import(
      R"({"id":1,"input":[{"role":"user","content":"One?"},{"role":"assistant","content":"1."},{"role":"user","content":"Two?"}],)"
      R"("output":[{"role":"assistant","content":"Let me see."},{"role":"assistant","content":"2.","reasoning_content":"Hm."}]})");
  CHECK(turn_of(result).prompt == "Two?");
  CHECK(turn_of(result).answers[0].text == "2.");
  CHECK(turn_of(result).answers[0].reasoning == "Hm.");
}

TEST_CASE("Several bots in one row are answers of their own, and no export of Grok", "[text][import]") {
  for (const char* row : {R"({"id":1,"question":"Why?","responses":[{"model":"a","response":"So."},{"model":"b","response":"Thus."}]})", R"({"id":1,"question":"Why?","responses":{"a":"So.","b":"Thus."}})"}) {
    INFO(row);
    const ImportResult result = read_import(row);
    CHECK(result.format == ImportFormat::AnswerRows);
    REQUIRE(turn_of(result).answers.size() == 2);
    CHECK(turn_of(result).answers[1].model == "b");
    CHECK(turn_of(result).answers[1].text == "Thus.");
  }
}

TEST_CASE("The list of requests that was sent as one batch gives prompts as lines of requests do", "[text][import]") {
  const ImportResult result = read_import(R"({"requests":[{"custom_id":"q1","params":{"model":"m","max_tokens":9,"messages":[{"role":"user","content":"Why?"}]}}]})");
  CHECK(result.format == ImportFormat::BatchInput);
  CHECK(turn_of(result).prompt == "Why?");
  CHECK(turn_of(result).key == "q1");
}

TEST_CASE("Columns in place of rows are refused with what rows hold, and never read as one row", "[text][import]") {
  for (const char* file : {R"({"question":{"0":"Why?","1":"How?"},"response":{"0":"So.","1":"Thus."}})", R"({"question":["Why?","How?"],"response":["So.","Thus."]})", R"({"columns":["question","response"],"data":[["Why?","So."]]})"}) {
    INFO(file);
    const auto result = import_bytes(file);
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().code == ErrorCode::UnknownFormat);
    CHECK(result.error().message.find("rows need a prompt and an answer") != std::string::npos);
  }
}

TEST_CASE("The samples of an Inspect log are chats", "[text][import]") {
  const ImportResult result = read_import(
      R"({"version":2,"status":"success","eval":{"task":"t","model":"lab/m"},"results":{"total_samples":1,"scores":[]},"samples":[)"
      R"({"id":1,"epoch":1,"input":"Why?","target":"","messages":[{"role":"user","content":"Why?","source":"input"},{"role":"assistant","content":[{"type":"reasoning","reasoning":"Hm."},{"type":"text","text":"Because."}],"model":"m"}],)"
      R"("output":{"model":"m","choices":[{"message":{"role":"assistant","content":"Because."},"stop_reason":"stop"}]}}]})");
  CHECK(turn_of(result).prompt == "Why?");
  CHECK(turn_of(result).answers[0].text == "Because.");
  CHECK(turn_of(result).answers[0].reasoning == "Hm.");
  CHECK(turn_of(result).answers[0].model == "m");
}

TEST_CASE("A field that goes deep is looked into no further than any program writes it", "[text][import]") {
  std::string inner = R"({"content":"Because."})";
  for (int level = 0; level < 200; ++level) inner = R"({"message":)" + inner + "}";
  const auto result = import_bytes(R"([{"prompt":"Why?","output":)" + inner + R"(},{"prompt":"Why?","output":"Because."}])");
  REQUIRE(result.ok());
  CHECK(result.value().conversations.size() == 1);
}
