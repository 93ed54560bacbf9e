// Broken and hostile files: each is an error with a code or a record that says what was skipped.
#include <catch2/catch.hpp>

#include <string>

#include "base/utf8.hpp"
#include "text/import_chats.hpp"
#include "text/import_record.hpp"

using namespace kinprint;

namespace {

std::string chat(const std::string& title, const std::string& text = "An answer.") {
  return R"({"title":")" + title + R"(","mapping":{"u":{"id":"u","message":{"author":{"role":"user"},"content":{"content_type":"text","parts":["A prompt"]}},"parent":null},"a":{"id":"a","message":{"author":{"role":"assistant"},"content":{"content_type":"text","parts":[")" +
         text + R"("]}},"parent":"u"}},"current_node":"a"})";
}

std::uint64_t skipped(const ImportResult& result, SkipReason reason) {
  const auto found = result.skipped.find(reason);
  return found == result.skipped.end() ? 0 : found->second.count;
}

ImportResult imported(const std::string& bytes) {
  Result<ImportResult> result = import_bytes(bytes);
  REQUIRE(result.ok());
  return std::move(result.value());
}

}  // namespace

TEST_CASE("One broken conversation never loses the file", "[text][import]") {
  const std::string good = chat("one"), last = chat("three");
  for (const std::string& broken : {
           chat("two").substr(0, 150),                      // cut in the middle, brackets open
           std::string(R"({"title":"two","mapping":[)"),    // the wrong bracket never closes
           std::string(R"({"title":"two" "mapping":{}})"),  // a comma is missing
           std::string(R"({"title":"two","mapping":{"u":{"message":{"author":{"role":"user")"),
           std::string("null"), std::string("7"), std::string(R"({"title":"two","mapping":{"u":{"parent":"x)")}) {
    INFO(broken);
    const ImportResult result = imported("[" + good + "," + broken + "," + last + "]");
    CHECK(result.conversations.size() == 2);
    CHECK(result.conversations.back().title == "three");
    CHECK(result.skipped.size() >= 1);
  }
}

TEST_CASE("A bracket too many between two conversations costs nothing", "[text][import]") {
  CHECK(imported("[" + chat("one") + "}," + chat("two") + "]").conversations.size() == 2);
}

TEST_CASE("A broken line costs that line", "[text][import]") {
  const ImportResult result = imported(chat("one") + "\n{\"title\": \"cut\n" + chat("two") + "\n\n" + chat("three") + "\n");
  CHECK(result.conversations.size() == 3);
  CHECK(skipped(result, SkipReason::BrokenConversation) == 1);
}

TEST_CASE("Lines that break off in the last one are told as cut off, as a list is", "[text][import]") {
  const std::string lines = chat("one") + "\n" + chat("two") + "\n", next = chat("three");
  for (const std::string& end : {next.substr(0, 40), next.substr(0, next.size() - 1), std::string("{"), next.substr(0, 60) + "\r\n"}) {
    INFO(end);
    const ImportResult result = imported(lines + end);
    CHECK(result.conversations.size() == 2);
    CHECK(skipped(result, SkipReason::Truncated) == 1);
    CHECK(skipped(result, SkipReason::BrokenConversation) == 0);
  }
  const ImportResult nonsense = imported(lines + "{\"title\" \"no colon\"}");
  CHECK(skipped(nonsense, SkipReason::Truncated) == 0);
  CHECK(skipped(nonsense, SkipReason::BrokenConversation) == 1);
}

TEST_CASE("Many broken conversations do not make the reading quadratic", "[text][import]") {
  std::string text = "[" + chat("good");
  for (int number = 0; number < 20000; ++number) text += R"(,{"title":"x","mapping":{"u":[)";
  const ImportResult result = imported(text + "," + chat("last") + "]");
  CHECK(result.conversations.size() >= 1);
}

TEST_CASE("Nesting ten thousand deep is passed over or skipped", "[text][import]") {
  const std::string deep = std::string(10000, '[') + std::string(10000, ']');
  std::string in_field = chat("one");
  in_field.insert(1, "\"extra\":" + deep + ",");
  CHECK(imported("[" + in_field + "]").conversations.size() == 1);
  CHECK_FALSE(import_bytes(deep).ok());
  CHECK_FALSE(import_bytes(std::string(100000, '[')).ok());
  CHECK(imported(std::string(100000, '{')).format == ImportFormat::PlainText);  // no JSON begins so
}

TEST_CASE("A field that is read is not followed as deep as a file can nest it", "[text][import]") {
  const auto nested = [](const std::string& opening, const std::string& inner, std::size_t levels) {
    std::string text;
    for (std::size_t level = 0; level < levels; ++level) text += opening;
    return text + inner + std::string(levels, '}');
  };
  const auto stream = [&](std::size_t levels) {
    return R"({"event_type":"text-generation","is_finished":true,"delta":)" + nested(R"({"message":)", R"({"content":"So."})", levels) + "}";
  };
  const auto content = [&](std::size_t levels) {
    return R"({"messages":[{"role":"user","content":)" + nested(R"({"parts":)", R"("Why?")", levels) + R"(},{"role":"assistant","content":"So."}]})";
  };
  const auto time = [&](std::size_t levels) {
    return R"({"uuid":"a","chat_messages":[{"sender":"human","text":"Why?"},{"sender":"assistant","text":"So.","created_at":)" +
           nested(R"({"$date":)", R"({"$numberLong":"1000"})", levels) + "}]}";
  };
  const std::size_t deep = 300'000;  // more than there is stack for
  CHECK(imported("[" + stream(1) + "]").conversations.at(0).turns.at(0).answers.at(0).text == "So.");
  CHECK(imported("[" + stream(deep) + "]").conversations.empty());
  CHECK(imported("[" + content(1) + "]").conversations.at(0).turns.at(0).prompt == "Why?");
  CHECK(imported("[" + content(deep) + "]").conversations.at(0).turns.at(0).prompt.empty());
  CHECK(imported("[" + time(1) + "]").conversations.at(0).turns.at(0).answers.at(0).time == "1970-01-01T00:16:40Z");
  CHECK(imported("[" + time(deep) + "]").conversations.at(0).turns.at(0).answers.at(0).time.empty());
}

TEST_CASE("A chain of fifty thousand messages is read without recursion", "[text][import]") {
  std::string nodes;
  for (int number = 0; number < 50000; ++number) {
    if (number > 0) nodes += ',';
    nodes += "\"n" + std::to_string(number) + R"(":{"message":{"author":{"role":")" + (number % 2 == 0 ? "user" : "assistant") +
             R"("},"content":{"content_type":"text","parts":["m"]}},"parent":)" +
             (number == 0 ? "null" : "\"n" + std::to_string(number - 1) + "\"") + "}";
  }
  const ImportResult result = imported("[{\"title\":\"long\",\"mapping\":{" + nodes + "}}]");
  REQUIRE(result.conversations.size() == 1);
  CHECK(result.conversations[0].turns.size() == 25000);
  CHECK(result.conversations[0].turns.back().position == 24999);
}

TEST_CASE("A prompt with thousands of regenerations keeps a bounded number and counts the rest", "[text][import]") {
  std::string nodes = R"("u":{"message":{"author":{"role":"user"},"content":{"content_type":"text","parts":["q"]}},"parent":null})";
  for (int number = 0; number < 3000; ++number)
    nodes += ",\"n" + std::to_string(number) + R"(":{"message":{"author":{"role":"assistant"},"content":{"content_type":"text","parts":["m"]}},"parent":"u"})";
  const ImportResult result = imported("[{\"title\":\"wide\",\"mapping\":{" + nodes + "}}]");
  CHECK(result.conversations[0].turns[0].answers.size() == 64);
  CHECK(skipped(result, SkipReason::TooManyBranches) == 3000 - 64);
}

