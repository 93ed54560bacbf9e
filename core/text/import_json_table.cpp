#include "text/import_json_table.hpp"

#include <algorithm>

#include "text/import_columns.hpp"
#include "text/import_readers.hpp"
#include "text/import_table.hpp"

namespace kinprint {
namespace {

// Chosen. Without a bound each row would take the room of all columns.
constexpr std::size_t kMostCellsPerText = 50, kFewestCells = 10'000;

void append_row(std::string& text, const std::vector<std::string>& cells) {
  for (const std::string& cell : cells) {
    if (&cell != cells.data()) text += ',';
    text += '"';
    for (const char byte : cell) {
      if (byte == '"') text += byte;
      text += byte;
    }
    text += '"';
  }
  text += '\n';
}

}  // namespace

// Numbers are ids or figures: as cells, the seconds that an answer took would be answers.
void read_table_row(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  std::vector<std::string>& names = context.table.names;
  std::vector<std::string> cells(names.size());
  const bool object = json.members(value, [&](std::string_view key, JsonValue inner) {
    const JsonKind kind = json.kind(inner);
    if (kind == JsonKind::array || kind == JsonKind::object) context.table.nested = true;
    if (kind != JsonKind::string && kind != JsonKind::null && (kind != JsonKind::number || !names_key(key))) return;
    const auto place = static_cast<std::size_t>(std::find(names.begin(), names.end(), key) - names.begin());
    if (place == kMaximumTableColumns) return;
    if (place == names.size()) {
      names.emplace_back(key);
      cells.emplace_back();
    }
    cells[place] = id_text(json, inner);
  });
  if (!object) json.fail();
  JsonRows& table = context.table;
  table.cells += cells.size();
  table.filled += cells.size() - static_cast<std::size_t>(std::count(cells.begin(), cells.end(), std::string()));
  table.sparse = table.sparse || table.cells > std::max(kFewestCells, kMostCellsPerText * table.filled);
  if (!json.failed() && !table.sparse) append_row(table.text, cells);
}

std::optional<TableColumns> find_row_table(JsonRows rows, std::string& text) {
  text = "sep=,\n";
  append_row(text, rows.names);
  text += rows.text;
  std::optional<TableColumns> columns = find_table(text);
  const bool is_told = !rows.sparse && columns.has_value() && columns->has_header;
  if (!is_told || (columns->prompt < 0 && (columns->key < 0 || columns->answers.size() < 2))) columns.reset();
  return columns;
}

}  // namespace kinprint
