#include "text/import_table.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "text/import_columns.hpp"
#include "text/import_paired.hpp"

namespace kinprint {
namespace {

constexpr std::size_t kSampleRows = 64;

struct Sample {
  TableRows rows;
  std::size_t columns = 0;
  bool even = false;    // every row has that many columns
  std::size_t end = 0;  // of the rows in the text
  RowQuotes quotes;
};

Sample sample_rows(std::string_view text, char delimiter) {
  Sample sample;
  std::vector<std::string> cells;
  while (sample.rows.size() < kSampleRows && next_table_row(text, delimiter, sample.end, cells, &sample.quotes))
    if (cells.size() > 1 || !cells.front().empty()) sample.rows.push_back(cells);
  if (sample.rows.empty()) return sample;
  sample.columns = sample.rows.front().size();
  sample.even = std::all_of(sample.rows.begin(), sample.rows.end(),
                            [&](const auto& row) { return row.size() == sample.columns; });
  return sample;
}

// What stands behind the sample in the columns that are empty in it, of each from where it begins on for as many rows as a
// sample has: a bot may have been asked later than the others. Nothing where no column is empty or the sample is all there is.
std::vector<ColumnTexts> later_texts(std::string_view text, char delimiter, const Sample& sample) {
  std::vector<ColumnTexts> later(sample.columns);
  std::vector<bool> is_late(sample.columns);
  std::size_t waiting = 0;
  for (std::size_t column = 0; column < sample.columns; ++column) {
    const auto is_empty = [&](const auto& row) { return column >= row.size() || row[column].empty(); };
    is_late[column] = std::all_of(sample.rows.begin() + 1, sample.rows.end(), is_empty);
    waiting += is_late[column] ? 1 : 0;
  }
  std::size_t position = sample.end;
  std::vector<std::string> cells;
  std::vector<std::size_t> begun;
  while (waiting + begun.size() > 0 && next_table_row(text, delimiter, position, cells)) {
    for (std::size_t column = 0; column < std::min(cells.size(), later.size()); ++column) {
      if (!is_late[column] || cells[column].empty()) continue;
      is_late[column] = false;
      --waiting;
      begun.push_back(column);
    }
    std::erase_if(begun, [&](std::size_t column) {
      later[column].add(column < cells.size() ? cells[column] : std::string_view());
      return later[column].rows == kSampleRows;
    });
  }
  return later;
}

std::string cell_of(const std::vector<std::string>& cells, std::int32_t column) {
  return column >= 0 && static_cast<std::size_t>(column) < cells.size() ? cells[static_cast<std::size_t>(column)] : std::string();
}

// Of a column that somebody chose there may be none.
std::string name_of(const TableColumns& columns, std::int32_t column) { return cell_of(columns.names, column); }

// A row that names its bots (`models`, as paired_models), or whose one answer is a whole chat, of whichever bot.
PairedRow paired_row(const std::vector<std::string>& cells, const TableColumns& columns, const std::vector<std::int32_t>& models) {
  PairedRow row{cell_of(cells, columns.key), cell_of(cells, columns.prompt), {}, !models.empty()};
  if (models.empty()) row.answers.push_back({cell_of(cells, columns.model), cell_of(cells, columns.answers.front()), true});
  for (std::size_t at = 0; at < models.size(); ++at) {
    const std::string name = name_of(columns, columns.answers[at]);
    row.answers.push_back({models[at] < 0 ? name : cell_of(cells, models[at]), cell_of(cells, columns.answers[at]),
                           paired_name(name).field == PairedField::Chat});
  }
  return row;
}

void keep_row(ImportContext& context, const std::vector<std::string>& cells, const TableColumns& columns) {
  Conversation conversation;
  ImportedTurn turn;
  turn.prompt = cell_of(cells, columns.prompt);
  turn.key = conversation.id = cell_of(cells, columns.key);
  for (const std::int32_t column : columns.answers) {
    ImportedAnswer answer;
    answer.text = cell_of(cells, column);
    if (columns.model >= 0) answer.model = cell_of(cells, columns.model);
    else if (columns.answers.size() > 1) answer.model = name_of(columns, column);
    answer.branch = static_cast<std::uint32_t>(turn.answers.size());
    turn.answers.push_back(std::move(answer));
  }
  if (!turn.key.empty()) context.title = turn.key;
  conversation.turns.push_back(std::move(turn));
  context.keep_turns(std::move(conversation));
}

}  // namespace

std::string_view without_separator_line(std::string_view text) {
  if (!text.starts_with("sep=")) return text;
  const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
  text.remove_prefix(end);
  text.remove_prefix(text.starts_with("\r\n") ? 2 : std::min<std::size_t>(1, text.size()));
  return text;
}

bool next_table_row(std::string_view text, char delimiter, std::size_t& position, std::vector<std::string>& cells,
                    RowQuotes* quotes) {
  cells.clear();
  if (position >= text.size()) return false;
  std::string cell;
  bool quoted = false;
  while (position < text.size()) {
    const char byte = text[position++];
    if (quoted) {
      if (byte != '"') {
        cell += byte;
      } else if (position < text.size() && text[position] == '"') {
        cell += '"';
        ++position;
      } else {
        quoted = false;
      }
    } else if (byte == '"' && cell.empty()) {
      quoted = true;
      if (quotes != nullptr) quotes->any = true;
    } else if (byte == delimiter) {
      if (cells.size() + 1 < kMaximumTableColumns) cells.push_back(std::move(cell));
      cell.clear();
    } else if (byte == '\n' || byte == '\r') {
      if (byte == '\r' && position < text.size() && text[position] == '\n') ++position;
      cells.push_back(std::move(cell));
      return true;
    } else {
      cell += byte;
    }
  }
  if (quoted && quotes != nullptr) quotes->unclosed = true;
  cells.push_back(std::move(cell));
  return true;
}

std::optional<TableColumns> find_table(std::string_view text) {
  const char named = text.starts_with("sep=") && text.size() > 5 ? text[4] : '\0';
  const std::string_view body = without_separator_line(text);
  std::optional<TableColumns> best;
  std::size_t best_columns = 1;
  for (const char delimiter : {'\t', ',', ';', '|'}) {
    if (named != 0 && delimiter != named) continue;
    const Sample sample = sample_rows(body, delimiter);
    if (sample.rows.size() < 2 || sample.columns <= best_columns) continue;
    // Prose has commas too: only a header, tabs or quoted cells make it a table.
    const bool header = knows_a_name(sample.rows.front());
    if (!header && !(sample.even && (delimiter == '\t' || sample.quotes.any)) && named == 0) continue;
    if (header && !sample.even && named == 0) {
      std::size_t alike = 0;
      for (const auto& row : sample.rows) alike += row.size() == sample.columns ? 1 : 0;
      // Answers hold tables drawn with bars; below one of those comes prose.
      const bool certain = delimiter != '|' && alike > 1 && is_certain_header(sample.rows.front());
      if (!certain && alike * 10 < sample.rows.size() * 7) continue;
    }
    TableColumns columns;
    columns.delimiter = delimiter;
    guess_columns(sample.rows, columns, header ? later_texts(body, delimiter, sample) : std::vector<ColumnTexts>());
    if (columns.answers.empty()) continue;
    best_columns = sample.columns;
    best = std::move(columns);
  }
  return best;
}

void describe_table(std::string_view text, std::uint32_t rows, TableColumns& columns) {
  std::size_t position = 0;
  std::vector<std::string> cells;
  text = without_separator_line(text);
  bool first = true;
  while (columns.sample.size() < rows + (first ? 1 : 0) && next_table_row(text, columns.delimiter, position, cells)) {
    if (first && columns.names.empty()) {
      for (std::size_t column = 0; column < cells.size(); ++column)
        columns.names.push_back(columns.has_header ? std::string(trimmed_line(cells[column])) : std::to_string(column + 1));
    }
    const bool header = first && columns.has_header;
    first = false;
    if (header || (cells.size() == 1 && cells.front().empty())) continue;
    for (std::string& cell : cells) {
      if (cell.size() <= kMaximumSampleCell) continue;
      std::size_t end = kMaximumSampleCell;
      while (end > 0 && !starts_code_point(cell[end])) --end;
      cell.resize(end);
      cell += "\xE2\x80\xA6";  // U+2026, an ellipsis
    }
    if (rows > 0) columns.sample.push_back(cells);
  }
}

void read_table(ImportContext& context, std::string_view text, const TableColumns& columns) {
  context.result.format = ImportFormat::Table;
  context.result.table = columns;
  std::size_t position = 0, rows = 0;
  std::vector<std::string> cells;
  text = without_separator_line(text);
  bool header = columns.has_header;
  const std::vector<std::int32_t> models = paired_models(columns);
  const bool holds_chats = columns.answers.size() == 1 && names_chat(name_of(columns, columns.answers.front()));
  RowQuotes quotes;
  while (next_table_row(text, columns.delimiter, position, cells, &quotes)) {
    if (header) {
      header = false;
      continue;
    }
    ++context.item;
    if (++rows > kMaximumTableRows) return context.skip(SkipReason::Truncated);
    if (cells.size() == 1 && cells.front().empty()) continue;
    context.title = "row " + std::to_string(context.item);
    if (quotes.unclosed) return context.skip(SkipReason::Truncated, context.title);
    while (cells.size() > columns.names.size() && trimmed_line(cells.back()).empty()) cells.pop_back();
    if (cells.size() > columns.names.size()) context.skip(SkipReason::BrokenConversation, context.title);
    else if (!models.empty() || holds_chats) keep_paired_row(context, paired_row(cells, columns, models));
    else keep_row(context, cells, columns);
  }
}

}  // namespace kinprint
