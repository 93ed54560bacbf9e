// Answers that services send in pieces: each is put together again, its reasoning apart.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "text/import_chats.hpp"

using namespace kinprint;

namespace {

using Texts = std::vector<std::string>;

struct Read {
  Texts texts;      // answers, in order; those to one request one after the other
  Texts reasoning;  // beside each
  Texts models;
  std::map<SkipReason, Skipped> skipped;
};

Read read(const std::string& file) {
  const Result<ImportResult> result = import_bytes(file);
  REQUIRE(result.ok());
  CHECK(result.value().format == ImportFormat::AnswerStream);
  Read read;
  read.skipped = result.value().skipped;
  for (const Conversation& conversation : result.value().conversations) {
    REQUIRE(conversation.turns.size() == 1);
    for (const ImportedAnswer& answer : conversation.turns[0].answers) {
      CHECK(answer.branch == &answer - conversation.turns[0].answers.data());
      read.texts.push_back(answer.text);
      read.reasoning.push_back(answer.reasoning);
      read.models.push_back(answer.model);
    }
  }
  return read;
}

// Lines as they are, and as the data of events.
std::vector<std::string> forms(const Texts& lines) {
  std::string plain, events = ": keep-alive\n\n", windows;
  for (const std::string& line : lines) {
    plain += line + "\n";
    events += "data: " + line + "\n\n";
    windows += "event: piece\r\ndata:" + line + "\r\n\r\n";
  }
  return {plain, events + "data: [DONE]\n\n", windows};
}

std::string ollama_chat(const std::string& text, const std::string& thinking, bool done) {
  const std::string thought = thinking.empty() ? "" : R"(,"thinking":")" + thinking + "\"";
  return R"({"model":"m","created_at":"2026-01-02T03:04:05Z","message":{"role":"assistant","content":")" + text + "\"" + thought + R"(},"done":)" + (done ? "true" : "false") + "}";
}

std::string ollama_generate(const std::string& text, bool done) {
  return R"({"model":"m","response":")" + text + R"(","done":)" + (done ? "true}" : "false}");
}

std::string chunk(const std::string& delta, const std::string& id = "c", const std::string& end = "null", int index = 0) {
  return R"({"id":")" + id + R"(","object":"chat.completion.chunk","model":"m","choices":[{"index":)" + std::to_string(index) + R"(,"delta":)" + delta + R"(,"finish_reason":)" + end + "}]}";
}

}  // namespace

TEST_CASE("Ollama's lines are one answer, with what the model thought apart", "[text][import]") {
  for (const std::string& file : forms({ollama_chat("", "Hm", false), ollama_chat("", "m.", false), ollama_chat("Ca", "", false), ollama_chat("ts purr.", "", false), ollama_chat("", "", true)})) {
    const Read found = read(file);
    CHECK(found.texts == Texts{"Cats purr."});
    CHECK(found.reasoning == Texts{"Hmm."});
    CHECK(found.models == Texts{"m"});
  }
  CHECK(read(ollama_generate("<think>\\n", false) + "\n" + ollama_generate("Hm.\\n</think>\\n\\nCa", false) + "\n" + ollama_generate("ts.", false) + "\n" + ollama_generate("", true)).texts == Texts{"Cats."});
  CHECK(read(R"({"model":"m","response":"","thinking":"Hm.","done":false})"
             "\n" +
             ollama_generate("Cats.", true))
            .reasoning == Texts{"Hm."});
}

TEST_CASE("Several of Ollama's answers in one file stay apart, streamed or whole", "[text][import]") {
  const Texts two{"One.", "Two."};
  CHECK(read(ollama_generate("On", false) + "\n" + ollama_generate("e.", true) + "\n" + ollama_generate("Two.", false) + "\n" + ollama_generate("", true)).texts == two);
  CHECK(read(ollama_chat("One.", "", true) + "\n" + ollama_chat("Two.", "", true)).texts == two);
  CHECK(read(ollama_chat("One.", "", true)).texts == Texts{"One."});
  // One that held nothing is counted, and the next does not run into it.
  const Read empty = read(ollama_generate("One.", true) + "\n" + ollama_generate("", true) + "\n" + ollama_generate("Two.", true));
  CHECK(empty.texts == two);
  CHECK(empty.skipped.at(SkipReason::AnswerWithoutText).count == 1);
  const Read failed = read(ollama_generate("One.", true) + "\n" + R"({"error":"model not found"})" + "\n" + ollama_generate("Two.", true));
  CHECK(failed.texts == two);
  CHECK(failed.skipped.at(SkipReason::FailedRequest).count == 1);
}

