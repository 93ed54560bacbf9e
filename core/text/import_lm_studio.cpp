// LM Studio's conversations: messages in versions, of which one is selected, made in steps. docs/formats.md has the facts.
#include <algorithm>

#include "text/import_readers.hpp"

namespace kinprint {
namespace {

// The name a model was loaded under; else that of its files, unless one is known already.
void read_lm_model(JsonReader& json, JsonValue value, std::string& model) {
  json.members(value, [&](std::string_view name, JsonValue fact) {
    if (name == "identifier" || (name == "indexedModelIdentifier" && model.empty())) model = json.text(fact);
  });
}

void read_lm_step(ImportContext& context, JsonValue value, MessageNode& node) {
  JsonReader& json = context.json;
  std::string style, model;
  MessageNode part;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "content") read_content(context, inner, part);
    else if (key == "style") {
      json.members(inner, [&](std::string_view name, JsonValue fact) {
        if (name == "type") style = json.text(fact);
      });
    } else if (key == "genInfo") {
      read_lm_model(json, inner, model);
    }
  });
  append_block(style == "thinking" ? node.reasoning : node.text, part.text);
  append_block(node.reasoning, part.reasoning);
  node.attachments += part.attachments;
  if (!model.empty()) node.model = std::move(model);
}

MessageNode read_lm_version(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  MessageNode node;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "role") node.role = role_of(json.text(inner));
    else if (key == "content") read_content(context, inner, node);
    else if (key == "steps") json.elements(inner, [&](JsonValue step) { read_lm_step(context, step, node); });
  });
  return node;
}

}  // namespace

void read_lm_studio(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  Conversation conversation;
  std::vector<MessageNode> nodes;
  std::string parent, last_model, current;
  std::size_t place = 0;
  const auto read_message = [&](JsonValue message) {
    const std::size_t first = nodes.size();
    std::size_t selected = 0;
    json.members(message, [&](std::string_view key, JsonValue inner) {
      if (key == "currentlySelected") selected = static_cast<std::size_t>(std::clamp(json.number(inner, 0), 0.0, 1e6));
      else if (key == "versions") {
        json.elements(inner, [&](JsonValue version) {
          if (nodes.size() >= kMaximumMessages) return json.fail();
          nodes.push_back(read_lm_version(context, version));
          nodes.back().id = std::to_string(place) + "." + std::to_string(nodes.size() - 1 - first);
          nodes.back().parent = parent;
        });
      }
    });
    if (nodes.size() == first) return;
    current = parent = nodes[std::min(first + selected, nodes.size() - 1)].id;
    ++place;
  };
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "name" || key == "title") context.title = conversation.title = json.text(inner);
    else if (key == "messages") json.elements(inner, read_message);
    else if (key == "lastUsedModel") read_lm_model(json, inner, last_model);
  });
  name_model(nodes, last_model);
  context.keep(std::move(conversation), nodes, current);
}

}  // namespace kinprint
