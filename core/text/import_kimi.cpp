// Kimi's web answer, saved: messages of blocks, in a tree where they name their parents, else in a list; either may be reversed.
// docs/formats.md has the facts.
#include <algorithm>

#include "text/import_readers.hpp"

namespace kinprint {
namespace {

MessageNode read_kimi_message(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  MessageNode node;
  std::string plain;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "id") node.id = json.text(inner);
    else if (key == "parentId") node.parent = json.text(inner);
    else if (key == "role") node.role = role_of(json.text(inner));
    else if (key == "createTime") node.time = read_time(json, inner);
    else if (key == "model") node.model = json.text(inner);
    else if (key == "content") plain = json.text(inner);
    else if (key == "blocks") {
      json.elements(inner, [&](JsonValue block) {
        json.members(block, [&](std::string_view kind, JsonValue body) {
          if (kind != "text" && kind != "think" && kind != "artifact" && kind != "tool" && kind != "file") return;
          std::string text;
          json.members(body, [&](std::string_view name, JsonValue fact) {
            if (name == "content") text = json.text(fact);
          });
          if (kind == "text") append_block(node.text, text);
          else if (kind == "think") append_block(node.reasoning, text);
          else if (kind == "file") ++node.attachments;
          else context.skip(SkipReason::Tool);
        });
      });
    }
  });
  if (node.text.empty()) node.text = std::move(plain);
  return node;
}

}  // namespace

void read_kimi(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  Conversation conversation;
  std::vector<MessageNode> nodes;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "messages") read_list(context, inner, read_kimi_message, nodes);
    else if (key == "chat") read_chat_facts(context, inner, conversation);
    else if (key == "chatId" || key == "chat_id") conversation.id = json.text(inner);
  });
  if (nodes.size() > 1 && nodes.front().time > nodes.back().time) std::reverse(nodes.begin(), nodes.end());
  if (has_parents(nodes)) context.keep(std::move(conversation), nodes);
  else context.keep_list(std::move(conversation), nodes);
}

}  // namespace kinprint
