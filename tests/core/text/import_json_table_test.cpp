// Rows in JSON with a column a bot are read as the same rows in CSV are, and refused where those are.
#include <catch2/catch.hpp>

#include "read_import.hpp"
#include "text/import_chats.hpp"
#include "text/import_record.hpp"

using namespace kinprint;

namespace {

ErrorCode refusal(const std::string& file) {
  const auto found = import_bytes(file);
  INFO(file);
  REQUIRE_FALSE(found.ok());
  return found.error().code;
}

const std::string kRows =
    R"({"id":1,"prompt":"Why, \"so\"?","Bot P":"First,\nsecond.","claude-3":"One; two"},{"id":2,"prompt":"How?","Bot P":"Thus it is.","claude-3":"So it was."})";

}  // namespace

TEST_CASE("Rows with a column a bot give the record that the same table gives", "[text][import]") {
  const std::string table = "id,prompt,Bot P,claude-3\n1,\"Why, \"\"so\"\"?\",\"First,\nsecond.\",One; two\n2,How?,Thus it is.,So it was.\n";
  ImportOptions options;
  options.sample_rows = 5;
  const std::string expected = write_record(read_import(table, options));
  const std::size_t between = kRows.find("},{") + 1;
  const std::string lines = kRows.substr(0, between) + "\n" + kRows.substr(between + 1) + "\n";
  for (const std::string& file : {"[" + kRows + "]", lines, "\xEF\xBB\xBF[" + kRows + "]", R"({"made":"today","results":[)" + kRows + "]}"}) {
    INFO(file);
    CHECK(write_record(read_import(file, options)) == expected);
  }
}

TEST_CASE("A bot that some rows leave out has answers in the others, and null is none", "[text][import]") {
  const ImportResult result = read_import(
      R"([{"prompt":"Why?","P":"First answer.","Q":null},{"Q":"Second answer.","prompt":"How?","extra":["x"],"P":"Third answer.","flag":true},{"prompt":"When?","Q":"Now, I think.","R":"Never, I think."}])");
  CHECK(result.table.names == std::vector<std::string>{"prompt", "P", "Q", "R"});
  REQUIRE(result.conversations.size() == 3);
  CHECK(result.conversations[0].turns[0].answers.size() == 1);
  CHECK(result.conversations[1].turns[0].answers[1].model == "Q");
  CHECK(result.conversations[1].turns[0].answers[1].text == "Second answer.");
  CHECK(result.conversations[2].turns[0].answers[0].model == "Q");
  CHECK(result.conversations[2].turns[0].answers[1].model == "R");
}

TEST_CASE("Columns of rows can be chosen as those of a table", "[text][import]") {
  ImportOptions options;
  options.table.emplace();
  options.table->has_header = true;
  options.table->prompt = 1;
  options.table->answers = {3};
  options.table->guessed = false;
  const ImportResult result = read_import("[" + kRows + "]", options);
  REQUIRE(result.conversations.size() == 2);
  CHECK(result.conversations[0].turns[0].answers.size() == 1);
  CHECK(result.conversations[0].turns[0].answers[0].text == "One; two");
  CHECK(result.table.names.at(3) == "claude-3");
}

TEST_CASE("A model column and names of answers count in rows too", "[text][import]") {
  const ImportResult result = read_import(R"([{"prompt_id":7,"prompt":"Why?","model":"P","reply":"So.","response_time":1.5}])");
  CHECK(result.format == ImportFormat::Table);
  CHECK(result.conversations.at(0).turns[0].key == "7");
  REQUIRE(result.conversations[0].turns[0].answers.size() == 1);
  CHECK(result.conversations[0].turns[0].answers[0].model == "P");
}

TEST_CASE("Rows without a prompt need an id and two bots; figures, lists and objects are no answers", "[text][import]") {
  CHECK(read_import(R"([{"id":"q1","answer_a":"So.","answer_b":"Thus."}])").conversations.size() == 1);
  for (const char* file : {R"([{"id":"q1","answer_a":"So."}])", R"([{"name":"x","size":"12345678"}])", R"([{"left":"12px","right":"14px"}])",
                           R"([{"id":1,"gpt-4":"It is so.","claude-3":"It is not."}])", R"([{"prompt":"Why?","seconds":123456,"flags":["It is so."]}])",
                           R"([{"user_id":3,"name":"Somebody else"}])", R"({"query":"weather","title":"The page found","results":[]})",
                           R"({"prompt":["Why?","How?"],"P":["So it is.","Thus it is."]})", R"([["prompt","P"],["Why?","So it is."]])"})
    CHECK(refusal(file) == ErrorCode::UnknownFormat);
}