TEST_CASE("Of two messages with one id the later is kept, and the other counted", "[text][import]") {
  const ImportResult result = imported(
      R"([{"uuid":"c","chat_messages":[{"uuid":"q","sender":"human","text":"Why?"},)"
      R"({"uuid":"a","parent_message_uuid":"q","sender":"assistant","text":"One."},)"
      R"({"uuid":"a","parent_message_uuid":"q","sender":"assistant","text":"Two."},)"
      R"({"uuid":"n","parent_message_uuid":"a","sender":"human","text":"And?"},)"
      R"({"uuid":"z","parent_message_uuid":"n","sender":"assistant","text":"So."}],"current_leaf_message_uuid":"z"}])");
  CHECK(skipped(result, SkipReason::RepeatedKey) == 1);
  REQUIRE(result.conversations.size() == 1);
  const auto& turns = result.conversations[0].turns;
  REQUIRE(turns.size() == 2);
  CHECK(turns[0].answers[0].text == "Two.");
}

TEST_CASE("Bytes that are not UTF-8 are repaired and counted, unpaired surrogates replaced", "[text][import]") {
  const ImportResult result = imported("[" + chat("one", "bad \xFF\xFE bytes") + "," + chat("two", "half \\ud83d pair") + "]");
  REQUIRE(result.conversations.size() == 2);
  CHECK(result.removed.invalid_bytes_items == 1);
  CHECK(result.conversations[0].turns[0].answers[0].text.find("\xEF\xBF\xBD") != std::string::npos);
  CHECK(result.conversations[1].turns[0].answers[0].text == "half \xEF\xBF\xBD pair");
}

