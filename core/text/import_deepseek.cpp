// DeepSeek: the data export (a tree in `mapping` whose messages are fragments) and the answer of its web interface.
#include <algorithm>
#include <utility>

#include "text/import_readers.hpp"

namespace kinprint {
namespace {

struct Fragments {
  std::string request, response, reasoning;
  std::string plain;  // what a message without fragments holds
};

// The members that messages of the export and of the web answer share. False for any other.
bool read_fact(JsonReader& json, std::string_view key, JsonValue value, MessageNode& node, Fragments& fragments) {
  if (key == "role") node.role = role_of(json.text(value));
  else if (key == "content") fragments.plain = json.text(value);
  else if (key == "thinking_content" || key == "reasoning_content") fragments.reasoning = json.text(value);
  else if (key == "inserted_at") node.time = read_time(json, value);
  else if (key == "model") node.model = json.text(value);
  else return false;
  return true;
}

void read_fragment(ImportContext& context, JsonValue value, Fragments& fragments) {
  JsonReader& json = context.json;
  std::string kind, text;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "type") kind = json.text(inner);
    else if (key == "content") text = json.text(inner);
  });
  if (kind == "REQUEST") append_block(fragments.request, text);
  else if (kind == "RESPONSE") append_block(fragments.response, text);
  else if (kind == "THINK") append_block(fragments.reasoning, text);
  else {
    const bool is_tool = kind.find("SEARCH") != std::string::npos || kind.find("TOOL") != std::string::npos;
    context.skip(is_tool ? SkipReason::Tool : SkipReason::OtherContent);
  }
}

// Whether a message is one of the prompts read so far. A file has a message behind its parent, mostly right behind it.
bool asks(const std::vector<MessageNode>& nodes, std::string_view id) {
  constexpr std::size_t kLooked = 64;  // chosen
  for (std::size_t back = 1; back <= std::min(nodes.size(), kLooked); ++back)
    if (const MessageNode& node = nodes[nodes.size() - back]; node.id == id) return node.role == Role::User;
  return false;
}

// The message of a node; one that held a prompt and its answer is two, the answer below its prompt.
void add_node(MessageNode&& node, Fragments&& fragments, std::vector<MessageNode>& nodes) {
  if (fragments.request.empty() && fragments.response.empty() && !fragments.plain.empty()) {
    // Without fragments the file may not say who speaks: prompts and answers take turns.
    if (node.role == Role::Other) node.role = !fragments.reasoning.empty() || asks(nodes, node.parent) ? Role::Assistant : Role::User;
    (node.role == Role::User ? fragments.request : fragments.response) = std::move(fragments.plain);
  }
  if (!fragments.request.empty()) {
    MessageNode prompt = node;
    prompt.visible = true;
    prompt.role = Role::User;
    prompt.text = std::move(fragments.request);
    if (fragments.response.empty() && fragments.reasoning.empty()) {
      nodes.push_back(std::move(prompt));
      return;
    }
    prompt.id += "/request";
    prompt.children.clear();
    node.parent = prompt.id;
    nodes.push_back(std::move(prompt));
  }
  if (!fragments.response.empty() || !fragments.reasoning.empty()) {
    node.visible = true;
    node.role = Role::Assistant;
    node.text = std::move(fragments.response);
    node.reasoning = std::move(fragments.reasoning);
  }
  nodes.push_back(std::move(node));
}

void read_deepseek_node(ImportContext& context, std::string_view id, JsonValue value, std::vector<MessageNode>& nodes) {
  JsonReader& json = context.json;
  MessageNode node;
  node.id = id;
  node.visible = false;
  Fragments fragments;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "parent") node.parent = json.text(inner);
    else if (key == "children") json.elements(inner, [&](JsonValue child) { node.children.emplace_back(json.text(child)); });
    else if (key == "message") {
      json.members(inner, [&](std::string_view name, JsonValue fact) {
        if (read_fact(json, name, fact, node, fragments)) return;
        if (name == "files") json.elements(fact, [&](JsonValue) { ++node.attachments; });
        else if (name == "fragments") json.elements(fact, [&](JsonValue part) { read_fragment(context, part, fragments); });
      });
    }
  });
  add_node(std::move(node), std::move(fragments), nodes);
}

MessageNode read_captured_message(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  MessageNode node;
  Fragments fragments;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (read_fact(json, key, inner, node, fragments)) return;
    if (key == "message_id") node.id = id_text(json, inner);
    else if (key == "parent_id") node.parent = id_text(json, inner);
    else if (key == "fragments") json.elements(inner, [&](JsonValue part) { read_fragment(context, part, fragments); });
  });
  node.text = node.role == Role::User ? std::move(fragments.request) : std::move(fragments.response);
  if (node.text.empty()) node.text = std::move(fragments.plain);
  node.reasoning = std::move(fragments.reasoning);
  return node;
}

}  // namespace

void read_deepseek_export(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  Conversation conversation;
  std::vector<MessageNode> nodes;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "title") context.title = conversation.title = json.text(inner);
    else if (key == "id") conversation.id = json.text(inner);
    else if (key == "mapping") {
      const bool object = json.members(inner, [&](std::string_view id, JsonValue node) {
        if (nodes.size() < kMaximumMessages) read_deepseek_node(context, id, node, nodes);
        else json.fail();
      });
      if (!object && json.kind(inner) != JsonKind::null) json.fail();
    }
  });
  context.keep(std::move(conversation), nodes);
}

void read_deepseek_capture(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  Conversation conversation;
  std::vector<MessageNode> nodes;
  std::string current;
  const auto biz_data = [&](std::string_view key, JsonValue inner) {
    if (key == "chat_session") {
      json.members(inner, [&](std::string_view name, JsonValue fact) {
        if (name == "id") conversation.id = json.text(fact);
        else if (name == "title") context.title = conversation.title = json.text(fact);
        else if (name == "current_message_id") current = id_text(json, fact);
      });
    } else if (key == "chat_messages") {
      read_list(context, inner, read_captured_message, nodes);
    }
  };
  json.members(value, [&](std::string_view key, JsonValue data) {
    if (key != "data") return;
    json.members(data, [&](std::string_view name, JsonValue inner) {
      if (name == "biz_data") json.members(inner, biz_data);
    });
  });
  if (has_parents(nodes)) context.keep(std::move(conversation), nodes, current);
  else context.keep_list(std::move(conversation), nodes);
}

}  // namespace kinprint
