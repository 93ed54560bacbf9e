// Chats of Google AI Studio, which keeps each as a JSON file in Google Drive: chunks in the order of the chat, thoughts and
// answers apart, files beside them. docs/formats.md has the facts.
#include "text/import_readers.hpp"

namespace kinprint {
namespace {

// "models/gemini-2.5-pro" is gemini-2.5-pro.
std::string model_name(std::string_view named) {
  constexpr std::string_view kFolder = "models/";
  return std::string(named.starts_with(kFolder) ? named.substr(kFolder.size()) : named);
}

void append_parts(JsonReader& json, JsonValue value, std::string& text) {
  json.elements(value, [&](JsonValue part) {
    json.members(part, [&](std::string_view name, JsonValue fact) {
      if (name == "text") text += json.text(fact);
    });
  });
}

// A chunk with its text whole or, where that is missing, in parts, which are cut anywhere.
MessageNode read_chunk(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  MessageNode node;
  std::string parts;
  bool is_thought = false, is_code = false;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "role") node.role = role_of(json.text(inner));
    else if (key == "text") node.text = json.text(inner);
    else if (key == "parts") append_parts(json, inner, parts);
    else if (key == "isThought") is_thought = json.boolean(inner);
    else if (key == "createTime") node.time = read_time(json, inner);
    else if (key == "executableCode" || key == "codeExecutionResult") is_code = true;
    else if (key.starts_with("drive") || key.starts_with("inline") || key == "youtubeVideo") ++node.attachments;
  });
  if (node.text.empty()) node.text = std::move(parts);
  if (is_code) {
    context.skip(SkipReason::Tool);
    node.text.clear();
  } else if (is_thought) {
    std::swap(node.text, node.reasoning);
  }
  return node;
}

}  // namespace

void read_ai_studio(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  std::vector<MessageNode> nodes;
  std::string model;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "runSettings") {
      json.members(inner, [&](std::string_view name, JsonValue fact) {
        if (name == "model") model = model_name(json.text(fact));
      });
    } else if (key == "systemInstruction") {
      json.members(inner, [&](std::string_view name, JsonValue fact) {
        if (name == "text" && !json.text(fact).empty()) context.skip(SkipReason::System);
      });
    } else if (key == "chunkedPrompt") {
      json.members(inner, [&](std::string_view name, JsonValue chunks) {
        if (name == "chunks") read_list(context, chunks, read_chunk, nodes);  // what was typed and not sent stands beside them
      });
    }
  });
  name_model(nodes, model);
  context.keep_list({}, nodes);
}

}  // namespace kinprint
