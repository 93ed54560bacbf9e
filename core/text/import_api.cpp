// Answers of the public APIs: saved responses and batch files.
#include "text/import_readers.hpp"

namespace kinprint {
namespace {

void read_choice(ImportContext& context, JsonValue value, ApiAnswers& found) {
  JsonReader& json = context.json;
  MessageNode node;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "message") node = read_role_message(context, inner);
    else if (key == "text") node.text = json.text(inner);  // the older completions API
  });
  add_answer(context, found, std::move(node));
}

// The responses API: items of kind message, reasoning, function_call...
void read_output_item(ImportContext& context, JsonValue value, MessageNode& whole) {
  JsonReader& json = context.json;
  MessageNode node, summary;
  std::string kind;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "type") kind = json.text(inner);
    else if (key == "content") read_content(context, inner, node);
    else if (key == "summary") {
      json.elements(inner, [&](JsonValue part) {
        json.members(part, [&](std::string_view name, JsonValue text) {
          if (name == "text") append_block(summary.text, json.text(text));
        });
      });
    }
  });
  if (kind == "reasoning") {
    append_block(whole.reasoning, summary.text);
    append_block(whole.reasoning, node.text);
  } else if (kind.empty() || kind == "message") {
    append_block(whole.text, node.text);
    append_block(whole.reasoning, node.reasoning);
  } else {
    context.skip(SkipReason::Tool);
  }
}

void read_gemini_part(ImportContext& context, JsonValue part, MessageNode& node) {
  JsonReader& json = context.json;
  std::string_view text;
  bool thought = false;
  json.members(part, [&](std::string_view key, JsonValue inner) {
    const bool is_object = json.kind(inner) == JsonKind::object;  // null stands for none where a program wrote all fields
    if (key == "text") text = json.text(inner);
    else if (key == "thought") thought = json.boolean(inner);
    else if (!is_object) return;
    else if (key.starts_with("inline") || key.starts_with("file")) ++node.attachments;
    else if (key.starts_with("function") || key.starts_with("executable") || key.starts_with("code")) context.skip(SkipReason::Tool);
  });
  (thought ? node.reasoning : node.text) += text;
}

void read_candidate(ImportContext& context, JsonValue value, ApiAnswers& found) {
  JsonReader& json = context.json;
  MessageNode node;
  bool ended = false;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "finishReason" || key == "finish_reason") ended = json.kind(inner) == JsonKind::string;
    else if (key == "content") node = read_gemini_content(context, inner);
  });
  context.skip(SkipReason::Image, {}, node.attachments);
  found.end = ended && found.end != AnswerEnd::Open ? AnswerEnd::Told : AnswerEnd::Open;
  add_answer(context, found, std::move(node));
}

// Of the messages of a request the last prompt is kept.
void read_asked(ImportContext& context, JsonValue value, ReadMessage read, ApiAnswers& found) {
  std::vector<MessageNode> nodes;
  std::string prompt(context.json.text(value));
  std::uint64_t attachments = 0;
  read_list(context, value, read, nodes);
  for (MessageNode& node : nodes) {
    if (node.role == Role::System) context.skip(SkipReason::System);
    if (node.role != Role::User || node.text.empty()) continue;
    prompt = std::move(node.text);
    attachments = node.attachments;
  }
  context.skip(SkipReason::Image, {}, attachments);
  if (!prompt.empty()) found.prompt = std::move(prompt);
}

// The body of a request: messages, the input of the responses API, or the contents of Gemini's.
void read_request_body(ImportContext& context, JsonValue value, ApiAnswers& found) {
  JsonReader& json = context.json;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "prompt" || key == "messages" || key == "input") read_asked(context, inner, read_role_message, found);
    else if (key == "contents") read_asked(context, inner, read_gemini_content, found);
    else if (key.starts_with("system") && json.kind(inner) == JsonKind::object) context.skip(SkipReason::System);
  });
}

}  // namespace

void add_answer(ImportContext& context, ApiAnswers& found, MessageNode node) {
  if (found.answers.size() >= kMaximumBranches) return context.skip(SkipReason::TooManyBranches);
  ImportedAnswer answer;
  answer.text = std::move(node.text);
  answer.reasoning = std::move(node.reasoning);
  answer.model = std::move(node.model);
  answer.branch = static_cast<std::uint32_t>(found.answers.size());
  found.answers.push_back(std::move(answer));
}

MessageNode read_gemini_content(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  MessageNode node;
  node.role = Role::User;  // of a request of one message, which may leave it out
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "role") node.role = role_of(json.text(inner));
    else if (key == "parts") json.elements(inner, [&](JsonValue part) { read_gemini_part(context, part, node); });
  });
  return node;
}

