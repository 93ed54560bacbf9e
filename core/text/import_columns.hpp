#pragma once
// Which column of a table is what: the prompt, its id, the model, the answers of one bot or of several. Goes by the names
// in the header and, where they tell no answer, by how much text stands in a column. Knows nothing of delimiters.
#include <string>
#include <string_view>
#include <vector>

#include "text/conversation.hpp"

namespace kinprint {

using TableRows = std::vector<std::vector<std::string>>;  // the header, where there is one, is the first

// Whether a column of that name holds ids: "id", "Nr", "prompt_id", "questionId".
bool names_key(std::string_view name);
// Whether a row is a header: some cell of it names a prompt or an answer.
bool knows_a_name(const std::vector<std::string>& row);
// A header that no line of prose looks like: short names, a prompt and an answer or further columns among them.
bool is_certain_header(const std::vector<std::string>& row);
// Sets names, has_header and the numbers of the columns; no answers where there are none to be seen. At least one row.
void guess_columns(const TableRows& rows, TableColumns& columns);

}  // namespace kinprint