TEST_CASE("A long time or title is cut between characters, never inside one", "[text][import]") {
  std::string name;
  for (int number = 0; number < 61; ++number) name += "\xE2\x80\x94";  // EM DASH
  for (const std::string& lead : {std::string(), std::string("x"), std::string("xy")}) {
    const ImportResult result = imported(R"([{"title":"Prompted p","time":")" + lead + name +
                                         R"(","products":[],"safeHtmlItem":[{"html":"a"}]},{"title":"Prompted q","time":")" +
                                         lead + name + R"(","products":[],"safeHtmlItem":[{"html":""}]}])");
    CHECK(is_valid_utf8(write_record(result)));
    CHECK(result.conversations.front().id.size() <= 64);
  }
}

TEST_CASE("Numbers beyond 2^53, duplicate keys and NaN do not disturb", "[text][import]") {
  std::string text = chat("first");
  text.insert(1, R"("create_time":123456789012345678901234567890,"x":NaN,"title":"earlier",)");
  const ImportResult result = imported("[" + text + "]");
  REQUIRE(result.conversations.size() == 1);
  CHECK(result.conversations[0].title == "first");
}

TEST_CASE("UTF-16 in both orders, with and without its mark, is the same file", "[text][import]") {
  const std::string text = "[" + chat("one", "\xC3\xA9t\xC3\xA9 \\ud83d\\ude00") + "]";
  const std::string expected = write_record(imported(text));
  for (const bool big : {false, true})
    for (const bool mark : {false, true}) {
      std::string wide = mark ? (big ? "\xFE\xFF" : "\xFF\xFE") : "";
      for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode_at(text, at);
        at += point.length;
        const char high = static_cast<char>(point.value >> 8), low = static_cast<char>(point.value & 255);
        wide += big ? high : low;
        wide += big ? low : high;
      }
      CHECK(write_record(imported(wide)) == expected);
    }
}