TEST_CASE("Chunks of the chat API are one answer for each choice", "[text][import]") {
  for (const std::string& file : forms({chunk(R"({"role":"assistant","content":""})"), chunk(R"({"reasoning_content":"Hm.","reasoning":"Hm."})"), chunk(R"({"content":"Cats "})"), chunk(R"({"content":"purr."})"), chunk("{}", "c", "\"stop\""), R"({"id":"c","choices":[],"usage":{}})"})) {
    const Read found = read(file);
    CHECK(found.texts == Texts{"Cats purr."});
    CHECK(found.reasoning == Texts{"Hm."});
  }
  CHECK(read(chunk(R"({"content":"One"})", "c", "null", 1) + chunk(R"({"content":"Two"})", "c", "\"stop\"", 0) + chunk(R"({"content":"."})", "c", "\"stop\"", 1)).texts == Texts{"Two", "One."});
  CHECK(read(chunk(R"({"content":"One."})", "a") + "\n" + chunk(R"({"content":"Two."})", "b")).texts == Texts{"One.", "Two."});
  CHECK(read(chunk(R"({"content":"One."})", "", "\"stop\"") + "\n" + chunk(R"({"content":"Two."})", "")).texts == Texts{"One.", "Two."});
  const Read mistral = read(chunk(R"({"content":[{"type":"thinking","thinking":[{"type":"text","text":"Hm."}]}]})") + "\n" + chunk(R"({"content":"Cats."})"));
  CHECK(mistral.texts == Texts{"Cats."});
  CHECK(mistral.reasoning == Texts{"Hm."});
  const Read tools = read(chunk(R"({"content":"Cats.","tool_calls":[{"index":0,"id":"t","function":{"name":"f"}}]})") + "\n" + chunk(R"({"tool_calls":[{"index":0,"function":{"arguments":"{"}}]})"));
  CHECK(tools.skipped.at(SkipReason::Tool).count == 1);
}

TEST_CASE("Completions are put together by id and choice, and stay apart where they came whole", "[text][import]") {
  const auto completion = [](const std::string& text, const std::string& rest) { return R"({"object":"text_completion","choices":[{"text":")" + text + "\"" + rest; };
  for (const std::string& file : forms({completion("Ca", R"(,"index":0,"finish_reason":null}],"id":"c"})"), completion("ts.", R"(,"index":0,"finish_reason":"stop"}],"id":"c"})")}))
    CHECK(read(file).texts == Texts{"Cats."});
  const Texts two{"One.", "Two."};
  CHECK(read(completion("One.", R"(,"finish_reason":"length"}],"id":"a"})") + "\n" + completion("Two.", R"(,"finish_reason":"stop"}],"id":"b"})")).texts == two);
  CHECK(read(completion("One.", "}]}") + "\n" + completion("Two.", "}]}")).texts == two);
}

TEST_CASE("llama.cpp's and Hugging Face's lines end where they say so", "[text][import]") {
  for (const std::string& file : forms({R"({"index":0,"content":"Ca","tokens":[1],"stop":false,"id_slot":0})", R"({"content":"ts.","stop":false})", R"({"content":"","stop":true,"model":"m"})", R"({"content":"Two.","stop":true,"prompt":"p"})"}))
    CHECK(read(file).texts == Texts{"Cats.", "Two."});
  for (const std::string& file : forms({R"({"index":1,"token":{"id":5,"text":"Cats","special":false},"generated_text":null})", R"({"index":2,"token":{"id":6,"text":".","special":false},"generated_text":null})", R"({"index":3,"token":{"id":2,"text":"</s>","special":true},"generated_text":"Cats."})"}))
    CHECK(read(file).texts == Texts{"Cats."});
}

