#include "text/import_columns.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.hpp"
#include "text/import_context.hpp"

namespace kinprint {
namespace {

constexpr std::string_view kWordEnds = " _-(";  // what parts the words of a name

constexpr std::array<std::string_view, 12> kPromptNames{
    "prompt", "question", "instruction", "input", "query", "request",
    "frage", "pregunta", "\xE6\x8F\x90\xE7\xA4\xBA" /* U+63D0 U+793A */, "\xE9\x97\xAE\xE9\xA2\x98" /* U+95EE U+9898 */,
    "prompts", "user"};
constexpr std::array<std::string_view, 7> kKeyNames{"id", "key", "prompt_id", "custom_id", "nr", "no", "number"};
constexpr std::array<std::string_view, 8> kModelNames{"model", "bot", "provider", "chatbot",
                                                      "system", "model_name", "model_id", "generator"};
constexpr std::array<std::string_view, 14> kAnswerNames{
    "answer", "response", "output", "completion", "text", "reply",
    "antwort", "respuesta", "a", "b", "left", "right", "assistant", "\xE5\x9B\x9E\xE7\xAD\x94" /* U+56DE U+7B54 */};

constexpr std::array<std::string_view, 4> kChatNames{"conversation", "conversations", "messages", "chat"};

// Columns beside the answers of bots that hold text too.
constexpr std::array<std::string_view, 11> kOtherNames{"reference", "expected", "target", "ground", "gold", "ideal",
                                                       "correct", "category", "comment", "notes", "source"};

// The whole name, or its first word ("Answer A", "response_1").
template <std::size_t Size>
bool is_one_of(const std::array<std::string_view, Size>& names, std::string_view cell) {
  cell = trimmed_line(cell);
  std::string_view first = cell.substr(0, cell.find_first_of(kWordEnds));
  for (const std::string_view name : names)
    if (equals_ignoring_case(name, cell) || (name.size() > 2 && equals_ignoring_case(name, first))) return true;
  return false;
}

template <std::size_t Size>
bool is_named(const std::array<std::string_view, Size>& names, std::string_view cell) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view name) { return equals_ignoring_case(name, trimmed_line(cell)); });
}

// Of a table whose first row is a header, or is none. Where a column is empty in these rows, what stands in it `later`.
std::vector<ColumnTexts> texts_of(const TableRows& rows, bool has_header, const std::vector<ColumnTexts>& later) {
  std::vector<ColumnTexts> texts(rows.front().size());
  for (std::size_t column = 0; column < texts.size(); ++column) {
    for (std::size_t row = has_header ? 1 : 0; row < rows.size(); ++row)
      texts[column].add(column < rows[row].size() ? std::string_view(rows[row][column]) : std::string_view());
    if (texts[column].bytes == 0 && column < later.size()) texts[column] = later[column];
  }
  return texts;
}

double mean_length(const ColumnTexts& texts) {
  return static_cast<double>(texts.bytes) / static_cast<double>(std::max<std::size_t>(1, texts.rows));
}

// Columns by the names of the header. A name as a whole counts before the first word of another: "question_type, question".
void name_columns(const std::vector<std::string>& header, const std::vector<ColumnTexts>& texts, TableColumns& columns) {
  const auto find = [&](auto&& is_named_so) {
    const auto found = std::find_if(header.begin(), header.end(), is_named_so);
    return found == header.end() ? -1 : static_cast<std::int32_t>(found - header.begin());
  };
  columns.prompt = find([](const std::string& name) { return is_named(kPromptNames, name); });
  if (columns.prompt < 0) columns.prompt = find([](const std::string& name) { return !names_key(name) && is_one_of(kPromptNames, name); });
  columns.model = find([](const std::string& name) { return is_named(kModelNames, name); });
  columns.key = find([](const std::string& name) { return !is_named(kModelNames, name) && names_key(name); });
  for (std::int32_t column = 0; column < static_cast<std::int32_t>(header.size()); ++column) {
    const std::string& name = header[static_cast<std::size_t>(column)];
    if (column == columns.prompt || names_key(name)) continue;
    const bool is_chat = names_chat(name) && texts[static_cast<std::size_t>(column)].has_lists;
    if (is_chat || is_one_of(kAnswerNames, name) || paired_name(name).field == PairedField::Chat) columns.answers.push_back(column);
  }
  const auto is_worded = [&](std::int32_t column) { return texts[static_cast<std::size_t>(column)].has_letters; };
  if (std::any_of(columns.answers.begin(), columns.answers.end(), is_worded))
    std::erase_if(columns.answers, [&](std::int32_t column) { return !is_worded(column); });
  const std::int32_t model = std::exchange(columns.model, -1);
  if (paired_models(columns).empty()) columns.model = model;
}

}  // namespace

