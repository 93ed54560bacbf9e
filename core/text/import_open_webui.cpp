// Open WebUI, and the services built on it (Z.ai, Qwen Chat): a tree in `chat.history.messages`, in older files a list
// in `chat.messages`. Several models may answer one prompt, which makes the chat a ready pair.
#include "text/import_readers.hpp"

namespace kinprint {
namespace {

// Qwen Chat splits an answer into phases.
void read_phase(ImportContext& context, JsonValue value, MessageNode& node) {
  JsonReader& json = context.json;
  std::string phase, text;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "phase") phase = json.text(inner);
    else if (key == "content") text = json.text(inner);
  });
  if (phase.empty() || phase == "answer") append_block(node.text, text);
  else if (phase == "think" || phase == "thinking" || phase == "thinking_summary") append_block(node.reasoning, text);
  else if (!text.empty()) context.skip(SkipReason::Tool);
}

// Calls of tools and code that was run stand within an answer, as the page folds them.
void cut_tool_calls(ImportContext& context, std::string& text) {
  constexpr std::string_view kStart = "<details type=\"", kEnd = "</details>";
  std::string kept;
  std::size_t behind = 0;  // the last call
  for (std::size_t at = text.find(kStart); at != std::string::npos; at = text.find(kStart, at + 1)) {
    const std::string_view type = std::string_view(text).substr(at + kStart.size());
    if (!type.starts_with("tool_calls\"") && !type.starts_with("code_interpreter\"")) continue;
    const std::size_t end = text.find(kEnd, at);
    if (end == std::string::npos) break;
    kept.append(text, behind, at - behind);
    at = end;
    behind = end + kEnd.size();
    context.skip(SkipReason::Tool);
  }
  if (behind > 0) text = std::move(kept.append(text, behind));
}

MessageNode read_webui_message(ImportContext& context, std::string_view id, JsonValue value) {
  JsonReader& json = context.json;
  MessageNode node, phases;
  node.id = id;
  std::string name;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "id" && node.id.empty()) node.id = json.text(inner);
    else if (key == "parentId" || key == "parent_id") node.parent = json.text(inner);
    else if (key == "childrenIds") json.elements(inner, [&](JsonValue child) { node.children.emplace_back(json.text(child)); });
    else if (key == "role") node.role = role_of(json.text(inner));
    else if (key == "content") read_content(context, inner, node);
    else if (key == "reasoning_content") append_block(node.reasoning, json.text(inner));
    else if (key == "content_list") json.elements(inner, [&](JsonValue part) { read_phase(context, part, phases); });
    else if (key == "model") node.model = json.text(inner);
    else if (key == "modelName") name = json.text(inner);
    else if (key == "timestamp") node.time = read_time(json, inner);
    else if (key == "files") json.elements(inner, [&](JsonValue) { ++node.attachments; });
  });
  if (node.text.empty()) node.text = std::move(phases.text);
  if (node.role == Role::Assistant) cut_tool_calls(context, node.text);
  if (node.reasoning.empty()) node.reasoning = std::move(phases.reasoning);
  if (node.model.empty()) node.model = std::move(name);
  return node;
}

MessageNode read_listed_message(ImportContext& context, JsonValue value) { return read_webui_message(context, {}, value); }

struct WebUiChat {
  std::vector<MessageNode> tree, list;
  std::string current, title;
};

void read_webui_history(ImportContext& context, JsonValue value, WebUiChat& chat) {
  JsonReader& json = context.json;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "currentId" || key == "current_id") chat.current = json.text(inner);
    else if (key == "messages") {
      json.members(inner, [&](std::string_view id, JsonValue message) {
        if (chat.tree.size() < kMaximumMessages) chat.tree.push_back(read_webui_message(context, id, message));
        else json.fail();
      });
    }
  });
}

void read_webui_chat(ImportContext& context, JsonValue value, WebUiChat& chat) {
  JsonReader& json = context.json;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "history") read_webui_history(context, inner, chat);
    else if (key == "title") chat.title = json.text(inner);
    else if (key == "messages") read_list(context, inner, read_listed_message, chat.list);
  });
}

}  // namespace

void read_open_webui(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  Conversation conversation;
  WebUiChat chat;
  std::string title;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "chat") read_webui_chat(context, inner, chat);
    else if (key == "history") read_webui_history(context, inner, chat);
    else if (key == "title") title = json.text(inner);
    else if (key == "id") conversation.id = json.text(inner);
  });
  conversation.title = title.empty() ? chat.title : title;
  context.title = conversation.title;
  // The list repeats one line of the tree.
  const bool is_list = chat.tree.empty();
  if (is_list && !chat.list.empty()) chat.current = chat.list.back().id;
  std::vector<MessageNode>& nodes = is_list ? chat.list : chat.tree;
  if (is_list && !has_parents(nodes)) context.keep_list(std::move(conversation), nodes);
  else context.keep(std::move(conversation), nodes, chat.current);
}

}  // namespace kinprint
