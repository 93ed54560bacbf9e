// Exports of Grok: the responses of a conversation, in a tree where the file names parents. docs/formats.md has the facts.
#include "text/import_readers.hpp"

namespace kinprint {
namespace {

MessageNode read_grok_response(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  MessageNode node;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "_id") node.id = id_text(json, inner);
    else if (key == "parent_response_id") node.parent = id_text(json, inner);
    else if (key == "sender") node.role = role_of(json.text(inner));
    else if (key == "message") node.text = json.text(inner);
    else if (key == "thinking_trace") node.reasoning = json.text(inner);
    else if (key == "model") node.model = json.text(inner);
    else if (key == "create_time") node.time = read_time(json, inner);
    else if (key == "file_attachments") json.elements(inner, [&](JsonValue) { ++node.attachments; });
  });
  return node;
}

}  // namespace

void read_grok(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  Conversation conversation;
  std::vector<MessageNode> nodes;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "conversation") {
      read_chat_facts(context, inner, conversation);
    } else if (key == "responses") {
      const bool array = json.elements(inner, [&](JsonValue item) {
        if (nodes.size() >= kMaximumMessages) return json.fail();
        json.members(item, [&](std::string_view name, JsonValue response) {
          if (name != "response") return;
          nodes.push_back(read_grok_response(context, response));
        });
      });
      if (!array && json.kind(inner) != JsonKind::null) json.fail();
    }
  });
  if (!has_parents(nodes)) return context.keep_list(std::move(conversation), nodes);
  // In one chat some may name their parents and some not; an answer that names none is to what stands before it.
  for (std::size_t place = 1; place < nodes.size(); ++place)
    if (nodes[place].role == Role::Assistant && nodes[place].parent.empty()) nodes[place].parent = nodes[place - 1].id;
  context.keep(std::move(conversation), nodes);
}

}  // namespace kinprint
