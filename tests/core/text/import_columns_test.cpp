// Which column of a table is what, where names mislead: ids called after prompts, figures called after answers.
#include "text/import_columns.hpp"

#include <catch2/catch.hpp>

using namespace kinprint;

namespace {

TableColumns guessed(TableRows rows) {
  TableColumns columns;
  guess_columns(rows, columns);
  return columns;
}

}  // namespace

TEST_CASE("An id is an id whatever it is of, and never the prompt", "[text][import]") {
  for (const char* name : {"id", "Nr", "prompt_id", "question_id", "user id", "request-ID", "promptId", "custom_id"}) {
    INFO(name);
    CHECK(names_key(name));
    CHECK_FALSE(knows_a_name({name, "x"}));
    const TableColumns columns = guessed({{name, "question", "Bot P", "Bot Q"}, {"q1", "Why is it so?", "Because of air.", "Of air."}});
    CHECK(columns.key == 0);
    CHECK(columns.prompt == 1);
    CHECK(columns.answers == std::vector<std::int32_t>{2, 3});
  }
  for (const char* name : {"grid", "answer", "not an id of it", "a"}) CHECK_FALSE(names_key(name));
}

TEST_CASE("A name as a whole counts before the first word of another", "[text][import]") {
  const TableColumns columns = guessed({{"question_type", "question", "model_id", "answer"}, {"open", "Why is it so?", "P", "Because."}});
  CHECK(columns.prompt == 1);
  CHECK(columns.model == 2);
  CHECK(columns.key == -1);
  CHECK(columns.answers == std::vector<std::int32_t>{3});
}

TEST_CASE("Figures beside an answer are no bot", "[text][import]") {
  CHECK(guessed({{"prompt", "response", "response_time"}, {"Why?", "So.", "1.25"}, {"How?", "Thus.", "2"}}).answers == std::vector<std::int32_t>{1});
  CHECK(guessed({{"prompt", "answer"}, {"1 + 1?", "2"}, {"2 + 2?", "4"}}).answers == std::vector<std::int32_t>{1});
  CHECK(guessed({{"prompt", "answer a", "answer b"}, {"Hm?", "\xE5\x9B\xA0", ""}, {"How?", "", "So."}}).answers == std::vector<std::int32_t>{1, 2});
}

TEST_CASE("Columns that are called as their bots are of those, whatever the model column says", "[text][import]") {
  const TableColumns columns = guessed({{"system", "prompt", "Bot P", "Bot Q"}, {"You are kind and brief.", "Why is it so?", "Because of air.", "Of air, I guess."}});
  CHECK(columns.model == -1);
  CHECK(columns.answers == std::vector<std::int32_t>{2, 3});
}

TEST_CASE("What a bot is held against, and remarks, are columns of no bot", "[text][import]") {
  for (const char* name : {"reference", "Reference answer", "expected_output", "ground_truth", "ideal", "correct answer", "Notes"}) {
    INFO(name);
    CHECK(guessed({{"question", name, "Bot P"}, {"Why is it so?", "Because of the air in it.", "Because of air."}}).answers == std::vector<std::int32_t>{2});
  }
}
