// Exports of Grok, Le Chat, Kimi, Perplexity and LM Studio. docs/formats.md has the facts each is based on.
#include <algorithm>

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

MessageNode read_kimi_message(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  MessageNode node;
  std::string plain;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "role") node.role = role_of(json.text(inner));
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

void read_answer_blocks(JsonReader& json, JsonValue value, std::string& answer) {
  json.elements(value, [&](JsonValue block) {
    json.members(block, [&](std::string_view kind, JsonValue body) {
      if (kind != "markdown_block") return;
      std::string whole, joined;
      json.members(body, [&](std::string_view name, JsonValue fact) {
        if (name == "answer") whole = json.text(fact);
        else if (name == "chunks") json.elements(fact, [&](JsonValue chunk) { joined += json.text(chunk); });
      });
      append_block(answer, whole.empty() ? joined : whole);
    });
  });
}

void read_perplexity_entry(ImportContext& context, JsonValue value, std::vector<MessageNode>& nodes) {
  JsonReader& json = context.json;
  MessageNode prompt, answer;
  prompt.role = Role::User;
  answer.role = Role::Assistant;
  std::string blocks;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "query" || key == "query_str") prompt.text = json.text(inner);
    else if (key == "answer") answer.text = json.text(inner);
    else if (key == "blocks") read_answer_blocks(json, inner, blocks);
    else if (key == "model" || key == "display_model") answer.model = json.text(inner);
    else if (key == "timestamp" || key == "datetime" || key == "updated_datetime") answer.time = read_time(json, inner);
  });
  if (answer.text.empty()) answer.text = std::move(blocks);
  nodes.push_back(std::move(prompt));
  nodes.push_back(std::move(answer));
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
      json.members(inner, [&](std::string_view name, JsonValue fact) {
        if (name == "identifier" || (name == "indexedModelIdentifier" && model.empty())) model = json.text(fact);
      });
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

std::string id_text(JsonReader& json, JsonValue value) {
  if (json.kind(value) == JsonKind::string) return std::string(json.text(value));
  if (json.kind(value) == JsonKind::number) {
    // What stands behind the digits of a broken number may be any bytes, and a cut in them no UTF-8.
    const std::string_view token = value.raw_json_token();
    return std::string(token.substr(0, std::min<std::size_t>(token.find_first_not_of("0123456789+-.eE"), 40)));
  }
  std::string id;  // {"$oid": "..."}
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "$oid") id = json.text(inner);
  });
  return id;
}

void read_grok(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  Conversation conversation;
  std::vector<MessageNode> nodes;
  bool has_parents = false;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "conversation") {
      json.members(inner, [&](std::string_view name, JsonValue fact) {
        if (name == "id") conversation.id = id_text(json, fact);
        else if (name == "title") context.title = conversation.title = json.text(fact);
      });
    } else if (key == "responses") {
      const bool array = json.elements(inner, [&](JsonValue item) {
        if (nodes.size() >= kMaximumMessages) return json.fail();
        json.members(item, [&](std::string_view name, JsonValue response) {
          if (name != "response") return;
          nodes.push_back(read_grok_response(context, response));
          has_parents = has_parents || !nodes.back().parent.empty();
        });
      });
      if (!array && json.kind(inner) != JsonKind::null) json.fail();
    }
  });
  if (!has_parents) link_as_list(nodes);
  context.keep(std::move(conversation), nodes);
}

// One message an item: rows wait until the end, because they may be out of order.
void read_le_chat(ImportContext& context, JsonValue value) {
  if (context.rows.size() >= kMaximumMessages) return context.json.fail();
  std::string chat;
  MessageNode node = read_le_chat_message(context, value, chat);
  node.parent = std::move(chat);  // holds the chat until finish_le_chat links the rows
  if (!context.json.failed()) context.rows.push_back(std::move(node));
}

void finish_le_chat(ImportContext& context) {
  std::vector<MessageNode> rows = std::move(context.rows);
  context.rows.clear();
  std::stable_sort(rows.begin(), rows.end(), [](const MessageNode& left, const MessageNode& right) {
    return left.parent != right.parent ? left.parent < right.parent : left.time < right.time;
  });
  for (std::size_t begin = 0; begin < rows.size();) {
    std::size_t end = begin;
    while (end < rows.size() && rows[end].parent == rows[begin].parent) ++end;
    Conversation conversation;
    conversation.id = rows[begin].parent;
    std::vector<MessageNode> nodes(std::make_move_iterator(rows.begin() + static_cast<std::ptrdiff_t>(begin)),
                                   std::make_move_iterator(rows.begin() + static_cast<std::ptrdiff_t>(end)));
    link_as_list(nodes);
    context.title = conversation.id;
    context.keep(std::move(conversation), nodes);
    begin = end;
  }
}

void read_kimi(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  Conversation conversation;
  std::vector<MessageNode> nodes;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "messages") {
      json.elements(inner, [&](JsonValue message) {
        if (nodes.size() < kMaximumMessages) nodes.push_back(read_kimi_message(context, message));
        else json.fail();
      });
    } else if (key == "chat") {
      json.members(inner, [&](std::string_view name, JsonValue fact) {
        if (name == "id") conversation.id = json.text(fact);
        else if (name == "name") context.title = conversation.title = json.text(fact);
      });
    } else if (key == "chatId" || key == "chat_id") {
      conversation.id = json.text(inner);
    }
  });
  if (nodes.size() > 1 && nodes.front().time > nodes.back().time) std::reverse(nodes.begin(), nodes.end());
  link_as_list(nodes);
  context.keep(std::move(conversation), nodes);
}

void read_perplexity(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  Conversation conversation;
  std::vector<MessageNode> nodes;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "metadata" || key == "thread_metadata") {
      json.members(inner, [&](std::string_view name, JsonValue fact) {
        if (name == "title" || name == "thread_title") context.title = conversation.title = json.text(fact);
        else if (name == "id" || name == "uuid" || name == "thread_id") conversation.id = json.text(fact);
      });
    } else if (key == "conversations" || key == "entries") {
      json.elements(inner, [&](JsonValue entry) {
        if (nodes.size() < kMaximumMessages) read_perplexity_entry(context, entry, nodes);
        else json.fail();
      });
    }
  });
  link_as_list(nodes);
  context.keep(std::move(conversation), nodes);
}

void read_lm_studio(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  Conversation conversation;
  std::vector<MessageNode> nodes;
  std::string parent, last_model, current;
  std::size_t place = 0;
  const auto read_message = [&](JsonValue message) {
    const std::size_t first = nodes.size();
    std::uint64_t selected = 0;
    json.members(message, [&](std::string_view key, JsonValue inner) {
      if (key == "currentlySelected") selected = static_cast<std::uint64_t>(std::clamp(json.number(inner, 0), 0.0, 1e6));
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
    current = parent = nodes[std::min<std::size_t>(first + selected, nodes.size() - 1)].id;
    ++place;
  };
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "name" || key == "title") context.title = conversation.title = json.text(inner);
    else if (key == "messages") json.elements(inner, read_message);
    else if (key == "lastUsedModel") {
      json.members(inner, [&](std::string_view name, JsonValue fact) {
        if (name == "identifier" || (name == "indexedModelIdentifier" && last_model.empty())) last_model = json.text(fact);
      });
    }
  });
  for (MessageNode& node : nodes)
    if (node.role == Role::Assistant && node.model.empty()) node.model = last_model;
  context.keep(std::move(conversation), nodes, current);
}

}  // namespace kinprint
