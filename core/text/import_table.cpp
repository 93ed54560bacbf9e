#include "text/import_table.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace kinprint {
namespace {

constexpr std::size_t kSampleRows = 64;

constexpr std::array<std::string_view, 12> kPromptNames{
    "prompt", "question", "instruction", "input", "query", "request",
    "frage", "pregunta", "\xE6\x8F\x90\xE7\xA4\xBA" /* U+63D0 U+793A */, "\xE9\x97\xAE\xE9\xA2\x98" /* U+95EE U+9898 */,
    "prompts", "user"};
constexpr std::array<std::string_view, 7> kKeyNames{"id", "key", "prompt_id", "custom_id", "nr", "no", "number"};
constexpr std::array<std::string_view, 5> kModelNames{"model", "bot", "provider", "chatbot", "system"};
constexpr std::array<std::string_view, 14> kAnswerNames{
    "answer", "response", "output", "completion", "text", "reply",
    "antwort", "respuesta", "a", "b", "left", "right", "assistant", "\xE5\x9B\x9E\xE7\xAD\x94" /* U+56DE U+7B54 */};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// The whole name, or its first word ("Answer A", "response_1").
template <std::size_t Size>
bool is_one_of(const std::array<std::string_view, Size>& names, std::string_view cell) {
  cell = trimmed(cell);
  std::string_view first = cell.substr(0, cell.find_first_of(" _-("));
  for (const std::string_view name : names)
    if (equals_ignoring_case(name, cell) || (name.size() > 2 && equals_ignoring_case(name, first))) return true;
  return false;
}

template <std::size_t Size>
bool is_named(const std::array<std::string_view, Size>& names, std::string_view cell) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view name) { return equals_ignoring_case(name, trimmed(cell)); });
}

// Excel's first line may name the delimiter: "sep=;". The text without that line.
std::string_view without_separator_line(std::string_view text) {
  if (!text.starts_with("sep=")) return text;
  const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
  text.remove_prefix(end);
  text.remove_prefix(text.starts_with("\r\n") ? 2 : std::min<std::size_t>(1, text.size()));
  return text;
}

struct Sample {
  std::vector<std::vector<std::string>> rows;
  std::size_t columns = 0;
  bool even = false;  // every row has that many columns
  RowQuotes quotes;
};

Sample sample_rows(std::string_view text, char delimiter) {
  Sample sample;
  std::size_t position = 0;
  std::vector<std::string> cells;
  while (sample.rows.size() < kSampleRows && next_table_row(text, delimiter, position, cells, &sample.quotes))
    if (cells.size() > 1 || !cells.front().empty()) sample.rows.push_back(cells);
  if (sample.rows.empty()) return sample;
  sample.columns = sample.rows.front().size();
  sample.even = std::all_of(sample.rows.begin(), sample.rows.end(),
                            [&](const auto& row) { return row.size() == sample.columns; });
  return sample;
}

double mean_length(const Sample& sample, std::size_t column, std::size_t first_row) {
  double sum = 0;
  for (std::size_t row = first_row; row < sample.rows.size(); ++row)
    if (column < sample.rows[row].size()) sum += static_cast<double>(sample.rows[row][column].size());
  return sum / static_cast<double>(std::max<std::size_t>(1, sample.rows.size() - first_row));
}

bool knows_a_name(const std::vector<std::string>& row) {
  return std::any_of(row.begin(), row.end(), [](const std::string& cell) {
    return is_one_of(kPromptNames, cell) || (cell.size() > 1 && is_one_of(kAnswerNames, cell));
  });
}

// A header that no line of prose looks like: short names, a prompt and an answer or further columns among them.
bool is_certain_header(const std::vector<std::string>& row) {
  constexpr std::size_t kLongestName = 40;  // bytes
  constexpr std::ptrdiff_t kMostSpaces = 2;
  for (const std::string& cell : row) {
    const std::string_view name = trimmed(cell);
    if (name.empty() || name.size() > kLongestName || name.find_first_of(".!?\n") != std::string_view::npos ||
        std::count(name.begin(), name.end(), ' ') > kMostSpaces)
      return false;
  }
  const auto has = [&](const auto& names) {
    return std::any_of(row.begin(), row.end(), [&](const std::string& cell) { return is_one_of(names, cell); });
  };
  return has(kPromptNames) && (row.size() > 2 || has(kAnswerNames));
}

