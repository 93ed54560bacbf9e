// Claude data exports: messages in `chat_messages`, in older files a list, in newer ones a tree by parent ids.
#include <algorithm>

#include "text/import_readers.hpp"

namespace kinprint {
namespace {

MessageNode read_claude_message(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  MessageNode node;
  std::string plain;
  bool has_parts = false;
  std::uint32_t files = 0, same_files = 0;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "uuid") node.id = json.text(inner);
    else if (key == "parent_message_uuid") node.parent = json.text(inner);
    else if (key == "sender") node.role = role_of(json.text(inner));
    else if (key == "text") plain = json.text(inner);
    else if (key == "content") has_parts = read_content(context, inner, node);
    else if (key == "created_at") node.time = read_time(json, inner);
    else if (key == "model") node.model = json.text(inner);
    else if (key == "attachments") json.elements(inner, [&](JsonValue) { ++node.attachments; });
    else if (key == "files") json.elements(inner, [&](JsonValue) { ++files; });
    else if (key == "files_v2") json.elements(inner, [&](JsonValue) { ++same_files; });
  });
  if (is_no_message(node.parent)) node.parent.clear();
  // `text` may repeat the thinking, and for calls of tools it says that they are not supported, so it counts only where there
  // are no content blocks.
  if (!has_parts && node.text.empty()) node.text = std::move(plain);
  node.attachments += std::max(files, same_files);
  return node;
}

}  // namespace

bool is_no_message(std::string_view id) { return id.substr(0, 9) == "00000000-"; }

void read_claude(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  Conversation conversation;
  std::vector<MessageNode> nodes;
  std::string model, leaf;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "name" || key == "title") context.title = conversation.title = json.text(inner);
    else if (key == "uuid" || key == "id") conversation.id = json.text(inner);
    else if (key == "model") model = json.text(inner);
    else if (key == "current_leaf_message_uuid") leaf = json.text(inner);
    else if (key == "chat_messages") read_only_list(context, inner, read_claude_message, nodes);
  });
  name_model(nodes, model);
  if (has_parents(nodes)) context.keep(std::move(conversation), nodes, leaf);
  else context.keep_list(std::move(conversation), nodes);
}

}  // namespace kinprint
