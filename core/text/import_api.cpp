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
  add_answer(found, std::move(node));
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

void read_candidate(ImportContext& context, JsonValue value, ApiAnswers& found) {
  JsonReader& json = context.json;
  MessageNode node;
  bool ended = false;
  const auto read_part = [&](JsonValue part) {
    std::string text;
    bool thought = false, other = false;
    json.members(part, [&](std::string_view key, JsonValue inner) {
      if (key == "text") text = json.text(inner);
      else if (key == "thought") thought = json.boolean(inner);
      else if (key == "functionCall" || key == "executableCode" || key == "inlineData") other = true;
    });
    (thought ? node.reasoning : node.text) += text;  // parts are pieces of one text
    if (other) context.skip(SkipReason::Tool);
  };
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "finishReason") ended = json.kind(inner) == JsonKind::string;
    if (key != "content") return;
    json.members(inner, [&](std::string_view name, JsonValue parts) {
      if (name == "parts") json.elements(parts, read_part);
    });
  });
  found.end = ended && found.end != AnswerEnd::Open ? AnswerEnd::Told : AnswerEnd::Open;
  add_answer(found, std::move(node));
}

std::string last_prompt(const std::vector<MessageNode>& nodes) {
  for (auto node = nodes.rbegin(); node != nodes.rend(); ++node)
    if (node->role == Role::User) return node->text;
  return {};
}

// The prompt in the body of a request: messages, or the input of the responses API.
void read_request_body(ImportContext& context, JsonValue value, std::string& prompt, std::string& model) {
  JsonReader& json = context.json;
  std::vector<MessageNode> nodes;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "model") model = json.text(inner);
    else if (key == "prompt") prompt = json.text(inner);
    else if (key == "messages" || key == "input") {
      if (json.kind(inner) == JsonKind::string) prompt = json.text(inner);
      read_list(context, inner, read_role_message, nodes);
    }
  });
  for (const MessageNode& node : nodes)
    if (node.role == Role::System) context.skip(SkipReason::System);
  if (prompt.empty()) prompt = last_prompt(nodes);
}

}  // namespace

void add_answer(ApiAnswers& found, MessageNode node) {
  if (found.answers.size() >= kMaximumBranches) return;
  ImportedAnswer answer;
  answer.text = std::move(node.text);
  answer.reasoning = std::move(node.reasoning);
  answer.model = std::move(node.model);
  answer.branch = static_cast<std::uint32_t>(found.answers.size());
  found.answers.push_back(std::move(answer));
}

void keep_answers(ImportContext& context, std::string key, std::string prompt, ApiAnswers found) {
  Conversation conversation;
  ImportedTurn turn;
  conversation.id = key.empty() ? found.id : key;
  turn.key = std::move(key);
  turn.prompt = std::move(prompt);
  for (ImportedAnswer& answer : found.answers) {
    if (answer.model.empty()) answer.model = found.model;
    if (answer.time.empty()) answer.time = found.time;
  }
  turn.answers = std::move(found.answers);
  conversation.turns.push_back(std::move(turn));
  context.title = conversation.id;
  context.keep_turns(std::move(conversation));
}

void read_api_body(ImportContext& context, JsonValue value, ApiAnswers& found) {
  JsonReader& json = context.json;
  MessageNode whole;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "model" || key == "modelVersion") found.model = json.text(inner);
    else if (key == "id" || key == "responseId") found.id = json.text(inner);
    else if (key == "created" || key == "created_at" || key == "createTime") found.time = read_time(json, inner);
    else if (key == "error") found.error = json.kind(inner) != JsonKind::null;
    else if (key == "choices") json.elements(inner, [&](JsonValue choice) { read_choice(context, choice, found); });
    else if (key == "candidates") json.elements(inner, [&](JsonValue candidate) { read_candidate(context, candidate, found); });
    else if (key == "output") json.elements(inner, [&](JsonValue item) { read_output_item(context, item, whole); });
    else if (key == "content") read_content(context, inner, whole);
  });
  if (!whole.text.empty() || !whole.reasoning.empty()) add_answer(found, std::move(whole));
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
    for (ApiAnswers& body : bodies) keep_answers(context, {}, {}, std::move(body));
    return;
  }
  ApiAnswers whole = std::move(bodies.front());
  for (std::size_t at = 1; at < bodies.size(); ++at) append_answers(whole, std::move(bodies[at]));
  keep_answers(context, {}, {}, std::move(whole));
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
  if (!goes_on && end != AnswerEnd::Open) return keep_answers(context, {}, {}, std::move(found));
  context.open.push_back(std::move(found));
  if (end == AnswerEnd::Told) keep_open(context, true);
}

void finish_api_responses(ImportContext& context) { keep_open(context, false); }

void read_batch_line(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  std::string key, prompt, model;
  ApiAnswers found;
  const auto read_result = [&](std::string_view name, JsonValue inner) {
    if (name == "body" || name == "message") read_api_body(context, inner, found);
    else if (name == "status_code") found.error = found.error || json.number(inner, 200) >= 400;
    else if (name == "error") found.error = found.error || json.kind(inner) != JsonKind::null;
  };
  json.members(value, [&](std::string_view name, JsonValue inner) {
    if (name == "custom_id") key = id_text(json, inner);
    else if (name == "body" || name == "params") read_request_body(context, inner, prompt, model);
    else if (name == "response" || name == "result") json.members(inner, read_result);
    else if (name == "error") found.error = found.error || json.kind(inner) != JsonKind::null;
  });
  context.title = key;
  if (found.error && found.answers.empty()) return context.skip(SkipReason::FailedRequest, key);
  keep_answers(context, std::move(key), std::move(prompt), std::move(found));
}

}  // namespace kinprint
