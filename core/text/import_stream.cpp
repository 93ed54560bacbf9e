// Answers as services send them while they are written: Ollama's and llama.cpp's lines, chunks with a delta, completions, the
// events of Anthropic, Cohere and OpenAI's responses, Hugging Face's tokens. The pieces of one answer are put together; an answer
// that came whole is a stream of one piece.
#include <algorithm>
#include <initializer_list>

#include "text/import_readers.hpp"

namespace kinprint {
namespace {

static_assert(kMaximumBranches <= 64);  // bits of OpenStream::ended

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// A further part of one of the answers to a request.
struct ChoicePiece {
  std::size_t index = 0;
  MessageNode node;
  bool ends = false;
};

struct StreamPiece {
  std::vector<ChoicePiece> choices;
  ApiAnswers body;           // who answered; and the answers, where an event repeats them whole
  bool tells_end = true;     // its kind of piece says where an answer ends
  bool begins = false;       // the first piece of an answer
  bool ends = false;         // the last one of all answers to the request
  std::string_view block{};  // what kind of part begins, where one does
};

// Of a call that comes in pieces only the first has an id.
bool begins_call(JsonReader& json, JsonValue call) {
  bool is_piece = false, has_id = false;
  json.members(call, [&](std::string_view key, JsonValue inner) {
    if (key == "index") is_piece = true;
    else if (key == "id") has_id = !json.text(inner).empty();
  });
  return has_id || !is_piece;
}

// What was added to a message. Some servers send the reasoning under two names. levels: of objects in one another that are
// looked into; Cohere has three.
void read_delta(ImportContext& context, JsonValue value, MessageNode& node, int levels = 3) {
  JsonReader& json = context.json;
  if (levels == 0) return;
  std::string reasoning;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "message" || (key == "content" && json.kind(inner) == JsonKind::object))
      read_delta(context, inner, node, levels - 1);
    else if (key == "content") read_content(context, inner, node);
    else if (key == "text") node.text += json.text(inner);
    else if (is_one_of(key, {"reasoning_content", "reasoning", "thinking"}) && reasoning.empty()) reasoning = json.text(inner);
    else if (key == "tool_calls") {
      json.elements(inner, [&](JsonValue call) {
        if (begins_call(json, call)) context.skip(SkipReason::Tool);
      });
    }
  });
  node.reasoning += reasoning;
}

ChoicePiece read_choice_piece(ImportContext& context, JsonValue value, bool& may_go_on) {
  JsonReader& json = context.json;
  ChoicePiece choice;
  may_go_on = false;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    may_go_on = may_go_on || key == "delta" || key == "finish_reason";
    if (key == "index") choice.index = static_cast<std::size_t>(std::clamp(json.number(inner, 0), 0.0, 1e6));
    else if (key == "delta" || key == "message") read_delta(context, inner, choice.node);
    else if (key == "text") choice.node.text = json.text(inner);
    else if (key == "finish_reason") choice.ends = json.kind(inner) == JsonKind::string;
  });
  return choice;
}

// One token of Hugging Face's server; marks of the model are none of the answer.
std::string token_text(JsonReader& json, JsonValue value) {
  std::string text;
  bool special = false;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "text") text = json.text(inner);
    else if (key == "special") special = json.boolean(inner);
  });
  return special ? std::string() : text;
}

