// Chats as tables with a message a row: LibreChat's export of one, and Copilot's activity history, which holds many.
// docs/formats.md has the facts.
#include <algorithm>
#include <initializer_list>
#include <utility>

#include "base/ascii.hpp"
#include "text/import_readers.hpp"
#include "text/import_table.hpp"

namespace kinprint {
namespace {

bool has_columns(const TableColumns& columns, std::initializer_list<std::string_view> names) {
  return std::all_of(names.begin(), names.end(), [&](std::string_view name) {
    return std::find(columns.names.begin(), columns.names.end(), name) != columns.names.end();
  });
}

// The message of a row. Copilot's parent is the title of its chat.
MessageNode read_message_row(ImportContext& context, const TableColumns& columns, std::vector<std::string>& cells) {
  MessageNode node;
  std::string sender;
  bool is_error = false;
  for (std::size_t column = 0; column < std::min(cells.size(), columns.names.size()); ++column) {
    const std::string_view name = columns.names[column];
    std::string& cell = cells[column];
    const bool is_true = equals_ignoring_case(cell, "true");  // in capitals where a spreadsheet saved it again
    if (name == "messageId") node.id = std::move(cell);
    else if (name == "parentMessageId" || name == "Conversation") node.parent = std::move(cell);
    else if (name == "isCreatedByUser") node.role = is_true ? Role::User : Role::Assistant;
    else if (name == "Author") node.role = role_of(cell);
    else if (name == "sender") sender = std::move(cell);
    else if (name == "text" || name == "Message") node.text = std::move(cell);
    else if (name == "createdAt" || name == "Time") node.time = written_time(cell);
    else if (name == "error") is_error = is_true;
  }
  finish_libre_message(context, node, std::move(sender), is_error);
  return node;
}

// Copilot's rows come newest first, so that the last is a prompt. Only their order tells it from its answer, whose time it has.
void keep_copilot_chats(ImportContext& context, std::vector<MessageNode> rows) {
  const bool is_turned = !rows.empty() && (rows.front().role != Role::User || rows.back().role == Role::User);
  if (is_turned) std::reverse(rows.begin(), rows.end());
  for (std::vector<MessageNode>& nodes : split_chats(std::move(rows), false)) {
    Conversation conversation;
    context.title = conversation.title = nodes.front().parent;
    context.keep_list(std::move(conversation), nodes);
  }
}

}  // namespace

ImportFormat message_table(const TableColumns& columns) {
  if (has_columns(columns, {"messageId", "parentMessageId", "isCreatedByUser", "text"})) return ImportFormat::LibreChat;
  if (has_columns(columns, {"Conversation", "Time", "Author", "Message"})) return ImportFormat::Copilot;
  return ImportFormat::Unknown;
}

void read_message_table(ImportContext& context, std::string_view text, const TableColumns& columns) {
  text = without_separator_line(text);
  std::size_t position = 0;
  std::vector<std::string> cells;
  std::vector<MessageNode> nodes;
  RowQuotes quotes;
  next_table_row(text, columns.delimiter, position, cells);  // the header
  while (next_table_row(text, columns.delimiter, position, cells, &quotes)) {
    if (cells.size() == 1 && cells.front().empty()) continue;
    if (quotes.unclosed || nodes.size() == kMaximumMessages) {
      context.skip(SkipReason::Truncated);
      break;
    }
    nodes.push_back(read_message_row(context, columns, cells));
  }
  if (context.result.format == ImportFormat::Copilot) keep_copilot_chats(context, std::move(nodes));
  else context.keep({}, nodes);
}

}  // namespace kinprint
