#include "text/import_paired.hpp"

#include <algorithm>

#include "text/import_elements.hpp"
#include "text/import_printed.hpp"
#include "text/import_readers.hpp"

namespace kinprint {
namespace {

MessageNode read_listed(ImportContext& context, JsonValue value) {
  if (context.json.kind(value) == JsonKind::object) return read_role_message(context, value);
  MessageNode node;
  node.text = context.json.text(value);
  return node;
}

// What stands in the list that a field holds, in JSON or as Python prints it; nothing where it holds none, or more behind it.
std::vector<MessageNode> list_in(ImportContext& context, std::string_view field) {
  std::vector<MessageNode> nodes;
  if (!field.starts_with('[')) return nodes;
  std::string nesting;
  const auto read = [&](JsonValue list) { read_list(context, list, read_listed, nodes); };
  if (scan_value(field, 0, nesting).end == field.size() && context.json.read(field, field, read)) return nodes;
  nodes.clear();
  const std::string json = json_of_printed(field);
  if (json.empty() || !context.json.read(json, json, read)) nodes.clear();
  return nodes;
}

bool has_role(const std::vector<MessageNode>& nodes, Role role) {
  return std::any_of(nodes.begin(), nodes.end(), [&](const MessageNode& node) { return node.role == role; });
}

// The chat of one bot. `prompts` are those beside the answers; `is_list`: a list of texts, as the answers are. Nothing where the field
// has to hold a list and holds none.
std::vector<MessageNode> chat_of(ImportContext& context, const std::vector<MessageNode>& prompts, bool is_list, PairedAnswer& answer) {
  std::vector<MessageNode> chat = is_list || answer.is_chat || answer.text.starts_with("[{") ? list_in(context, answer.text) : std::vector<MessageNode>();
  if (has_role(chat, Role::Assistant)) {
    if (!has_role(chat, Role::User)) chat.insert(chat.begin(), prompts.begin(), prompts.end());
  } else if ((is_list || answer.is_chat) && !chat.empty() && chat.size() == prompts.size()) {
    std::vector<MessageNode> turns;
    for (std::size_t turn = 0; turn < chat.size(); ++turn) {
      turns.push_back(prompts[turn]);
      chat[turn].role = Role::Assistant;
      turns.push_back(std::move(chat[turn]));
    }
    chat = std::move(turns);
  } else if (answer.is_chat) {
    chat.clear();
  } else {
    chat = prompts;
    MessageNode& node = chat.emplace_back();
    node.role = Role::Assistant;
    node.text = std::move(answer.text);
  }
  name_model(chat, answer.model);
  return chat;
}

// Links a chat below the messages that it shares with the first one; the id of its last message.
std::string add_chat(std::vector<MessageNode>& nodes, std::vector<MessageNode> chat) {
  std::string parent;
  const std::size_t first = nodes.size();
  for (std::size_t at = 0; at < chat.size(); ++at) {
    MessageNode& node = chat[at];
    const bool is_shared = nodes.size() == first && at < first && node.role == nodes[at].role && node.role != Role::Assistant &&
                           node.text == nodes[at].text;
    if (is_shared) {
      parent = nodes[at].id;
      continue;
    }
    node.parent = parent;
    node.id = parent = std::to_string(nodes.size());
    nodes.push_back(std::move(node));
  }
  return parent;
}

// Those of a list, where it is one of messages, or `is_list` of texts as the answers are; else the field itself.
std::vector<MessageNode> prompts_of(ImportContext& context, const PairedRow& row, bool& is_list) {
  std::vector<MessageNode> prompts = list_in(context, row.prompt);
  if (has_role(prompts, Role::User)) {
    for (const MessageNode& node : prompts)
      if (node.role == Role::System) context.skip(SkipReason::System);
    std::erase_if(prompts, [](const MessageNode& node) { return node.role != Role::User; });
    return prompts;
  }
  is_list = !prompts.empty() && std::any_of(row.answers.begin(), row.answers.end(), [&](const PairedAnswer& answer) {
    return list_in(context, answer.text).size() == prompts.size();
  });
  if (!is_list) prompts.clear();
  if (prompts.empty() && !row.prompt.empty()) prompts.emplace_back().text = row.prompt;
  for (MessageNode& prompt : prompts) prompt.role = Role::User;
  return prompts;
}

PairedAnswer& answer_of(PairedRow& row, std::string& sides, char side) {
  const std::size_t place = std::min(sides.find(side), sides.size());
  if (place == sides.size()) {
    sides += side;
    row.answers.emplace_back();
  }
  return row.answers[place];
}

// A field of a row, as a table would have it. Sets `is_list` where it holds a list or an object.
std::string field_text(JsonReader& json, JsonValue value, bool& is_list) {
  const JsonKind kind = json.kind(value);
  is_list = kind == JsonKind::array || kind == JsonKind::object;
  if (!is_list) return id_text(json, value);
  std::string_view raw;
  if (value.raw_json().get(raw) != simdjson::SUCCESS) json.fail();
  return kind == JsonKind::array ? std::string(raw) : "[" + std::string(raw) + "]";
}

}  // namespace

void keep_paired_row(ImportContext& context, PairedRow row) {
  JsonReader json;
  ImportContext fields{context.result, json, {}, {}, context.item};
  if (!row.key.empty()) context.title = row.key;
  bool is_list = false;
  std::vector<MessageNode> prompts = prompts_of(fields, row, is_list), nodes;
  std::string current;
  for (PairedAnswer& answer : row.answers) {
    if (answer.text.empty() || (row.names_bots && trimmed_line(answer.model).empty())) {
      context.skip(answer.text.empty() ? SkipReason::AnswerWithoutText : SkipReason::AnswerWithoutBot, context.item_name());
      continue;
    }
    std::vector<MessageNode> chat = chat_of(fields, prompts, is_list, answer);
    if (chat.empty()) context.skip(SkipReason::BrokenConversation, context.item_name());
    const std::string last = add_chat(nodes, std::move(chat));
    if (current.empty()) current = last;
  }
  const std::size_t before = context.result.conversations.size();
  Conversation conversation;
  conversation.id = row.key;
  context.keep(std::move(conversation), nodes, current);
  if (context.result.conversations.size() > before) context.result.conversations.back().turns.front().key = std::move(row.key);
}

void read_paired_row(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  PairedRow row;
  std::string sides;  // of row.answers
  context.json.members(value, [&](std::string_view key, JsonValue inner) {
    const PairedName name = paired_name(key);
    bool is_list = false;
    if (name.field == PairedField::Model) {
      answer_of(row, sides, name.side).model = json.text(inner);
    } else if (name.field != PairedField::None) {
      PairedAnswer& answer = answer_of(row, sides, name.side);
      const bool is_chat = name.field == PairedField::Chat;
      if (!answer.text.empty() && !is_chat) return;  // of both the chat, which has all turns
      answer.text = field_text(json, inner, is_list);
      answer.is_chat = is_chat || is_list;
    } else if (row.prompt.empty() && names_prompt(key)) {
      row.prompt = field_text(json, inner, is_list);
    } else if (row.key.empty() && names_key(key)) {
      row.key = id_text(json, inner);
    }
  });
  if (!json.failed()) keep_paired_row(context, std::move(row));
}

}  // namespace kinprint
