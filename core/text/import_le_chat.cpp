// Exports of Le Chat: one message an item, its text whole or in chunks cut around marks. docs/formats.md has the facts.
#include <utility>

#include "text/import_readers.hpp"

namespace kinprint {
namespace {

MessageNode read_le_chat_message(ImportContext& context, JsonValue value, std::string& chat) {
  JsonReader& json = context.json;
  MessageNode node, chunks;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "chatId") chat = json.text(inner);
    else if (key == "role") node.role = role_of(json.text(inner));
    else if (key == "content") node.text = json.text(inner);
    else if (key == "createdAt") node.time = read_time(json, inner);
    else if (key == "model") node.model = json.text(inner);
    else if (key == "files") json.elements(inner, [&](JsonValue) { ++node.attachments; });
    else if (key == "contentChunks") {
      json.elements(inner, [&](JsonValue chunk) {
        std::string kind, text;
        json.members(chunk, [&](std::string_view name, JsonValue fact) {
          if (name == "type") kind = json.text(fact);
          else if (name == "text") text = json.text(fact);
        });
        if (kind == "text") chunks.text += text;  // chunks are cut around marks, inside sentences
        else if (kind == "reference") ++context.result.removed.citation_marks;
        else context.skip(kind.rfind("tool", 0) == 0 ? SkipReason::Tool : SkipReason::OtherContent);
      });
    }
  });
  if (!chunks.text.empty()) node.text = std::move(chunks.text);
  return node;
}

}  // namespace

// One message an item: rows wait until the end, because they may be out of order.
void read_le_chat(ImportContext& context, JsonValue value) {
  if (context.rows.size() >= kMaximumMessages) return context.json.fail();
  std::string chat;
  MessageNode node = read_le_chat_message(context, value, chat);
  node.parent = std::move(chat);  // holds the chat until finish_le_chat links the rows
  if (!context.json.failed()) context.rows.push_back(std::move(node));
}

void finish_le_chat(ImportContext& context) {
  for (std::vector<MessageNode>& nodes : split_chats(std::exchange(context.rows, {}), true)) {
    Conversation conversation;
    context.title = conversation.id = nodes.front().parent;
    link_as_list(nodes);
    // An answer is one message; one right behind another is a further answer to the same prompt.
    for (std::size_t place = 1; place < nodes.size(); ++place) {
      if (nodes[place].role == Role::Assistant && nodes[place - 1].role == Role::Assistant)
        nodes[place].parent = nodes[place - 1].parent;
    }
    context.keep(std::move(conversation), nodes);
  }
}

}  // namespace kinprint
