#include "text/import_context.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "text/import_clean.hpp"
#include "text/import_speakers.hpp"

namespace kinprint {
namespace {

constexpr std::size_t kLongestName = 80;  // bytes of a skipped item's name
constexpr std::size_t kLongestTime = 64;  // bytes of a time as the file writes it

// At most `most` bytes, cut before a code point.
std::string_view first_bytes(std::string_view text, std::size_t most) {
  std::size_t end = std::min(text.size(), most);
  while (end < text.size() && end > 0 && !starts_code_point(text[end])) --end;
  return text.substr(0, end);
}

CleanOptions options_of(ImportFormat format) {
  return {format == ImportFormat::Perplexity, format == ImportFormat::Transcript || format == ImportFormat::PlainText};
}

// The lowest `width` digits of a number that has no more.
void append_digits(std::string& text, std::int64_t value, int width) {
  text.append(static_cast<std::size_t>(width), '0');
  for (auto digit = text.rbegin(); value > 0; ++digit, value /= 10) *digit = static_cast<char>('0' + value % 10);
}

}  // namespace

void ImportContext::skip(SkipReason reason, std::string_view name, std::uint64_t count) {
  if (count == 0) return;
  Skipped& skipped = result.skipped[reason];
  skipped.count += count;
  if (name.empty() || skipped.names.size() >= kMaximumSkippedNames) return;
  skipped.names.push_back(replace_invalid_utf8(first_bytes(name, kLongestName)));
}

std::string ImportContext::item_name() const { return title.empty() ? "item " + std::to_string(item) : title; }

void ImportContext::keep(Conversation conversation, std::vector<MessageNode>& nodes, std::string_view current_id) {
  if (json.failed()) return;
  for (const MessageNode& node : nodes) {
    skip(SkipReason::Image, {}, node.attachments);
    if (!node.visible || node.text.empty()) continue;
    if (node.role == Role::System) skip(SkipReason::System);
    else if (node.role == Role::Tool) skip(SkipReason::Tool);
    else if (node.role == Role::Other) skip(SkipReason::OtherContent);
  }
  BuiltTurns built = build_turns(nodes, current_id);
  nodes.clear();
  skip(SkipReason::BrokenLink, {}, built.broken_links);
  skip(SkipReason::RepeatedKey, {}, built.repeated_ids);
  skip(SkipReason::PromptWithoutAnswer, {}, built.prompts_without_answer);
  skip(SkipReason::AnswerWithoutText, {}, built.answers_without_text);
  skip(SkipReason::TooManyBranches, {}, built.dropped_branches);
  conversation.turns = std::move(built.turns);
  keep_turns(std::move(conversation));
}

void ImportContext::keep_list(Conversation conversation, std::vector<MessageNode>& nodes) {
  link_as_list(nodes);
  keep(std::move(conversation), nodes);
}

void ImportContext::keep_turns(Conversation conversation) {
  if (json.failed()) return;  // the item is counted as broken by the caller
  const CleanOptions options = options_of(result.format);
  for (ImportedTurn& turn : conversation.turns) {
    turn.prompt = clean_prompt(std::move(turn.prompt), result.removed);
    for (ImportedAnswer& answer : turn.answers)
      answer.text = clean_answer(std::move(answer.text), answer.reasoning, options, result.removed);
    const std::size_t before = turn.answers.size();
    std::erase_if(turn.answers, [](const ImportedAnswer& answer) { return answer.text.empty(); });
    skip(SkipReason::AnswerWithoutText, {}, before - turn.answers.size());
  }
  // Prompts alone are worth keeping only where answers may come from another file.
  if (result.format != ImportFormat::BatchInput)
    std::erase_if(conversation.turns, [](const ImportedTurn& turn) { return turn.answers.empty(); });
  if (conversation.turns.empty()) {
    skip(SkipReason::EmptyConversation, item_name());
    return;
  }
  conversation.title = clean_prompt(std::move(conversation.title), result.removed);
  result.conversations.push_back(std::move(conversation));
}

Conversation single_turn(std::string id, std::string prompt, ImportedAnswer answer) {
  Conversation conversation;
  ImportedTurn turn;
  turn.key = id;
  turn.prompt = std::move(prompt);
  turn.answers.push_back(std::move(answer));
  conversation.id = std::move(id);
  conversation.turns.push_back(std::move(turn));
  return conversation;
}

bool read_list(ImportContext& context, JsonValue value, ReadMessage read, std::vector<MessageNode>& nodes) {
  return context.json.elements(value, [&](JsonValue message) {
    if (nodes.size() < kMaximumMessages) nodes.push_back(read(context, message));
    else context.json.fail();
  });
}

void read_only_list(ImportContext& context, JsonValue value, ReadMessage read, std::vector<MessageNode>& nodes) {
  if (!read_list(context, value, read, nodes) && context.json.kind(value) != JsonKind::null) context.json.fail();
}

void read_chat_facts(ImportContext& context, JsonValue value, Conversation& conversation) {
  context.json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "id" || key == "uuid" || key == "thread_id") conversation.id = id_text(context.json, inner);
    else if (key == "title" || key == "name" || key == "thread_title")
      context.title = conversation.title = context.json.text(inner);
  });
}