PairedName paired_name(std::string_view name) {
  name = trimmed_line(name);
  if (name.size() < 4) return {};
  const char last = name.back(), side = static_cast<char>(last | 0x20);  // a digit stays one
  std::string_view word = name.substr(0, name.size() - 1);
  const bool is_apart = kWordEnds.find(word.back()) != std::string_view::npos;
  if (is_apart) word.remove_suffix(1);
  else if (!is_ascii_digit(last) && !is_ascii_capital(last)) return {};  // "modelA" is one, "data" not
  if (!is_ascii_digit(last) && !is_ascii_letter(last)) return {};
  if (is_named(kModelNames, word)) return {PairedField::Model, side};
  if (is_named(kChatNames, word)) return {PairedField::Chat, side};
  if (word.size() > 2 && is_named(kAnswerNames, word)) return {PairedField::Answer, side};
  return {};
}

std::vector<std::int32_t> paired_models(const TableColumns& columns) {
  std::array<std::int32_t, 128> of_side{};  // and 1, by which none is 0
  for (std::size_t column = 0; column < columns.names.size(); ++column) {
    const PairedName name = paired_name(columns.names[column]);
    if (name.field == PairedField::Model) of_side[static_cast<std::size_t>(name.side)] = static_cast<std::int32_t>(column) + 1;
  }
  std::vector<std::int32_t> models;
  bool is_any = false;
  for (const std::int32_t column : columns.answers) {
    const auto place = static_cast<std::size_t>(column);
    const PairedName name = place < columns.names.size() ? paired_name(columns.names[place]) : PairedName();
    const bool is_answer = name.field == PairedField::Answer || name.field == PairedField::Chat;
    models.push_back(is_answer ? of_side[static_cast<std::size_t>(name.side)] - 1 : -1);
    is_any = is_any || models.back() >= 0;
  }
  if (!is_any || columns.model >= 0) models.clear();
  return models;
}

void ColumnTexts::add(std::string_view cell) {
  ++rows;
  bytes += cell.size();
  has_lists = has_lists || cell.starts_with("[{");
  has_letters = has_letters || std::any_of(cell.begin(), cell.end(), [](char byte) {
                  return static_cast<unsigned char>(byte | 0x20) >= 'a';
                });
}

bool names_prompt(std::string_view name) { return is_named(kPromptNames, name); }

bool names_chat(std::string_view name) { return is_named(kChatNames, name); }

bool names_key(std::string_view name) {
  name = trimmed_line(name);
  if (is_one_of(kKeyNames, name)) return true;
  if (name.size() < 3) return false;
  const std::string_view end = name.substr(name.size() - 2);
  return end == "Id" || (equals_ignoring_case(end, "id") && kWordEnds.find(name[name.size() - 3]) != std::string_view::npos);
}

bool knows_a_name(const std::vector<std::string>& row) {
  return std::any_of(row.begin(), row.end(), [](const std::string& cell) {
    return !names_key(cell) && (is_one_of(kPromptNames, cell) || (cell.size() > 1 && is_one_of(kAnswerNames, cell)) ||
                                names_chat(cell) || paired_name(cell).field == PairedField::Chat);
  });
}

bool is_certain_header(const std::vector<std::string>& row) {
  constexpr std::size_t kLongestName = 40;  // bytes
  constexpr std::ptrdiff_t kMostSpaces = 2;
  for (const std::string& cell : row) {
    const std::string_view name = trimmed_line(cell);
    if (name.empty() || name.size() > kLongestName || name.find_first_of(".!?\n") != std::string_view::npos ||
        std::count(name.begin(), name.end(), ' ') > kMostSpaces)
      return false;
  }
  const auto has = [&](const auto& names) {
    return std::any_of(row.begin(), row.end(), [&](const std::string& cell) { return is_one_of(names, cell); });
  };
  return has(kPromptNames) && (row.size() > 2 || has(kAnswerNames));
}

void guess_columns(const TableRows& rows, TableColumns& columns, const std::vector<ColumnTexts>& later) {
  const std::vector<std::string>& first = rows.front();
  columns.has_header = knows_a_name(first);
  for (std::size_t column = 0; column < first.size(); ++column)
    columns.names.push_back(columns.has_header ? std::string(trimmed_line(first[column])) : std::to_string(column + 1));
  const std::vector<ColumnTexts> texts = texts_of(rows, columns.has_header, later);
  if (columns.has_header) {
    name_columns(first, texts, columns);
    if (!columns.answers.empty()) return;
  } else if (first.size() >= 2) {
    columns.prompt = 0;
  }
  // Columns of unknown name, called as their bots: those with text rather than numbers or flags. Both bounds are chosen.
  constexpr double kTextBytes = 4, kTextShare = 0.25;
  std::vector<double> lengths(first.size(), 0);
  for (std::size_t column = 0; column < first.size(); ++column) {
    const auto number = static_cast<std::int32_t>(column);
    if (number == columns.prompt || number == columns.key || number == columns.model) continue;
    if (columns.has_header && is_one_of(kOtherNames, first[column])) continue;
    lengths[column] = mean_length(texts[column]);
  }
  const double longest = lengths.empty() ? 0 : *std::max_element(lengths.begin(), lengths.end());
  for (std::size_t column = 0; column < lengths.size(); ++column) {
    if (lengths[column] >= std::max(kTextBytes, longest * kTextShare))
      columns.answers.push_back(static_cast<std::int32_t>(column));
  }
  if (columns.answers.size() > 1) columns.model = -1;  // they are called as their bots
}

}  // namespace kinprint
