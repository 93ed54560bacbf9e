#include "text/import_shape.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/import_columns.hpp"

namespace kinprint {
namespace {

constexpr std::size_t kMostMembers = 2000;
constexpr int kDeepest = 8;
constexpr std::size_t kMostElements = 4;  // looked at in one array
constexpr std::size_t kMostNodes = 16;    // and in one object whose keys are ids

struct Walk {
  JsonReader& json;
  Shape& shape;
  std::size_t members = 0;

  void at(JsonValue value, const std::string& path, int depth) {
    if (depth >= kDeepest || members >= kMostMembers) return;
    switch (json.kind(value)) {
      case JsonKind::object: {
        // Members of these are named by ids.
        const bool by_id = path == "mapping" || path == "messages" || path == "chat.history.messages" ||
                           path == "history.messages";
        std::size_t seen = 0;
        json.members(value, [&](std::string_view key, JsonValue inner) {
          if (++members > kMostMembers || (by_id && ++seen > kMostNodes)) return;
          const std::string name = by_id ? "*" : std::string(key.substr(0, 64));
          const std::string below = path.empty() ? name : path + "." + name;
          shape.insert(below);
          if (depth == 0 && key == "schema") shape.insert("schema=" + std::string(json.text(inner)));
          else at(inner, below, depth + 1);
        });
        break;
      }
      case JsonKind::array: {
        std::size_t seen = 0;
        const std::string below = path + "[]";
        json.elements(value, [&](JsonValue inner) {
          if (++seen > kMostElements) return;
          shape.insert(below);
          at(inner, below, depth + 1);
        });
        break;
      }
      default: break;
    }
  }
};

// Whether rows name bots field by field, and their answers.
bool has_pairs(const Shape& shape) {
  std::array<unsigned, 128> found{};  // of each side, a bit a kind of field
  return std::any_of(shape.begin(), shape.end(), [&](const std::string& path) {
    const PairedName name = paired_name(path);
    unsigned& kinds = found[static_cast<std::size_t>(name.side)];
    kinds |= name.field == PairedField::Model ? 1U : name.field == PairedField::None ? 0U
                                                                                     : 2U;
    return kinds == 3;
  });
}

}  // namespace

Shape shape_of(JsonReader& json, JsonValue value) {
  Shape shape;
  Walk{json, shape}.at(value, {}, 0);
  return shape;
}

ImportFormat format_of(const Shape& shape) {
  using enum ImportFormat;
  const auto has = [&](std::string_view path) { return shape.find(path) != shape.end(); };
  const auto any = [&](std::initializer_list<std::string_view> paths) {
    for (const std::string_view path : paths)
      if (has(path)) return true;
    return false;
  };
  if (has("schema=kinprint.conversations")) return KinprintRecord;
  if (has("schema=kinprint.report")) return KinprintReport;
  if (has("left.answers") && has("right.answers")) return KinprintSet;
  if (has("answers[].text") && !any({"prompt", "question", "instruction", "input", "query"})) return KinprintSet;
  if (any({"mapping.*.message.fragments", "mapping.*.message.inserted_at"}) ||
      (has("mapping.*") && has("inserted_at") && !has("mapping.*.message.author")))
    return DeepSeekExport;
  if (has("data.biz_data.chat_messages")) return DeepSeekCapture;
  if (any({"mapping.*.message.author", "mapping.*.message.content"})) return ChatGpt;
  if (has("mapping") && any({"current_node", "title", "create_time"})) return ChatGpt;
  if (has("chat_messages")) return Claude;
  if (any({"chat.history.messages", "chat.messages", "history.messages"})) return OpenWebUi;
  if (any({"messages[].isCreatedByUser", "messagesTree[].isCreatedByUser"})) return LibreChat;
  if (any({"conversations[].responses", "responses[].response.message", "responses[].response.sender"})) return Grok;
  if (has("chatId") && any({"contentChunks", "role"})) return LeChat;
  if (has("time") && has("title") && any({"safeHtmlItem", "products", "header"})) return GeminiJson;
  if (has("chunkedPrompt.chunks")) return AiStudio;
  if (has("messages[].blocks")) return KimiCapture;
  if (any({"conversations[].query", "entries[].query_str", "conversations[].answer", "entries[].blocks"}))
    return Perplexity;
  if (has("messages[].versions")) return LmStudio;
  if (has("conversations[].from")) return ShareGpt;
  if (has("custom_id") || any({"request.contents[].parts", "response.candidates[].content"})) {
    if (any({"response", "error", "result"})) return BatchOutput;
    return any({"body", "params", "request"}) ? BatchInput : Unknown;
  }
  const bool asked = any({"prompt", "question", "instruction", "input", "query"});
  if ((has("done") && (has("message.content") || (has("response") && !asked))) ||  // Ollama
      (has("stop") && has("content") && !has("role")) ||                           // llama.cpp
      any({"choices[].delta", "choices[].text", "token.text"}) ||
      (has("type") && any({"delta.text", "delta.thinking", "content_block.type", "delta.message", "response.output"})) ||
      (has("event_type") && has("is_finished")))
    return AnswerStream;
  if (any({"choices[].message", "candidates[].content"}) || (has("output[].content") && !has("input[].role")) ||
      (has("content[]") && has("stop_reason")))
    return ApiResponse;
  if (any({"results.results", "results.outputs", "results.table", "results[].response", "results[].prompt.raw"}))
    return Promptfoo;
  if (has_pairs(shape)) return PairedRows;
  if (any({"contents[].parts", "messages[].role", "messages[].content", "conversation[].role", "conversations[].role", "messages.*.role"}))
    return Messages;
  if (has("role") && (has("content") || (has("text") && !asked))) return Messages;
  const bool answered =
      any({"answer", "response", "output", "completion", "text", "chosen", "answers", "responses", "model_answer", "outputs",
           "resps", "model_output", "model_response", "generated_text", "generation", "prediction"});
  if (answered && (asked || any({"text", "id", "user_query", "doc", "inputs", "arguments"}))) return AnswerRows;
  return Unknown;
}

}  // namespace kinprint
