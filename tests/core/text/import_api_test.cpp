// Gemini's API, asked for a stream, answers with a list of bodies that are pieces of one answer.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "text/import_chats.hpp"

using namespace kinprint;

namespace {

std::string body(const std::string& text, const std::string& id, bool is_last) {
  const std::string end = is_last ? R"(,"finishReason":"STOP")" : "";
  const std::string name = id.empty() ? "" : R"(,"responseId":")" + id + "\"";
  return R"({"candidates":[{"content":{"role":"model","parts":[{"text":")" + text + "\"}]}" + end + "}]" + name + "}";
}

std::vector<std::string> answers(const std::vector<std::string>& items, const std::string& between = ",") {
  std::string file = between == "," ? "[" : "";
  for (std::size_t at = 0; at < items.size(); ++at) file += (at ? between : "") + items[at];
  if (between == ",") file += "]";
  const Result<ImportResult> read = import_bytes(file);
  REQUIRE(read.ok());
  CHECK(read.value().format == ImportFormat::ApiResponse);
  std::vector<std::string> texts;
  for (const Conversation& conversation : read.value().conversations) {
    REQUIRE(conversation.turns.size() == 1);
    for (const ImportedAnswer& answer : conversation.turns[0].answers) texts.push_back(answer.text);
  }
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("Pieces of a streamed answer are one answer, with and without an id", "[text][import]") {
  const Texts whole{"Cats purr."};
  for (const char* between : {",", "\n"}) {
    CHECK(answers({body("Ca", "r", false), body("ts pu", "r", false), body("rr.", "r", true)}, between) == whole);
    CHECK(answers({body("Ca", "", false), body("ts purr.", "", true)}, between) == whole);
  }
  CHECK(answers({body("Cats ", "r", false), body("purr.", "r", false)}) == whole);  // the stream broke off
  CHECK(answers({body("Cats purr.", "", false), R"({"usageMetadata":{"totalTokenCount":9}})", body("", "", true)}) == whole);
}

TEST_CASE("A streamed answer without its last piece is counted as one that broke off", "[text][import]") {
  const auto unfinished = [](const std::string& file) {
    const Result<ImportResult> read = import_bytes(file);
    REQUIRE(read.ok());
    return read.value().skipped.contains(SkipReason::UnfinishedAnswer);
  };
  CHECK(unfinished("[" + body("Cats ", "r", false) + "," + body("purr.", "r", false) + "]"));
  CHECK_FALSE(unfinished("[" + body("Cats ", "r", false) + "," + body("purr.", "r", true) + "]"));
  CHECK_FALSE(unfinished(body("Cats purr.", "", false)));  // saved without what tells its end
}

TEST_CASE("Answers that stand one after another stay answers of their own", "[text][import]") {
  const Texts two{"One.", "Two."};
  CHECK(answers({body("One.", "", true), body("Two.", "", true)}) == two);
  CHECK(answers({body("One.", "a", true), body("Two.", "a", true)}) == two);
  CHECK(answers({body("One.", "a", false), body("Two.", "b", false)}) == two);
  CHECK(answers({body("One.", "", false), body("Two.", "", false)}) == two);  // saved without what tells their end
  CHECK(answers({body("On", "", false), body("e.", "", true), body("Tw", "", false), body("o.", "", true)}) == two);
  CHECK(answers({body("One.", "", false), R"({"choices":[{"message":{"content":"Two."}}]})"}) == two);
  CHECK(answers({body("One.", "", false), R"({"error":{"message":"no"}})", body("Two.", "a", true)}) == two);
}

TEST_CASE("A log of Gemini's API tells the prompt of each answer, and thoughts are no answer", "[text][import]") {
  const std::string contents = R"("contents":[{"role":"user","parts":[{"text":"One?"}]},{"role":"model","parts":[{"text":"1."}]},{"role":"user","parts":[{"text":"Why"},{"text":"?"}]}])";
  const std::string candidates = R"("candidates":[{"content":{"role":"model","parts":[{"text":"Hm.","thought":true},{"text":"So."}]},"finishReason":"STOP"}],"modelVersion":"m")";
  for (const std::string& file : {"{" + contents + "," + candidates + "}", R"([{"request":{)" + contents + R"(},"response":{)" + candidates + "}}]",
                                  R"({"key":"k","request":{)" + contents + R"(},"response":{)" + candidates + "}}\n"}) {
    INFO(file);
    const Result<ImportResult> read = import_bytes(file);
    REQUIRE(read.ok());
    const ImportedTurn& turn = read.value().conversations.at(0).turns.at(0);
    CHECK(turn.prompt == "Why?");
    REQUIRE(turn.answers.size() == 1);
    CHECK(turn.answers[0].text == "So.");
    CHECK(turn.answers[0].reasoning == "Hm.");
    CHECK(turn.answers[0].model == "m");
  }
}

TEST_CASE("Requests of Gemini's batches give prompts by their keys, and its chats their turns", "[text][import]") {
  const Result<ImportResult> sent = import_bytes(R"({"key":"k","request":{"contents":[{"parts":[{"text":"Why?"}]}]}})");
  REQUIRE(sent.ok());
  CHECK(sent.value().format == ImportFormat::BatchInput);
  CHECK(sent.value().conversations.at(0).turns.at(0).prompt == "Why?");
  CHECK(sent.value().conversations[0].turns[0].key == "k");
  const Result<ImportResult> chat = import_bytes(
      R"({"systemInstruction":{"parts":[{"text":"Be short."}]},"contents":[{"role":"user","parts":[{"text":"Why?"}]},{"role":"model","parts":[{"text":"So "},{"text":"it is."}]}]})");
  REQUIRE(chat.ok());
  CHECK(chat.value().format == ImportFormat::Messages);
  CHECK(chat.value().conversations.at(0).turns.at(0).answers.at(0).text == "So it is.");
  CHECK(chat.value().skipped.count(SkipReason::System) == 1);
}

TEST_CASE("Of more answers to one prompt than are kept, the others are counted", "[text][import]") {
  std::string choices, texts;
  for (int number = 0; number < 70; ++number) {
    const std::string text = "\"Answer " + std::to_string(number) + ".\"", comma = number == 0 ? "" : ",";
    choices += comma + R"({"message":{"role":"assistant","content":)" + text + "}}";
    texts += comma + text;
  }
  for (const std::string& file : {R"({"choices":[)" + choices + "]}", R"({"prompt":"Why?","responses":[)" + texts + "]}"}) {
    const Result<ImportResult> read = import_bytes(file);
    REQUIRE(read.ok());
    REQUIRE(read.value().conversations.size() == 1);
    CHECK(read.value().conversations[0].turns[0].answers.size() == 64);
    REQUIRE(read.value().skipped.count(SkipReason::TooManyBranches) == 1);
    CHECK(read.value().skipped.at(SkipReason::TooManyBranches).count == 6);
  }
}