TEST_CASE("Events of Anthropic, Cohere and OpenAI's responses become answers", "[text][import]") {
  const Texts anthropic{R"({"type":"message_start","message":{"id":"msg","role":"assistant","content":[],"model":"c","usage":{}}})",
                        R"({"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":""}})",
                        R"({"type":"ping"})",
                        R"({"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Hm."}})",
                        R"({"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}})",
                        R"({"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"Cats"}})",
                        R"({"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"t","name":"f","input":{}}})",
                        R"({"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"{}"}})",
                        R"({"type":"content_block_start","index":3,"content_block":{"type":"text","text":""}})",
                        R"({"type":"content_block_delta","index":3,"delta":{"type":"text_delta","text":"purr."}})",
                        R"({"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{}})",
                        R"({"type":"message_stop"})"};
  for (const std::string& file : forms(anthropic)) {
    const Read found = read(file + file);
    CHECK(found.texts == Texts{"Cats\n\npurr.", "Cats\n\npurr."});
    CHECK(found.reasoning == Texts{"Hm.", "Hm."});
    CHECK(found.skipped.at(SkipReason::Tool).count == 2);
  }
  for (const std::string& file : forms({R"({"id":"x","type":"message-start","delta":{"message":{"role":"assistant","content":[]}}})",
                                        R"({"type":"content-start","index":0,"delta":{"message":{"content":{"type":"thinking","thinking":""}}}})",
                                        R"({"type":"content-delta","index":0,"delta":{"message":{"content":{"thinking":"Hm."}}}})",
                                        R"({"type":"content-delta","index":1,"delta":{"message":{"content":{"text":"Cats"}}}})",
                                        R"({"type":"content-delta","index":1,"delta":{"message":{"content":{"text":"."}}}})",
                                        R"({"type":"message-end","delta":{"finish_reason":"COMPLETE"}})"})) {
    const Read found = read(file);
    CHECK(found.texts == Texts{"Cats."});
    CHECK(found.reasoning == Texts{"Hm."});
  }
  for (const std::string& file : forms({R"({"is_finished":false,"event_type":"stream-start","generation_id":"g"})",
                                        R"({"is_finished":false,"event_type":"text-generation","text":"Cats"})",
                                        R"({"is_finished":false,"event_type":"text-generation","text":"."})",
                                        R"({"is_finished":true,"event_type":"stream-end","response":{"text":"Cats.","generation_id":"g"}})"}))
    CHECK(read(file).texts == Texts{"Cats."});
  const Texts responses{R"({"type":"response.created","response":{"id":"r","object":"response","model":"g","output":[],"error":null}})",
                        R"({"type":"response.reasoning_summary_text.delta","item_id":"i","delta":"Hm."})",
                        R"({"type":"response.output_text.delta","item_id":"j","delta":"Ca"})",
                        R"({"type":"response.output_text.delta","item_id":"j","delta":"ts."})",
                        R"({"type":"response.output_text.done","item_id":"j","text":"Cats."})"};
  for (const std::string& file : forms(responses)) {  // which broke off
    const Read found = read(file);
    CHECK(found.texts == Texts{"Cats."});
    CHECK(found.reasoning == Texts{"Hm."});
    CHECK(found.models == Texts{"g"});
  }
  Texts whole = responses;
  whole.push_back(R"({"type":"response.completed","response":{"id":"r","model":"g","output":[{"type":"reasoning","summary":[{"type":"summary_text","text":"Hm."}]},{"type":"message","content":[{"type":"output_text","text":"Cats purr."}]}],"error":null}})");
  for (const std::string& file : forms(whole)) CHECK(read(file).texts == Texts{"Cats purr."});
}

