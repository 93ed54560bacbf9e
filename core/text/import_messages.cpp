// Lists of messages with a role or a sender: OpenAI messages (JSON or JSON lines), ShareGPT and its relatives.
#include "text/html_text.hpp"
#include "text/import_readers.hpp"

namespace kinprint {
namespace {

// Old ShareGPT dumps hold the page's HTML.
bool is_page_html(std::string_view text) {
  return text.find("<div class=\"markdown") != std::string_view::npos ||
         (text.substr(0, 3) == "<p>" && text.find("</p>") != std::string_view::npos);
}

bool is_reasoning(std::string_view key) { return key == "reasoning_content" || key == "reasoning" || key == "thinking"; }

// Some servers send the same reasoning under two names.
void add_reasoning(JsonReader& json, JsonValue value, MessageNode& node) {
  const std::string_view reasoning = json.text(value);
  if (node.reasoning != reasoning) append_block(node.reasoning, reasoning);
}

// Messages by ids, in the order of the file.
void read_by_id(ImportContext& context, JsonValue value, std::vector<MessageNode>& nodes) {
  context.json.members(value, [&](std::string_view, JsonValue message) {
    if (nodes.size() < kMaximumMessages) nodes.push_back(read_role_message(context, message));
    else context.json.fail();
  });
}

}  // namespace

MessageNode read_role_message(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  MessageNode node;
  std::uint64_t calls = 0;
  std::string_view plain;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "role" || key == "from" || key == "sender") node.role = role_of(json.text(inner));
    else if (key == "content" || key == "value") read_content(context, inner, node);
    else if (key == "text") plain = json.text(inner);
    else if (is_reasoning(key)) add_reasoning(json, inner, node);
    else if (key == "tool_calls") json.elements(inner, [&](JsonValue) { ++calls; });
    else if (key == "model") node.model = json.text(inner);
    else if (key == "timestamp" || key == "created_at" || key == "create_time") node.time = read_time(json, inner);
  });
  if (node.text.empty()) node.text = plain;
  context.skip(SkipReason::Tool, {}, calls);
  return node;
}

void read_sharegpt(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  Conversation conversation;
  std::vector<MessageNode> nodes;
  std::string model;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "id") conversation.id = id_text(json, inner);
    else if (key == "title") conversation.title = json.text(inner);
    else if (key == "model") model = json.text(inner);
    else if (key == "system" && !json.text(inner).empty()) context.skip(SkipReason::System);
    else if (key == "conversations") read_only_list(context, inner, read_role_message, nodes);
  });
  context.title = conversation.title.empty() ? conversation.id : conversation.title;
  for (MessageNode& node : nodes)
    if (node.role == Role::Assistant && is_page_html(node.text)) node.text = html_text(node.text);
  name_model(nodes, model);
  context.keep_list(std::move(conversation), nodes);
}

void read_messages(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  Conversation conversation;
  MessageNode row;
  std::vector<MessageNode> nodes;
  std::string model, custom_id;
  bool has_list = false, has_role = false;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "messages" || key == "conversation" || key == "conversations") {
      has_list = true;
      if (!read_list(context, inner, read_role_message, nodes)) read_by_id(context, inner, nodes);
    } else if (key == "contents") {
      has_list = read_list(context, inner, read_gemini_content, nodes);
    } else if (key.starts_with("system") && json.kind(inner) == JsonKind::object) {
      context.skip(SkipReason::System);
    } else if (key == "id" || key == "conversation_id" || key == "conversation_hash") {
      conversation.id = id_text(json, inner);
    } else if (key == "custom_id") {
      custom_id = json.text(inner);
    } else if (key == "title" || key == "name") {
      conversation.title = json.text(inner);
    } else if (key == "model") {
      model = json.text(inner);
    } else if (key == "role") {
      has_role = true;
      row.role = role_of(json.text(inner));
    } else if (key == "content" || (key == "text" && row.text.empty())) {
      read_content(context, inner, row);
    } else if (key == "message_id") {
      row.id = id_text(json, inner);
    } else if (key == "parent_id") {
      row.parent = id_text(json, inner);
    } else if (is_reasoning(key)) {
      add_reasoning(json, inner, row);
    } else if (key == "timestamp" || key == "created_at") {
      row.time = read_time(json, inner);
    }
  });
  if (conversation.id.empty()) conversation.id = custom_id;
  context.title = conversation.title.empty() ? conversation.id : conversation.title;
  if (!has_list && has_role) {  // the file is one chat, a message an item
    row.model = model;
    if (!json.failed() && context.rows.size() < kMaximumMessages) context.rows.push_back(std::move(row));
    return;
  }
  name_model(nodes, model);
  context.keep_list(std::move(conversation), nodes);
}

void finish_messages(ImportContext& context) {
  if (context.rows.empty()) return;
  std::vector<MessageNode> nodes = std::move(context.rows);
  context.rows.clear();
  context.title.clear();
  if (has_parents(nodes)) context.keep({}, nodes);
  else context.keep_list({}, nodes);
}

}  // namespace kinprint
