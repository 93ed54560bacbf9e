#pragma once
// Tables of prompts and answers: CSV, TSV and their relatives, as Excel and promptfoo write them. Guesses delimiter,
// header and columns, or takes them as given.
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "text/import_context.hpp"

namespace kinprint {

// The columns of a text that is a table, nothing for one that is not. Looks at the first 64 rows.
std::optional<TableColumns> find_table(std::string_view text);

// Each row becomes a conversation of one turn; with several answer columns, one answer a column with the column's name
// as the model. A column that is called a chat holds one a cell, as a list of messages. Rows with too few cells have empty
// ones; a row with too many, whose cells may be in the wrong columns, is counted as BrokenConversation, one that ends inside
// a quoted cell as Truncated.
void read_table(ImportContext& context, std::string_view text, const TableColumns& columns);

// Fills `columns.names` where the caller gave a mapping without them, and `columns.sample` with the first `rows` rows
// behind the header; cells are cut at kMaximumSampleCell bytes, at a character.
void describe_table(std::string_view text, std::uint32_t rows, TableColumns& columns);

// Without the first line with which Excel may name the delimiter: "sep=;".
std::string_view without_separator_line(std::string_view text);

// The next row of a delimited text from `position` on, which moves behind it; false at the end. Quoted cells may hold
// delimiters, line ends and doubled quotes; a quote that is never closed ends with the text.
struct RowQuotes {
  bool any = false;
  bool unclosed = false;
};
bool next_table_row(std::string_view text, char delimiter, std::size_t& position, std::vector<std::string>& cells,
                    RowQuotes* quotes = nullptr);

}  // namespace kinprint
