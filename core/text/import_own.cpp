// Kinprint's own files: requests (a set, a batch line), bots, reports that include their input, and records.
#include <algorithm>
#include <map>

#include "text/import_readers.hpp"

namespace kinprint {
namespace {

struct OwnAnswer {
  std::string prompt, text;
  bool again = false;
};

struct OwnBot {
  std::string name, released;
  std::vector<OwnAnswer> answers;
};

// One member of a side of a request, or of a bot that stands by itself.
void read_bot_member(JsonReader& json, std::string_view key, JsonValue value, OwnBot& bot) {
  if (key == "name") bot.name = json.text(value);
  if (key == "released") bot.released = json.text(value);
  if (key != "answers") return;
  json.elements(value, [&](JsonValue item) {
    if (bot.answers.size() >= kMaximumMessages) return json.fail();
    OwnAnswer& answer = bot.answers.emplace_back();
    json.members(item, [&](std::string_view field, JsonValue fact) {
      if (field == "prompt") answer.prompt = json.text(fact);
      else if (field == "text") answer.text = json.text(fact);
      else if (field == "again") answer.again = json.boolean(fact);
    });
  });
}

// A bot becomes one conversation; second samples join the turn of their prompt.
void keep_bot(ImportContext& context, OwnBot bot, std::string_view side, std::string_view id) {
  Conversation conversation;
  conversation.id = id;
  conversation.title = bot.name;
  conversation.side = side;
  conversation.released = std::move(bot.released);
  std::map<std::string, std::size_t> turn_of;
  for (OwnAnswer& own : bot.answers) {
    const auto known = turn_of.find(own.prompt);
    const bool joins = own.again && !own.prompt.empty() && known != turn_of.end();
    if (!joins) {
      turn_of[own.prompt] = conversation.turns.size();
      conversation.turns.emplace_back().prompt = own.prompt;
    }
    ImportedTurn& turn = joins ? conversation.turns[known->second] : conversation.turns.back();
    ImportedAnswer answer;
    answer.text = std::move(own.text);
    answer.model = bot.name;
    answer.branch = static_cast<std::uint32_t>(turn.answers.size());
    turn.answers.push_back(std::move(answer));
  }
  context.title = bot.name;
  context.keep_turns(std::move(conversation));
}

void read_side(ImportContext& context, JsonValue value, std::string_view side, std::string_view id) {
  OwnBot bot;
  context.json.members(value, [&](std::string_view key, JsonValue inner) { read_bot_member(context.json, key, inner, bot); });
  keep_bot(context, std::move(bot), side, id);
}

// A request, or a bot by itself, which has no side.
void read_request_sides(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  std::string id;
  OwnBot bot;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "id") id = id_text(json, inner);
    else read_bot_member(json, key, inner, bot);
    if (key == "left" || key == "right") read_side(context, inner, key, id);
    else if (key == "controls") json.elements(inner, [&](JsonValue control) { read_side(context, control, "control", id); });
  });
  if (!bot.answers.empty() && !json.failed()) keep_bot(context, std::move(bot), {}, {});
}

ImportedAnswer read_record_answer(JsonReader& json, JsonValue value) {
  ImportedAnswer answer;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "text") answer.text = json.text(inner);
    else if (key == "reasoning") answer.reasoning = json.text(inner);
    else if (key == "model") answer.model = json.text(inner);
    else if (key == "time") answer.time = json.text(inner);
    else if (key == "branch") answer.branch = static_cast<std::uint32_t>(std::clamp(json.number(inner, 0), 0.0, 1e9));
  });
  return answer;
}

ImportedTurn read_record_turn(JsonReader& json, JsonValue value) {
  ImportedTurn turn;
  const auto count = [&](JsonValue inner) {
    return static_cast<std::uint32_t>(std::clamp(json.number(inner, 0), 0.0, 1e9));
  };
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "prompt") turn.prompt = json.text(inner);
    else if (key == "key") turn.key = json.text(inner);
    else if (key == "position") turn.position = count(inner);
    else if (key == "branch") turn.branch = count(inner);
    else if (key == "attachments") turn.attachments = count(inner);
    else if (key == "answers")
      json.elements(inner, [&](JsonValue answer) { turn.answers.push_back(read_record_answer(json, answer)); });
  });
  return turn;
}

Conversation read_record_conversation(JsonReader& json, JsonValue value) {
  Conversation conversation;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "id") conversation.id = json.text(inner);
    else if (key == "title") conversation.title = json.text(inner);
    else if (key == "side") conversation.side = json.text(inner);
    else if (key == "released") conversation.released = json.text(inner);
    else if (key == "turns")
      json.elements(inner, [&](JsonValue turn) { conversation.turns.push_back(read_record_turn(json, turn)); });
  });
  return conversation;
}

void read_record_skipped(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  std::string reason;
  Skipped skipped;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "reason") reason = json.text(inner);
    else if (key == "count") skipped.count = static_cast<std::uint64_t>(std::clamp(json.number(inner, 0), 0.0, 1e15));
    else if (key == "names") {
      json.elements(inner, [&](JsonValue name) {
        if (skipped.names.size() < kMaximumSkippedNames) skipped.names.emplace_back(json.text(name));
      });
    }
  });
  for (std::size_t known = 0; known < static_cast<std::size_t>(SkipReason::Count); ++known) {
    if (skip_reason_name(static_cast<SkipReason>(known)) != reason || skipped.count == 0) continue;
    context.result.skipped[static_cast<SkipReason>(known)] = std::move(skipped);
    return;
  }
}

}  // namespace

void read_kinprint_set(ImportContext& context, JsonValue value) { read_request_sides(context, value); }

void read_kinprint_report(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "input") read_request_sides(context, inner);
  });
}

// Texts of a record are clean already and stay as they are, so that writing it again gives the same bytes.
void read_kinprint_record(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  RemovedCounts& removed = context.result.removed;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "source") {
      const std::string_view source = json.text(inner);
      for (const FormatRow& row : format_rows())
        if (row.name == source) context.result.format = row.format;
    } else if (key == "conversations") {
      json.elements(inner, [&](JsonValue item) {
        Conversation conversation = read_record_conversation(json, item);
        if (!json.failed() && context.result.conversations.size() < kMaximumConversations)
          context.result.conversations.push_back(std::move(conversation));
      });
    } else if (key == "skipped") {
      json.elements(inner, [&](JsonValue item) { read_record_skipped(context, item); });
    } else if (key == "removed") {
      json.members(inner, [&](std::string_view name, JsonValue fact) {
        const auto count = static_cast<std::uint64_t>(std::clamp(json.number(fact, 0), 0.0, 1e15));
        if (name == "citationMarks") removed.citation_marks = count;
        else if (name == "privateUseCharacters") removed.private_use_characters = count;
        else if (name == "pageResidue") removed.page_residue = count;
        else if (name == "reasoningBlocks") removed.reasoning_blocks = count;
        else if (name == "invalidBytesItems") removed.invalid_bytes_items = count;
      });
    }
  });
}

}  // namespace kinprint