void keep_answers(ImportContext& context, std::string key, ApiAnswers found) {
  Conversation conversation;
  ImportedTurn turn;
  conversation.id = key.empty() ? found.id : key;
  turn.key = std::move(key);
  turn.prompt = std::move(found.prompt);
  for (ImportedAnswer& answer : found.answers) {
    if (answer.model.empty()) answer.model = found.model;
    if (answer.time.empty()) answer.time = found.time;
  }
  turn.answers = std::move(found.answers);
  conversation.turns.push_back(std::move(turn));
  context.title = conversation.id;
  context.keep_turns(std::move(conversation));
}

void read_api_body(ImportContext& context, JsonValue value, ApiAnswers& found, int levels) {
  JsonReader& json = context.json;
  if (levels == 0) return;
  MessageNode whole;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "model" || key == "modelVersion" || key == "model_version") found.model = json.text(inner);
    else if (key == "id" || key == "responseId" || key == "response_id") found.id = json.text(inner);
    else if (key == "created" || key == "created_at" || key == "createTime" || key == "create_time") found.time = read_time(json, inner);
    else if (key == "error") found.error = found.error || json.kind(inner) != JsonKind::null;
    else if (key == "status_code") found.error = found.error || json.number(inner, 200) >= 400;
    else if (key == "body" || key == "message") read_api_body(context, inner, found, levels - 1);
    else if (key == "contents") read_asked(context, inner, read_gemini_content, found);
    else if (key == "choices") json.elements(inner, [&](JsonValue choice) { read_choice(context, choice, found); });
    else if (key == "candidates") json.elements(inner, [&](JsonValue candidate) { read_candidate(context, candidate, found); });
    else if (key == "output") json.elements(inner, [&](JsonValue item) { read_output_item(context, item, whole); });
    else if (key == "content") read_content(context, inner, whole);
  });
  if (!whole.text.empty() || !whole.reasoning.empty()) add_answer(context, found, std::move(whole));
}

namespace {

// The texts of `next` at the ends of those of `whole`, candidate by candidate.
void append_answers(ApiAnswers& whole, ApiAnswers next) {
  for (std::size_t at = 0; at < next.answers.size(); ++at) {
    if (at >= whole.answers.size()) {
      whole.answers.push_back(std::move(next.answers[at]));
      continue;
    }
    whole.answers[at].text += next.answers[at].text;
    whole.answers[at].reasoning += next.answers[at].reasoning;
  }
}

// Bodies that wait are pieces of one answer where one tells its end or all have one id, else answers of their own that do not
// tell how they ended. `ended`: by the last of them.
void keep_open(ImportContext& context, bool ended) {
  std::vector<ApiAnswers> bodies = std::move(context.open);
  context.open.clear();
  if (bodies.empty()) return;
  if (!ended && !bodies.front().id.empty()) context.skip(SkipReason::UnfinishedAnswer, bodies.front().id);
  if (!ended && bodies.front().id.empty()) {
    for (ApiAnswers& body : bodies) keep_answers(context, {}, std::move(body));
    return;
  }
  ApiAnswers whole = std::move(bodies.front());
  for (std::size_t at = 1; at < bodies.size(); ++at) append_answers(whole, std::move(bodies[at]));
  keep_answers(context, {}, std::move(whole));
}

}  // namespace

// Gemini's API, asked for a stream, answers with a list of bodies: pieces of one text, of which the last says why it ended.
void read_api_response(ImportContext& context, JsonValue value) {
  ApiAnswers found;
  read_api_body(context, value, found);
  if (context.json.failed()) return;
  if (found.error && found.answers.empty()) return context.skip(SkipReason::FailedRequest, found.id);
  const AnswerEnd end = found.end;
  const bool goes_on =
      !context.open.empty() && context.open.front().id == found.id && (end != AnswerEnd::None || found.answers.empty());
  if (!goes_on) keep_open(context, false);
  if (!goes_on && end != AnswerEnd::Open) return keep_answers(context, {}, std::move(found));
  context.open.push_back(std::move(found));
  if (end == AnswerEnd::Told) keep_open(context, true);
}

void finish_api_responses(ImportContext& context) { keep_open(context, false); }

// Gemini's batches and the logs of its requests have `key`, or nothing, in place of `custom_id`.
void read_batch_line(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  std::string key;
  ApiAnswers found;
  json.members(value, [&](std::string_view name, JsonValue inner) {
    if (name == "custom_id" || name == "key") key = id_text(json, inner);
    else if (name == "body" || name == "params" || name == "request") read_request_body(context, inner, found);
    else if (name == "response" || name == "result") read_api_body(context, inner, found);
    else if (name == "error") found.error = found.error || json.kind(inner) != JsonKind::null;
  });
  context.title = key;
  if (found.error && found.answers.empty()) return context.skip(SkipReason::FailedRequest, key);
  keep_answers(context, std::move(key), std::move(found));
}

}  // namespace kinprint
