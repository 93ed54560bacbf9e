#include "text/import_shape.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
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

// The member paths of an item as the questions below ask for them.
struct Members {
  const Shape& shape;

  [[nodiscard]] bool has(std::string_view path) const { return shape.find(path) != shape.end(); }
  [[nodiscard]] bool any(std::initializer_list<std::string_view> paths) const {
    return std::any_of(paths.begin(), paths.end(), [&](std::string_view path) { return has(path); });
  }
  // Whether a row holds the prompt by one of its usual names.
  [[nodiscard]] bool asks() const { return any({"prompt", "question", "instruction", "input", "query"}); }
};

// What Kinprint wrote itself.
ImportFormat own_format(const Members& of) {
  using enum ImportFormat;
  if (of.has("schema=kinprint.conversations")) return KinprintRecord;
  if (of.has("schema=kinprint.report")) return KinprintReport;
  if (of.has("left.answers") && of.has("right.answers")) return KinprintSet;
  if (of.has("answers[].text") && !of.asks()) return KinprintSet;
  return Unknown;
}

// What chat pages and programs export, or their pages were sent.
ImportFormat chat_format(const Members& of) {
  using enum ImportFormat;
  if (of.any({"mapping.*.message.fragments", "mapping.*.message.inserted_at"}) ||
      (of.has("mapping.*") && of.has("inserted_at") && !of.has("mapping.*.message.author")))
    return DeepSeekExport;
  if (of.has("data.biz_data.chat_messages")) return DeepSeekCapture;
  if (of.any({"mapping.*.message.author", "mapping.*.message.content"})) return ChatGpt;
  if (of.has("mapping") && of.any({"current_node", "title", "create_time"})) return ChatGpt;
  if (of.has("chat_messages")) return Claude;
  if (of.any({"chat.history.messages", "chat.messages", "history.messages"})) return OpenWebUi;
  if (of.any({"messages[].isCreatedByUser", "messagesTree[].isCreatedByUser"})) return LibreChat;
  if (of.any({"conversations[].responses", "responses[].response.message", "responses[].response.sender"})) return Grok;
  if (of.has("chatId") && of.any({"contentChunks", "role"})) return LeChat;
  if (of.has("time") && of.has("title") && of.any({"safeHtmlItem", "products", "header"})) return GeminiJson;
  if (of.has("chunkedPrompt.chunks")) return AiStudio;
  if (of.has("messages[].blocks")) return KimiCapture;
  if (of.any({"conversations[].query", "entries[].query_str", "conversations[].answer", "entries[].blocks"}))
    return Perplexity;
  if (of.has("messages[].versions")) return LmStudio;
  if (of.has("conversations[].from")) return ShareGpt;
  return Unknown;
}

bool is_batch_line(const Members& of) {
  return of.has("custom_id") || of.any({"request.contents[].parts", "response.candidates[].content"});
}

ImportFormat batch_format(const Members& of) {
  using enum ImportFormat;
  if (of.any({"response", "error", "result"})) return BatchOutput;
  return of.any({"body", "params", "request"}) ? BatchInput : Unknown;
}

bool is_answer_stream(const Members& of) {
  return (of.has("done") && (of.has("message.content") || (of.has("response") && !of.asks()))) ||  // Ollama
         (of.has("stop") && of.has("content") && !of.has("role")) ||                               // llama.cpp
         of.any({"choices[].delta", "choices[].text", "token.text"}) ||
         (of.has("type") &&
          of.any({"delta.text", "delta.thinking", "content_block.type", "delta.message", "response.output"})) ||
         (of.has("event_type") && of.has("is_finished"));
}

bool is_api_response(const Members& of) {
  return of.any({"choices[].message", "candidates[].content"}) || (of.has("output[].content") && !of.has("input[].role")) ||
         (of.has("content[]") && of.has("stop_reason"));
}

bool is_promptfoo(const Members& of) {
  return of.any({"results.results", "results.outputs", "results.table", "results[].response", "results[].prompt.raw"});
}

bool has_messages(const Members& of) {
  return of.any({"contents[].parts", "messages[].role", "messages[].content", "conversation[].role",
                 "conversations[].role", "messages.*.role"}) ||
         (of.has("role") && (of.has("content") || (of.has("text") && !of.asks())));
}

bool is_answer_row(const Members& of) {
  return of.any({"answer", "response", "output", "completion", "text", "chosen", "answers", "responses", "model_answer",
                 "outputs", "resps", "model_output", "model_response", "generated_text", "generation", "prediction"}) &&
         (of.asks() || of.any({"text", "id", "user_query", "doc", "inputs", "arguments"}));
}

}  // namespace

Shape shape_of(JsonReader& json, JsonValue value) {
  Shape shape;
  Walk{json, shape}.at(value, {}, 0);
  return shape;
}

// In this order: the members of one format are often among those of a later, looser one.
ImportFormat format_of(const Shape& shape) {
  using enum ImportFormat;
  const Members of{shape};
  if (const ImportFormat own = own_format(of); own != Unknown) return own;
  if (const ImportFormat chat = chat_format(of); chat != Unknown) return chat;
  if (is_batch_line(of)) return batch_format(of);
  if (is_answer_stream(of)) return AnswerStream;
  if (is_api_response(of)) return ApiResponse;
  if (is_promptfoo(of)) return Promptfoo;
  if (has_pairs(shape)) return PairedRows;
  if (has_messages(of)) return Messages;
  return is_answer_row(of) ? AnswerRows : Unknown;
}

}  // namespace kinprint