TEST_CASE("Events of Gemini are pieces as in its list, and those of no known API are refused by name", "[text][import]") {
  const Result<ImportResult> gemini = import_bytes("data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Ca\"}]}}]}\n\ndata: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"ts.\"}]},\"finishReason\":\"STOP\"}]}\n\n");
  REQUIRE(gemini.ok());
  REQUIRE(gemini.value().conversations.size() == 1);
  CHECK(gemini.value().conversations[0].turns[0].answers[0].text == "Cats.");
  for (const char* other : {"data: {\"a\":1}\n\ndata: {\"a\":2}\n", "event: a\nevent: b\n", "data: [DONE]\ndata: [DONE]\n"}) {
    const Result<ImportResult> refused = import_bytes(other);
    REQUIRE(!refused.ok());
    CHECK(refused.error().code == ErrorCode::UnknownFormat);
    CHECK(refused.error().message.find("recorded stream") != std::string::npos);
  }
  const Result<ImportResult> words = import_bytes("Data: we have none.\ndata: numbers and facts");
  REQUIRE(words.ok());
  CHECK(words.value().format == ImportFormat::PlainText);
}

TEST_CASE("An answer whose stream broke off is kept, and counted", "[text][import]") {
  const auto unfinished = [](const Texts& lines) {
    Texts counts;
    for (const std::string& file : forms(lines)) {
      const Read found = read(file);
      CHECK(found.texts.back() == "Cats");
      counts.push_back(found.skipped.contains(SkipReason::UnfinishedAnswer) ? std::to_string(found.skipped.at(SkipReason::UnfinishedAnswer).count) : "");
    }
    CHECK(counts[2] == counts[0]);
    CHECK(counts[1].empty());  // it ends by "[DONE]"
    return counts[0];
  };
  CHECK(unfinished({ollama_chat("Ca", "", false), ollama_chat("ts", "", false)}) == "1");
  CHECK(unfinished({ollama_chat("Ca", "", false), ollama_chat("ts", "", true)}).empty());
  CHECK(unfinished({chunk(R"({"content":"Ca"})"), chunk(R"({"content":"ts"})")}) == "1");
  CHECK(unfinished({chunk(R"({"content":"Ca"})"), chunk(R"({"content":"ts"})", "c", "\"stop\"")}).empty());
  CHECK(unfinished({R"({"content":"Ca","stop":false})", R"({"content":"ts","stop":false})"}) == "1");
  CHECK(unfinished({R"({"type":"message_start","message":{"id":"m","content":[]}})", R"({"type":"content_block_delta","delta":{"type":"text_delta","text":"Cats"}})"}) == "1");
  // The next answer does not make up for it, and of several to one request each is told apart.
  const Read next = read(chunk(R"({"content":"One"})", "a") + "\n" + chunk(R"({"content":"Two."})", "b", "\"stop\""));
  CHECK(next.skipped.at(SkipReason::UnfinishedAnswer).names == Texts{"a"});
  CHECK(read(chunk(R"({"content":"One"})", "c", "null", 1) + chunk(R"({"content":"Two"})", "c", "\"stop\"", 0)).skipped.at(SkipReason::UnfinishedAnswer).count == 1);
  // A failure says it already, and answers that came whole have no end of a stream.
  CHECK_FALSE(read(ollama_generate("One", false) + "\n" + R"({"error":"out of memory"})").skipped.contains(SkipReason::UnfinishedAnswer));
  CHECK_FALSE(read(R"({"object":"text_completion","choices":[{"text":"One."}],"id":"a"})").skipped.contains(SkipReason::UnfinishedAnswer));
}

TEST_CASE("A stream that is too large for one piece asks for all of it", "[text][import]") {
  ImportOptions options;
  options.place.last = false;
  for (const std::string& begin : {ollama_generate("On", false) + "\n" + ollama_generate("e", false) + "\n", std::string("data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\ndata: {}")}) {
    const Result<ImportedPiece> piece = import_piece(begin, options);
    REQUIRE(piece.ok());
    CHECK(piece.value().form == PieceForm::Whole);
    CHECK(piece.value().read == 0);
  }
}
