// ChatGPT data exports, and the same object saved from a share page or by an exporter: a tree of nodes in `mapping`.
// docs/formats.md has the facts this is based on.
#include <algorithm>

#include "text/import_readers.hpp"

namespace kinprint {
namespace {

struct Content {
  std::string kind;
  std::string text;
  std::string reasoning;
  std::uint32_t attachments = 0;
};

void read_thought(JsonReader& json, JsonValue value, Content& content) {
  std::string summary, body;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "summary") summary = json.text(inner);
    else if (key == "content") body = json.text(inner);
  });
  append_block(content.reasoning, summary);
  append_block(content.reasoning, body);
}

void read_chatgpt_part(JsonReader& json, JsonValue value, Content& content) {
  if (json.kind(value) == JsonKind::string) return append_block(content.text, json.text(value));
  std::string kind, text;
  const bool object = json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "content_type") kind = json.text(inner);
    else if (key == "text") text = json.text(inner);
  });
  if (!object) return;
  if (kind == "audio_transcription" || kind == "text" || kind.empty()) return append_block(content.text, text);
  ++content.attachments;
}

Content read_chatgpt_content(JsonReader& json, JsonValue value) {
  Content content;
  std::string text, inner_content;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "content_type") content.kind = json.text(inner);
    else if (key == "parts") json.elements(inner, [&](JsonValue part) { read_chatgpt_part(json, part, content); });
    else if (key == "text") text = json.text(inner);
    else if (key == "content") inner_content = json.text(inner);
    else if (key == "thoughts") json.elements(inner, [&](JsonValue thought) { read_thought(json, thought, content); });
  });
  append_block(content.text, text);
  if (content.kind == "reasoning_recap") append_block(content.text, inner_content);
  return content;
}

// Decides what of a message a reader of the chat saw.
void judge(ImportContext& context, MessageNode& node, const std::string& kind, bool hidden, bool to_all) {
  const bool profile = kind == "user_editable_context" || kind == "model_editable_context";
  const bool any = !node.text.empty();
  if (hidden || profile || kind == "reasoning_recap") {
    if (any || profile) context.skip(SkipReason::Hidden);
  } else if (node.role == Role::System) {
    if (any) context.skip(SkipReason::System);  // every chat has an empty one
  } else if (node.role == Role::Tool || !to_all || kind == "execution_output" || kind.rfind("tether_", 0) == 0) {
    if (any) context.skip(SkipReason::Tool);
  } else {
    return;
  }
  node.visible = false;
  node.text.clear();
}

void read_chatgpt_message(ImportContext& context, JsonValue value, MessageNode& node) {
  JsonReader& json = context.json;
  Content content;
  bool hidden = false, to_all = true;
  std::uint32_t files = 0;  // that came with the message, pictures that stand in its parts among them
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "author") {
      json.members(inner, [&](std::string_view name, JsonValue role) {
        if (name == "role") node.role = role_of(json.text(role));
      });
    } else if (key == "content") {
      content = read_chatgpt_content(json, inner);
    } else if (key == "create_time") {
      node.time = read_time(json, inner);
    } else if (key == "recipient") {
      const std::string_view recipient = json.text(inner);
      to_all = recipient.empty() || recipient == "all";
    } else if (key == "metadata") {
      json.members(inner, [&](std::string_view name, JsonValue fact) {
        if (name == "is_visually_hidden_from_conversation") hidden = json.boolean(fact);
        else if (name == "model_slug") node.model = json.text(fact);
        else if (name == "attachments") json.elements(fact, [&](JsonValue) { ++files; });
      });
    }
  });
  node.visible = true;
  node.text = std::move(content.text);
  node.reasoning = std::move(content.reasoning);
  node.attachments = std::max(content.attachments, files);
  judge(context, node, content.kind, hidden, to_all);
}

MessageNode read_chatgpt_node(ImportContext& context, std::string_view id, JsonValue value) {
  JsonReader& json = context.json;
  MessageNode node;
  node.id = id;
  node.visible = false;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "message") read_chatgpt_message(context, inner, node);
    else if (key == "parent") node.parent = json.text(inner);
    else if (key == "children") json.elements(inner, [&](JsonValue child) { node.children.emplace_back(json.text(child)); });
  });
  return node;
}

}  // namespace

void read_chatgpt(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  Conversation conversation;
  std::vector<MessageNode> nodes;
  std::string current, default_model, other_id;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "title") context.title = conversation.title = json.text(inner);
    else if (key == "id") conversation.id = json.text(inner);
    else if (key == "conversation_id") other_id = json.text(inner);
    else if (key == "current_node") current = json.text(inner);
    else if (key == "default_model_slug") default_model = json.text(inner);
    else if (key == "mapping") {
      const bool object = json.members(inner, [&](std::string_view id, JsonValue node) {
        if (nodes.size() < kMaximumMessages) nodes.push_back(read_chatgpt_node(context, id, node));
        else json.fail();
      });
      if (!object && json.kind(inner) != JsonKind::null) json.fail();
    }
  });
  if (conversation.id.empty()) conversation.id = other_id;
  name_model(nodes, default_model);
  context.keep(std::move(conversation), nodes, current);
}

}  // namespace kinprint