StreamPiece read_piece(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  StreamPiece piece;
  MessageNode node;
  std::string type, text, block;
  bool may_go_on = true;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    const bool is_text = json.kind(inner) == JsonKind::string;
    if (key == "type" || key == "event_type") type = json.text(inner);
    else if (key == "id" || key == "generation_id") piece.body.id = json.text(inner);
    else if (key == "model") piece.body.model = json.text(inner);
    else if (key == "created" || key == "created_at") piece.body.time = read_time(json, inner);
    else if (key == "error") piece.body.error = json.kind(inner) != JsonKind::null;
    else if (is_one_of(key, {"done", "stop", "is_finished"})) piece.ends = json.boolean(inner);
    else if (key == "choices")
      json.elements(inner, [&](JsonValue choice) { piece.choices.push_back(read_choice_piece(context, choice, may_go_on)); });
    else if (key == "response" && !is_text) read_api_body(context, inner, piece.body);
    else if (key == "response" || key == "content") node.text += json.text(inner);
    else if (key == "thinking") node.reasoning += json.text(inner);
    else if (key == "text" || (key == "delta" && is_text)) text = json.text(inner);
    else if (key == "message" || key == "delta") read_delta(context, inner, node);
    else if (key == "token") node.text += token_text(json, inner);
    else if (key == "generated_text") piece.ends = is_text;
    else if (key == "content_block") {
      json.members(inner, [&](std::string_view name, JsonValue kind) {
        if (name == "type") block = json.text(kind);
      });
    }
  });
  if (is_one_of(type, {"text-generation", "response.output_text.delta", "response.refusal.delta"})) node.text += text;
  else if (is_one_of(type, {"response.reasoning_text.delta", "response.reasoning_summary_text.delta"})) node.reasoning += text;
  piece.begins = is_one_of(type, {"message_start", "message-start", "stream-start", "response.created"});
  piece.ends = piece.ends ||
               is_one_of(type, {"message_stop", "message-end", "response.completed", "response.incomplete", "response.failed"});
  if (block == "text") piece.block = "text";
  else if (block == "thinking") piece.block = "thinking";
  else if (!block.empty()) context.skip(SkipReason::Tool);
  piece.tells_end = may_go_on;
  // A completion that says neither who it is nor how it ended was saved whole.
  if (!may_go_on && piece.body.id.empty()) piece.ends = true;
  if (!node.text.empty() || !node.reasoning.empty() || piece.ends) piece.choices.push_back({0, std::move(node), piece.ends});
  return piece;
}

// Whether a piece is of the next answer. An answer that has ended gets no more words; without an id no second end, too.
bool begins_next(const OpenStream& stream, const StreamPiece& piece) {
  const std::string& id = piece.body.id;
  const bool named = !id.empty() && !stream.found.id.empty();
  if (piece.begins || (named && id != stream.found.id)) return true;
  return std::any_of(piece.choices.begin(), piece.choices.end(), [&](const ChoicePiece& choice) {
    const bool ended = choice.index < kMaximumBranches && (stream.ended >> choice.index & 1) != 0;
    return ended && (!choice.node.text.empty() || !choice.node.reasoning.empty() || (choice.ends && !named));
  });
}

void add_choice(OpenStream& stream, const ChoicePiece& choice) {
  std::vector<ImportedAnswer>& answers = stream.found.answers;
  for (std::size_t branch = answers.size(); branch <= choice.index; ++branch)
    answers.emplace_back().branch = static_cast<std::uint32_t>(branch);
  answers[choice.index].text += choice.node.text;
  answers[choice.index].reasoning += choice.node.reasoning;
  if (choice.ends) stream.ended |= std::uint64_t{1} << choice.index;
}

}  // namespace

void read_stream_piece(ImportContext& context, JsonValue value) {
  StreamPiece piece = read_piece(context, value);
  if (context.json.failed()) return;
  OpenStream& stream = context.stream;
  if (begins_next(stream, piece)) finish_stream(context);
  ApiAnswers& found = stream.found;
  stream.tells_end = stream.tells_end || piece.tells_end;
  if (found.id.empty()) found.id = std::move(piece.body.id);
  if (found.model.empty()) found.model = std::move(piece.body.model);
  if (found.time.empty()) found.time = std::move(piece.body.time);
  if (!found.answers.empty() && !piece.block.empty()) {
    std::string& before = piece.block == "text" ? found.answers.front().text : found.answers.front().reasoning;
    if (!before.empty()) before += "\n\n";  // a paragraph of its own, as in an answer that came whole
  }
  for (const ChoicePiece& choice : piece.choices) {
    if (choice.index < kMaximumBranches) add_choice(stream, choice);
    else context.skip(SkipReason::TooManyBranches);
  }
  if (!piece.body.answers.empty()) found.answers = std::move(piece.body.answers);
  if (!piece.body.error) return;
  context.skip(SkipReason::FailedRequest, found.id);
  stream.tells_end = false;  // said already
  finish_stream(context);
}

void finish_stream(ImportContext& context) {
  OpenStream stream = std::move(context.stream);
  context.stream = {};
  if (stream.found.answers.empty()) return;
  for (std::size_t at = 0; stream.tells_end && at < stream.found.answers.size(); ++at) {
    if ((stream.ended >> at & 1) == 0) context.skip(SkipReason::UnfinishedAnswer, stream.found.id);
  }
  keep_answers(context, {}, std::move(stream.found));
}

}  // namespace kinprint
