#pragma once
// Which column of a table is what: the prompt, its id, the model, the answers of one bot or of several. Goes by the names
// in the header and, where they tell no answer, by how much text stands in a column. Knows nothing of delimiters.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/conversation.hpp"

namespace kinprint {

using TableRows = std::vector<std::vector<std::string>>;  // the header, where there is one, is the first

// What a column, or a field of JSON rows, holds of one of the bots that a row names: "model_a", "Answer B", "conversation_1".
enum class PairedField : std::uint8_t {
  None,
  Model,
  Answer,
  Chat  // with its prompts
};
struct PairedName {
  PairedField field = PairedField::None;
  char side = 0;  // a letter, in small, or a digit
};
PairedName paired_name(std::string_view name);
// For each answer column the one that names its bot, -1 where none does; empty where no answer has one, or there is a column
// with the models of all.
std::vector<std::int32_t> paired_models(const TableColumns& columns);

// Whether a column of that name holds ids: "id", "Nr", "prompt_id", "questionId".
bool names_key(std::string_view name);
// Whether it holds prompts: "prompt", "Question".
bool names_prompt(std::string_view name);
// Whether it holds whole chats: "conversation", "Messages".
bool names_chat(std::string_view name);
// Whether a row is a header: some cell of it names a prompt, an answer or a chat.
bool knows_a_name(const std::vector<std::string>& row);
// A header that no line of prose looks like: short names, a prompt and an answer or further columns among them.
bool is_certain_header(const std::vector<std::string>& row);
// The texts of a column.
struct ColumnTexts {
  std::size_t rows = 0, bytes = 0;
  bool has_letters = false;  // words, and not only figures such as the seconds an answer took
  bool has_lists = false;    // of messages

  void add(std::string_view cell);
};
// Sets names, has_header and the numbers of the columns; no answers where there are none to be seen. At least one row. `later`:
// what stands behind these rows in columns that are empty in them.
void guess_columns(const TableRows& rows, TableColumns& columns, const std::vector<ColumnTexts>& later = {});

}  // namespace kinprint