TEST_CASE("Objects with names of their own each are no table: it would be nearly empty, and large", "[text][import]") {
  const auto rows = [](int count, int names) {
    std::string file = "[";
    for (int row = 0; row < count; ++row)
      file += std::string(row ? "," : "") + R"({"prompt":"Why )" + std::to_string(row) + R"(?","Bot )" + std::to_string(row % names) + R"(":"So it is."})";
    return file + "]";
  };
  CHECK_FALSE(read_import(rows(300, 2)).conversations.empty());
  CHECK(refusal(rows(300, 300)) == ErrorCode::UnknownFormat);
}

TEST_CASE("Pieces of an unknown stream are no rows", "[text][import]") {
  CHECK(refusal("data: {\"prompt\":\"Why?\",\"piece\":\"It is so\"}\n\ndata: {\"prompt\":\"Why?\",\"piece\":\" because\"}\n\n") == ErrorCode::UnknownFormat);
}

TEST_CASE("A broken row costs itself", "[text][import]") {
  const ImportResult result = read_import(R"([{"prompt":"Why?","P":"It is so."},{"prompt":"How?","P":"Th]},{"prompt":"When?","P":"Now it is."},7])");
  CHECK(result.conversations.size() >= 1);
  CHECK(result.skipped.count(SkipReason::BrokenConversation) + result.skipped.count(SkipReason::Truncated) >= 1);
}

TEST_CASE("A large list of rows is asked for whole, one of anything else refused at once", "[text][import]") {
  ImportOptions options;
  options.place.last = false;
  const auto rows = import_piece("[" + kRows + "," + kRows.substr(0, 30), options);
  REQUIRE(rows.ok());
  CHECK(rows.value().form == PieceForm::Whole);
  CHECK(rows.value().read == 0);
  CHECK(rows.value().result.conversations.empty());
  const auto other = import_piece(R"([{"name":"x","size":"12345678"},{"name":)", options);
  CHECK_FALSE(other.ok());
}

TEST_CASE("A bot that was asked after the rows that are looked at first is a bot too", "[text][import]") {
  const auto file = [](bool is_json, bool is_named, int late) {
    const std::string first = is_named ? "response_a" : "Bot P", second = is_named ? "response_b" : "Bot Q";
    std::string text = is_json ? "[" : "prompt," + first + "," + second + ",flag\n";
    for (int row = 0; row < late + 3; ++row) {
      const std::string prompt = "Why " + std::to_string(row) + "?", answer = row < late ? "" : "Thus it is I think.", flag = row == late ? "x" : "";
      if (!is_json) text += prompt + ",So it is I think.," + answer + "," + flag + "\n";
      else text += std::string(row ? "," : "") + R"({"prompt":")" + prompt + R"(",")" + first + R"(":"So it is I think.")" + (answer.empty() ? "" : ",\"" + second + "\":\"" + answer + "\"") + R"(,"flag":")" + flag + "\"}";
    }
    return text + (is_json ? "]" : "");
  };
  for (const bool is_json : {false, true})
    for (const bool is_named : {false, true})
      for (const int late : {1, 63, 64, 65, 500}) {
        const ImportResult result = read_import(file(is_json, is_named, late));
        INFO(late << is_json << is_named);
        CHECK(result.format == ImportFormat::Table);
        CHECK(result.table.answers == std::vector<std::int32_t>{1, is_json ? (late > 0 ? 3 : 2) : 2});
        REQUIRE(result.conversations.size() == static_cast<std::size_t>(late) + 3);
        REQUIRE(result.conversations.back().turns[0].answers.size() == 2);
        CHECK(result.conversations.back().turns[0].answers[1].text == "Thus it is I think.");
      }
}