void name_model(std::vector<MessageNode>& nodes, const std::string& model) {
  for (MessageNode& node : nodes)
    if (node.role == Role::Assistant && node.model.empty()) node.model = model;
}

std::string written_time(std::string_view text) { return std::string(first_bytes(text, kLongestTime)); }

namespace {

std::string time_text(double since_1970) {
  constexpr double kMilliseconds = 1e11;      // seconds reach this in the year 5138, milliseconds in 1973
  constexpr double kLatest = 253402300799.0;  // 9999-12-31
  if (!std::isfinite(since_1970) || since_1970 <= 0) return {};
  if (since_1970 >= 1e17) since_1970 /= 1e9;       // nanoseconds
  else if (since_1970 >= 1e14) since_1970 /= 1e6;  // microseconds
  else if (since_1970 >= kMilliseconds) since_1970 /= 1e3;
  if (since_1970 > kLatest) return {};
  const auto seconds = static_cast<std::int64_t>(since_1970);
  // Days to a civil date: the algorithm of H. Hinnant's paper "chrono-Compatible Low-Level Date Algorithms".
  const std::int64_t days = seconds / 86400 + 719468, rest = seconds % 86400;
  const std::int64_t era = days / 146097, day_of_era = days % 146097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
  const std::int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  std::string text;
  append_digits(text, year_of_era + era * 400 + (month <= 2 ? 1 : 0), 4);
  const std::array<std::int64_t, 5> parts{month, day_of_year - (153 * month_from_march + 2) / 5 + 1, rest / 3600,
                                          rest / 60 % 60, rest % 60};
  constexpr std::array<char, 5> kBefore{'-', '-', 'T', ':', ':'};
  for (std::size_t part = 0; part < parts.size(); ++part) {
    text += kBefore[part];
    append_digits(text, parts[part], 2);
  }
  return text + "Z";
}

// levels: of objects in one another that are looked into.
std::string read_time_within(JsonReader& json, JsonValue value, int levels) {
  switch (json.kind(value)) {
    case JsonKind::string: return written_time(json.text(value));
    case JsonKind::number: return time_text(json.number(value, 0));
    case JsonKind::object: {
      std::string time;
      if (levels == 0) return time;
      json.members(value, [&](std::string_view key, JsonValue inner) {
        if (key == "$date") time = read_time_within(json, inner, levels - 1);
        else if (key == "$numberLong") time = time_text(json.number(inner, 0));
      });
      return time;
    }
    default: return {};
  }
}

}  // namespace

// Two for {"$date": {"$numberLong": "..."}}.
std::string read_time(JsonReader& json, JsonValue value) { return read_time_within(json, value, 2); }

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

std::string_view trimmed_line(std::string_view line) {
  constexpr std::string_view kSpace = " \t\r";
  const std::size_t first = line.find_first_not_of(kSpace);
  return first == std::string_view::npos ? std::string_view() : line.substr(first, line.find_last_not_of(kSpace) + 1 - first);
}

