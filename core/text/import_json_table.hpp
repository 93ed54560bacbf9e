#pragma once
// Rows in JSON whose fields are called as the bots: {"prompt": "...", "gpt-4": "...", "claude-3": "..."}. They become the table that
// they stand for, so that import_columns.hpp alone knows which column is what.
//
// {"id":1,"prompt":"Why?","Bot P":"So."} becomes a header "id","prompt","Bot P" and a row "1","Why?","So.".
#include <optional>
#include <string>

#include "text/import_context.hpp"

namespace kinprint {

// The rows that read_table_row (import_readers.hpp) has read, as `text`, and its columns; nothing where they are sparse, no column holds
// an answer, or none the prompt; an id does in its place where several columns hold answers. Linear.
std::optional<TableColumns> find_row_table(JsonRows rows, std::string& text);

}  // namespace kinprint
