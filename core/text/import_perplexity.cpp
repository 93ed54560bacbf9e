// Threads of Perplexity: an entry is a query with its answer, whole or in blocks. docs/formats.md has the facts.
#include <cmath>

#include "base/merge_sort.hpp"
#include "text/import_readers.hpp"

namespace kinprint {
namespace {

void read_answer_blocks(JsonReader& json, JsonValue value, std::string& answer) {
  json.elements(value, [&](JsonValue block) {
    json.members(block, [&](std::string_view kind, JsonValue body) {
      if (kind != "markdown_block") return;
      std::string whole, joined;
      json.members(body, [&](std::string_view name, JsonValue fact) {
        if (name == "answer") whole = json.text(fact);
        else if (name == "chunks") json.elements(fact, [&](JsonValue chunk) { joined += json.text(chunk); });
      });
      const std::string& text = whole.empty() ? joined : whole;
      // Entries hold a block for several uses. Only both ends are looked at: a search would take the square of the blocks.
      if (!answer.starts_with(text) && !answer.ends_with(text)) append_block(answer, text);
    });
  });
}

double finite_or_zero(double value) { return std::isfinite(value) ? value : 0; }

struct Entry {
  double index = 0;  // place in the thread; all 0 where the file names none
  MessageNode prompt, answer;
};

Entry read_perplexity_entry(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  Entry entry;
  MessageNode& prompt = entry.prompt;
  MessageNode& answer = entry.answer;
  prompt.role = Role::User;
  answer.role = Role::Assistant;
  std::string blocks;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "index") entry.index = finite_or_zero(json.number(inner, 0));
    else if (key == "query" || key == "query_str") prompt.text = json.text(inner);
    else if (key == "answer") answer.text = json.text(inner);
    else if (key == "blocks") read_answer_blocks(json, inner, blocks);
    else if (key == "model" || key == "display_model") answer.model = json.text(inner);
    else if (key == "timestamp" || key == "datetime" || key == "updated_datetime") answer.time = read_time(json, inner);
  });
  if (answer.text.empty()) answer.text = std::move(blocks);
  return entry;
}

}  // namespace

void read_perplexity(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  Conversation conversation;
  std::vector<Entry> entries;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "metadata" || key == "thread_metadata") {
      read_chat_facts(context, inner, conversation);
    } else if (key == "conversations" || key == "entries") {
      json.elements(inner, [&](JsonValue entry) {
        if (2 * entries.size() < kMaximumMessages) entries.push_back(read_perplexity_entry(context, entry));
        else json.fail();
      });
    }
  });
  merge_sort(entries, [](const Entry& left, const Entry& right) { return left.index < right.index; });
  std::vector<MessageNode> nodes;
  for (auto& [index, prompt, answer] : entries) {
    nodes.push_back(std::move(prompt));
    nodes.push_back(std::move(answer));
  }
  context.keep_list(std::move(conversation), nodes);
}

}  // namespace kinprint