Role role_of(std::string_view name) {
  struct Named {
    std::string_view name;
    Role role;
  };
  // clang-format off
  constexpr std::array<Named, 18> kNames{{{"user", Role::User}, {"human", Role::User}, {"prompter", Role::User},
      {"request", Role::User}, {"customer", Role::User}, {"assistant", Role::Assistant}, {"gpt", Role::Assistant},
      {"model", Role::Assistant}, {"bot", Role::Assistant}, {"chatgpt", Role::Assistant}, {"bing", Role::Assistant},
      {"bard", Role::Assistant}, {"ai", Role::Assistant}, {"response", Role::Assistant}, {"system", Role::System},
      {"developer", Role::System}, {"tool", Role::Tool}, {"function", Role::Tool}}};
  // clang-format on
  for (const Named& row : kNames)
    if (equals_ignoring_case(row.name, name)) return row.role;
  const Speaker* speaker = find_speaker(name).speaker;
  if (speaker == nullptr) return Role::Other;
  return speaker->is_prompt ? Role::User : Role::Assistant;
}

namespace {

// A string, its value in an object, as OpenAI's assistants write it, or the texts of a list of parts, as Mistral writes what a
// model thought.
std::string text_of_parts(JsonReader& json, JsonValue value) {
  std::string text(json.text(value));
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "value") text = json.text(inner);
  });
  json.elements(value, [&](JsonValue part) {
    json.members(part, [&](std::string_view key, JsonValue inner) {
      if (key == "text") append_block(text, json.text(inner));
    });
  });
  return text;
}

// What the part before the next one was. Where a text cites its sources, Anthropic's API cuts it within sentences.
enum class PartBefore : std::uint8_t {
  Other,
  Text,
  CitedText
};

void read_part(ImportContext& context, JsonValue value, MessageNode& node, PartBefore& before) {
  JsonReader& json = context.json;
  const PartBefore last = std::exchange(before, PartBefore::Other);
  if (json.kind(value) == JsonKind::string) return append_block(node.text, json.text(value));
  std::string type, text, reasoning;
  bool picture = false, cites = false;
  const bool object = json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "type") type = json.text(inner);
    else if (key == "text" || key == "content") text = text_of_parts(json, inner);
    else if (key == "thinking" || key == "reasoning" || key == "think") reasoning = text_of_parts(json, inner);
    else if (key == "citations") json.elements(inner, [&](JsonValue) { cites = true; });
    else if (key == "image_url" || key == "input_audio" || key == "file" || key == "inline_data" || key == "inlineData")
      picture = true;
  });
  if (!object) return;
  if (type == "thinking" || type == "reasoning" || type == "redacted_thinking" || type == "think") {
    append_block(node.reasoning, reasoning.empty() ? text : reasoning);
  } else if (type.empty() || type == "text" || type == "input_text" || type == "output_text") {
    if (last == PartBefore::CitedText || (last == PartBefore::Text && cites)) node.text += text;
    else append_block(node.text, text);
    before = cites ? PartBefore::CitedText : PartBefore::Text;
    if (picture) ++node.attachments;
  } else if (picture || type.find("image") != std::string::npos || type.find("audio") != std::string::npos ||
             type.find("file") != std::string::npos || type.find("document") != std::string::npos) {
    ++node.attachments;
  } else if (type.find("tool") != std::string::npos || type.find("function") != std::string::npos) {
    context.skip(SkipReason::Tool);
  } else {
    context.skip(SkipReason::OtherContent);
  }
}

// A text, or a list of parts. False where it is no such list, or an empty one.
bool read_parts(ImportContext& context, JsonValue value, MessageNode& node) {
  append_block(node.text, context.json.text(value));
  PartBefore before = PartBefore::Other;
  bool has_parts = false;
  context.json.elements(value, [&](JsonValue part) {
    has_parts = true;
    read_part(context, part, node, before);
  });
  return has_parts;
}

}  // namespace

bool read_content(ImportContext& context, JsonValue value, MessageNode& node) {
  JsonReader& json = context.json;
  const bool is_object = json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "parts") read_parts(context, inner, node);
    else if (key == "text" || key == "content") append_block(node.text, json.text(inner));
  });
  return !is_object && read_parts(context, value, node);
}

}  // namespace kinprint