void guess_columns(const Sample& sample, TableColumns& columns) {
  const std::vector<std::string>& first = sample.rows.front();
  columns.has_header = knows_a_name(first);
  for (std::size_t column = 0; column < first.size(); ++column)
    columns.names.push_back(columns.has_header ? std::string(trimmed(first[column])) : std::to_string(column + 1));
  if (columns.has_header) {
    for (std::size_t column = 0; column < first.size(); ++column) {
      const auto number = static_cast<std::int32_t>(column);
      if (columns.prompt < 0 && is_one_of(kPromptNames, first[column])) columns.prompt = number;
      else if (columns.key < 0 && is_one_of(kKeyNames, first[column])) columns.key = number;
      else if (columns.model < 0 && is_named(kModelNames, first[column])) columns.model = number;
      else if (is_one_of(kAnswerNames, first[column])) columns.answers.push_back(number);
    }
    if (!columns.answers.empty()) return;
  } else if (first.size() >= 2) {
    columns.prompt = 0;
  }
  // Columns of unknown name: those with text rather than numbers or flags. Both bounds are chosen.
  constexpr double kTextBytes = 4, kTextShare = 0.25;
  std::vector<double> lengths(first.size(), 0);
  for (std::size_t column = 0; column < first.size(); ++column) {
    const auto number = static_cast<std::int32_t>(column);
    if (number == columns.prompt || number == columns.key || number == columns.model) continue;
    lengths[column] = mean_length(sample, column, columns.has_header ? 1 : 0);
  }
  const double longest = lengths.empty() ? 0 : *std::max_element(lengths.begin(), lengths.end());
  for (std::size_t column = 0; column < lengths.size(); ++column) {
    if (lengths[column] >= std::max(kTextBytes, longest * kTextShare))
      columns.answers.push_back(static_cast<std::int32_t>(column));
  }
}

}  // namespace

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
    if (header && !sample.even) {
      std::size_t alike = 0;
      for (const auto& row : sample.rows) alike += row.size() == sample.columns ? 1 : 0;
      // Answers hold tables drawn with bars; below one of those comes prose.
      const bool certain = delimiter != '|' && alike > 1 && is_certain_header(sample.rows.front());
      if (!certain && alike * 10 < sample.rows.size() * 7) continue;
    }
    TableColumns columns;
    columns.delimiter = delimiter;
    guess_columns(sample, columns);
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
        columns.names.push_back(columns.has_header ? std::string(trimmed(cells[column])) : std::to_string(column + 1));
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
  const auto cell = [&](std::int32_t column) -> std::string {
    return column >= 0 && static_cast<std::size_t>(column) < cells.size() ? cells[static_cast<std::size_t>(column)] : std::string();
  };
  RowQuotes quotes;
  while (next_table_row(text, columns.delimiter, position, cells, &quotes)) {
    if (header) {
      header = false;
      continue;
    }
    ++context.item;
    if (++rows > kMaximumTableRows) return context.skip(SkipReason::Truncated);
    if (cells.size() == 1 && cells.front().empty()) continue;
    const std::string row_name = "row " + std::to_string(context.item);
    if (quotes.unclosed) return context.skip(SkipReason::Truncated, row_name);
    while (cells.size() > columns.names.size() && trimmed(cells.back()).empty()) cells.pop_back();
    if (cells.size() > columns.names.size()) {
      context.skip(SkipReason::BrokenConversation, row_name);
      continue;
    }
    Conversation conversation;
    ImportedTurn turn;
    turn.prompt = cell(columns.prompt);
    turn.key = conversation.id = cell(columns.key);
    for (const std::int32_t column : columns.answers) {
      ImportedAnswer answer;
      answer.text = cell(column);
      if (columns.model >= 0) answer.model = cell(columns.model);
      else if (columns.answers.size() > 1 && static_cast<std::size_t>(column) < columns.names.size())
        answer.model = columns.names[static_cast<std::size_t>(column)];
      answer.branch = static_cast<std::uint32_t>(turn.answers.size());
      turn.answers.push_back(std::move(answer));
    }
    context.title = turn.key.empty() ? row_name : turn.key;
    conversation.turns.push_back(std::move(turn));
    context.keep_turns(std::move(conversation));
  }
}

}  // namespace kinprint