TEST_CASE("What is no chat is refused by name", "[text][import]") {
  CHECK(import_bytes("").error().code == ErrorCode::UnknownFormat);
  CHECK(import_bytes(" \r\n ").error().code == ErrorCode::UnknownFormat);
  CHECK(import_bytes("{\"a\":1}").error().code == ErrorCode::UnknownFormat);
  CHECK(import_bytes("[[1,2],[3]]").error().code == ErrorCode::UnknownFormat);
  CHECK(import_bytes("{\"a\":").error().code == ErrorCode::InvalidJson);
  CHECK(import_bytes(chat("one").substr(0, 60)).error().message == "the file ends inside its first item and may have to be saved again");
  CHECK(import_bytes("{\"a\" 1}").error().message == "no readable JSON item");
  CHECK(import_bytes("[ ]\n").error().code == ErrorCode::UnknownFormat);  // valid, and the export of an account without chats
  CHECK(import_bytes(std::string("PK\x03\x04zip", 7)).error().code == ErrorCode::InvalidArchive);
  CHECK(import_bytes("\x1F\x8B\x08gz").error().code == ErrorCode::InvalidArchive);
  CHECK(import_bytes(std::string("\x89PNG\0\0\0", 7)).error().code == ErrorCode::UnknownFormat);
  CHECK(import_bytes("<!doctype html><html><body>Hello</body></html>").error().code == ErrorCode::UnknownFormat);
  CHECK(import_bytes(R"({"schema":"kinprint.report","input":null})").error().code == ErrorCode::InvalidReport);
  const Error index = import_bytes(R"({"data_files":[{"filename":"conversations-000.zip","export_url":"https://example.org/1"}]})").error();
  CHECK(index.code == ErrorCode::UnknownFormat);
  CHECK(index.message.find("Claude export") != std::string::npos);
}

TEST_CASE("Prose with commas, colons and brackets stays one text", "[text][import]") {
  for (const std::string text : {"First, we mix.\nThen, we bake.\n", "Note: this\nAnswer: that\n", "[Aside] He left.\n{so}",
                                 "A: apples\nB: bread\n", "Question: why?\nNobody knows."}) {
    INFO(text);
    const ImportResult result = imported(text);
    CHECK(result.format == ImportFormat::PlainText);
    CHECK(result.conversations.size() == 1);
  }
}

TEST_CASE("A transcript is cut only on request where splitting is off", "[text][import]") {
  ImportOptions options;
  options.split_transcript = false;
  const Result<ImportResult> whole = import_bytes("User: hi\nKimi: hello\n", options);
  REQUIRE(whole.ok());
  CHECK(whole.value().format == ImportFormat::PlainText);
  CHECK(whole.value().markers.size() == 2);
}

TEST_CASE("A given mapping of columns is used as it is", "[text][import]") {
  ImportOptions options;
  options.table.emplace();
  options.table->prompt = 1;
  options.table->answers = {0, 99};
  options.table->guessed = false;
  const Result<ImportResult> result = import_bytes("an answer,a prompt\nmore,\"x\ny\"\n", options);
  REQUIRE(result.ok());
  REQUIRE(result.value().conversations.size() == 2);
  CHECK(result.value().conversations[1].turns[0].prompt == "x\ny");
  CHECK(result.value().conversations[0].turns[0].answers[0].text == "an answer");
  options.table->answers.clear();
  CHECK(import_bytes("a,b\n", options).error().code == ErrorCode::InvalidRequest);
}

TEST_CASE("A table that names its delimiter and a transcript are read whatever ends their lines", "[text][import]") {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    INFO(end.size() << int{end[0]});
    const auto with_ends = [&](std::string text) {
      for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += end.size()) text.replace(at, 1, end);
      return text;
    };
    const ImportResult table = imported(with_ends("sep=;\nprompt;answer\nName a town;Ulm\nName a lake;Garda\n"));
    CHECK(table.format == ImportFormat::Table);
    REQUIRE(table.conversations.size() == 2);
    CHECK(table.conversations[1].turns[0].answers[0].text == "Garda");
    const ImportResult chat = imported(with_ends("User: Name a town\nKimi: Ulm\nUser: And a lake?\nKimi: Garda\n"));
    CHECK(chat.format == ImportFormat::Transcript);
    REQUIRE(chat.conversations.size() == 1);
    CHECK(chat.conversations[0].turns.size() == 2);
  }
}

TEST_CASE("A file of a Gemini entry is counted once", "[text][import]") {
  const ImportResult result = imported(R"([{"title":"Prompted Name a lake. Attached 2 files.","time":"2026-01-02T00:00:00Z","attachedFiles":["a.png","b.png"],)"
                                       R"("safeHtmlItem":[{"html":"<p>Garda</p>"}]}])");
  REQUIRE(result.conversations.size() == 1);
  CHECK(result.conversations[0].turns[0].attachments == 2);
}

TEST_CASE("An id that begins as a number and goes on as anything is cut where the number ends", "[text][import]") {
  std::string letters;
  for (int count = 0; count < 30; ++count) letters += "\xE3\x81\x82";  // HIRAGANA LETTER A
  for (const std::string before : {"", " ", "x", "xy"}) {
    const auto result = import_bytes("{\"custom_id\":12" + before + letters +
                                     ",\"response\":{\"body\":{\"choices\":[{\"message\":"
                                     "{\"role\":\"assistant\",\"content\":\"Yes.\"}}]}}}");
    if (result.ok()) CHECK(is_valid_utf8(write_record(result.value())));
  }
}

