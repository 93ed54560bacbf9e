// Chats of LibreChat: messages in a list, or each within the one that it follows, as deep as the chat is long.
// docs/formats.md has the facts.
#include <utility>

#include "text/import_elements.hpp"
#include "text/import_readers.hpp"

namespace kinprint {
namespace {

MessageNode read_libre_message(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  MessageNode node, content;
  std::string sender;
  bool is_error = false;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "messageId") node.id = json.text(inner);
    else if (key == "parentMessageId") node.parent = json.text(inner);
    else if (key == "isCreatedByUser") node.role = json.boolean(inner) ? Role::User : Role::Assistant;
    else if (key == "sender") sender = json.text(inner);
    else if (key == "text") node.text = json.text(inner);
    else if (key == "content") read_content(context, inner, content);
    else if (key == "model") node.model = json.text(inner);
    else if (key == "createdAt") node.time = read_time(json, inner);
    else if (key == "error") is_error = json.boolean(inner);
    else if (key == "files") json.elements(inner, [&](JsonValue) { ++node.attachments; });
  });
  if (node.text.empty()) node.text = std::move(content.text);
  node.reasoning = std::move(content.reasoning);
  finish_libre_message(context, node, std::move(sender), is_error);
  return node;
}

// Cuts a list of messages into these, each as it stands but for what is in its children, which come before it. In one pass and
// without recursion: a chat may be as deep as it likes.
std::vector<std::string> cut_messages(std::string_view text) {
  struct OpenMessage {
    std::string text;
    int levels = 1;  // brackets open in it, its own included
  };
  std::vector<OpenMessage> open;
  std::vector<std::string> messages;
  std::string nesting;
  bool is_list = true;  // between messages
  std::size_t copied = 0, position = 0;
  while ((position = text.find_first_of("\"{}[]", position)) != std::string_view::npos) {
    const char byte = text[position];
    if (byte == '"') {
      const std::size_t begin = std::exchange(position, scan_value(text, position, nesting).end);
      if (is_list || open.back().levels != 1 || text.substr(begin, position - begin) != "\"children\"") continue;
      const std::size_t list = text.find_first_not_of(": \t\r\n", position);
      if (list == std::string_view::npos || text[list] != '[') continue;
      position = list + 1;
      open.back().text.append(text, copied, position - copied);
      is_list = true;
      continue;
    }
    ++position;
    if (is_list) {
      if (byte == ']' && open.empty()) break;
      if (byte == '{') open.emplace_back();
      if (byte == '{' || byte == ']') {
        is_list = false;
        copied = position - 1;
      }
      continue;
    }
    OpenMessage& last = open.back();
    last.levels += byte == '{' || byte == '[' ? 1 : -1;
    if (last.levels > 0) continue;
    last.text.append(text, copied, position - copied);
    messages.push_back(std::move(last.text));
    open.pop_back();
    is_list = true;
  }
  return messages;
}

}  // namespace

void finish_libre_message(ImportContext& context, MessageNode& node, std::string sender, bool is_error) {
  if (is_no_message(node.parent)) node.parent.clear();
  if (node.role == Role::Other) node.role = role_of(sender);
  if (node.role == Role::Assistant && node.model.empty()) node.model = std::move(sender);
  if (!is_error) return;
  context.skip(SkipReason::FailedRequest);
  node.visible = false;
}

void read_libre_chat(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  Conversation conversation;
  std::string_view list;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "conversationId") conversation.id = json.text(inner);
    else if (key == "title") context.title = conversation.title = json.text(inner);
    else if ((key == "messages" || key == "messagesTree") && inner.raw_json().get(list) != simdjson::SUCCESS) json.fail();
  });
  JsonReader parts;
  ImportContext within{context.result, parts, {}, {}, context.item};
  std::vector<MessageNode> nodes;
  for (const std::string& message : cut_messages(list)) {
    const bool is_read =
        nodes.size() < kMaximumMessages &&
        parts.read(message, message, [&](JsonValue object) { nodes.push_back(read_libre_message(within, object)); });
    if (!is_read) return json.fail();
  }
  context.keep(std::move(conversation), nodes);
}

}  // namespace kinprint