TEST_CASE("What is no conversation before the first one costs no other", "[text][import]") {
  for (const std::string first : {"null", "5", "-1.5e3", "true", "null, 7 ,null", "\"x\"", "[]", "{}"}) {
    INFO(first);
    const ImportResult result = imported("[" + first + ", " + chat("one") + "]");
    CHECK(result.format == ImportFormat::ChatGpt);
    CHECK(result.conversations.size() == 1);
  }
  for (const std::string prose : {"[1] He says {so}.", "[1, 2] say [so].", "[null] and {}", "[2024, revised] {}"}) {
    INFO(prose);
    CHECK(imported(prose).format == ImportFormat::PlainText);
  }
}

TEST_CASE("An answer with a sample dialogue in it is no transcript", "[text][import]") {
  const std::string dialogue = "User: Hello, who are you?\nAssistant: I am a bot.\n";
  std::string before;
  for (int sentence = 0; sentence < 10; ++sentence) before += "This sentence stands before it.\n";
  std::string chinese;  // U+7684 again and again: no spaces
  for (int character = 0; character < 60; ++character) chinese += "\xE7\x9A\x84";
  for (const std::string& lead : {before, std::string("A sample dialogue you could use:\n\n"), chinese + "\n",
                                  std::string("**For example**\n\nHere is one:\n")}) {
    INFO(lead);
    const ImportResult result = imported(lead + dialogue + "\nThat is how one looks.");
    CHECK(result.format == ImportFormat::PlainText);
    REQUIRE(result.conversations.size() == 1);
    CHECK(result.conversations[0].turns[0].answers[0].text.find(lead.substr(0, 9)) == 0);
    CHECK(result.markers.empty());
  }
  for (const std::string lead : {"", "# A chat:\n\n", "Skip to content\nChat history\n\n", "---\ntitle: A chat\nexported: 2026-01-01\n---\n"}) {
    INFO(lead);
    CHECK(imported(lead + dialogue).format == ImportFormat::Transcript);
  }
}

TEST_CASE("A ragged row or an unclosed quote costs a row, not the table", "[text][import]") {
  const ImportResult ragged = imported("prompt,A,B\nq1,a1\nq2,a2,b2,extra\n,,\nq3,a3,b3,,\nq4\n");
  CHECK(ragged.format == ImportFormat::Table);
  REQUIRE(ragged.conversations.size() == 2);
  CHECK(ragged.conversations[0].turns[0].answers.size() == 1);
  CHECK(ragged.conversations[1].turns[0].answers.size() == 2);
  CHECK(skipped(ragged, SkipReason::BrokenConversation) == 1);
  CHECK(ragged.skipped.at(SkipReason::BrokenConversation).names.front() == "row 2");
  const ImportResult unclosed = imported("prompt,A,B\n\"q,1\",a1,b1\n\"q2, never closed,a2,b2\nq3,a3,b3\n");
  CHECK(unclosed.format == ImportFormat::Table);
  CHECK(unclosed.conversations.size() == 1);
  CHECK(skipped(unclosed, SkipReason::Truncated) == 1);
  for (const std::string prose : {"Question, if I may: why?\nNobody, I fear, knows.\nSo it is.\n", "Answer, please\nYes, sir\nNo.\nNo, I said.\nNo!\n",
                                  "Question | Answer\n---|---\nWhy | So\n\nThat is all.\nMore prose.\nAnd more.\n"}) {
    INFO(prose);
    CHECK(imported(prose).format == ImportFormat::PlainText);
  }
}

TEST_CASE("Rich text and files of control characters are no answers", "[text][import]") {
  CHECK(import_bytes("{\\rtf1\\ansi Hello}").error().code == ErrorCode::UnknownFormat);
  CHECK(import_bytes(std::string(500, '\a')).error().code == ErrorCode::UnknownFormat);
  CHECK(imported("A bell\a in a long enough text, which is kept as it is.").format == ImportFormat::PlainText);
}
