// Rows of a prompt and its answers in JSON, as people and programs that try chatbots write them. A field may hold the text,
// messages, or an object with either in it: rows of lm-eval, LangSmith, Langfuse and promptfoo. docs/formats.md has the facts.
#include <algorithm>
#include <array>

#include "text/import_readers.hpp"

namespace kinprint {
namespace {

constexpr int kDeepest = 6;  // levels within a field

// The first that holds something counts.
constexpr std::array<std::string_view, 8> kPrompts{"prompt", "question", "instruction", "query",
                                                   "user_query", "doc", "inputs", "arguments"};
constexpr std::array<std::string_view, 14> kAnswers{
    "answer", "response", "output", "completion", "model_answer", "chosen", "outputs",
    "resps", "model_output", "model_response", "generated_text", "generation", "prediction", "text"};
constexpr std::array<std::string_view, 6> kAroundPrompts{"input", "messages", "kwargs", "raw", "gen_args_0", "arg_0"};
constexpr std::array<std::string_view, 5> kAroundAnswers{"messages", "kwargs", "choices", "generations", "message"};

template <std::size_t Size>
bool is_in(const std::array<std::string_view, Size>& names, std::string_view key) {
  return std::find(names.begin(), names.end(), key) != names.end();
}

bool may_hold(Role wanted, std::string_view key) {
  if (wanted == Role::Other) return key == "id";  // of the model
  if (wanted == Role::User) return is_in(kPrompts, key) || is_in(kAroundPrompts, key);
  return is_in(kAnswers, key) || is_in(kAroundAnswers, key);
}

// Puts what `part` says into `whole`: the last message of `wanted`, else the first text that is no message.
void take(MessageNode& whole, MessageNode& part, Role wanted) {
  if (part.text.empty() || (part.role != wanted && (part.role != Role::Other || !whole.text.empty()))) return;
  whole.role = part.role;
  whole.text.swap(part.text);
  if (part.role == wanted || !part.reasoning.empty()) whole.reasoning.swap(part.reasoning);
  if (!part.model.empty()) whole.model.swap(part.model);
}

// What `wanted` says in a field: a text, the last of its messages, or what stands in an object; with `each`, the answers in
// a list, or of bots by their names, by themselves. A list of texts is no text: files that hold columns in place of rows
// have one in each field.
MessageNode said(ImportContext& context, JsonValue value, Role wanted, int depth, ApiAnswers* each = nullptr) {
  JsonReader& json = context.json;
  MessageNode node;
  if (depth > kDeepest) return node;
  const JsonKind kind = json.kind(value);
  if (kind == JsonKind::array) {
    json.elements(value, [&](JsonValue inner) {
      if (depth == 0 && !each && json.kind(inner) == JsonKind::string) return;
      MessageNode part = said(context, inner, wanted, depth + 1);
      if (each) add_answer(context, *each, std::move(part));
      else take(node, part, wanted);
    });
  } else if (kind == JsonKind::object) {
    Role role = Role::Other;
    json.members(value, [&](std::string_view key, JsonValue inner) {
      if (each && (json.kind(inner) == JsonKind::string || !may_hold(wanted, key))) {
        const auto add = [&](JsonValue answer) {
          MessageNode part = said(context, answer, wanted, depth + 1);
          part.model = key;
          add_answer(context, *each, std::move(part));
        };
        if (!json.elements(inner, add)) add(inner);
        return;
      }
      if (key == "content" || key == "text") {
        read_content(context, inner, node);
        return;
      }
      if (may_hold(wanted, key)) {
        MessageNode part = said(context, inner, wanted, depth + 1);
        return take(node, part, wanted);
      }
      const std::string_view text = json.text(inner);
      if (key == "role" || (key == "type" && role == Role::Other)) role = role_of(text);
      else if (key == "reasoning_content" || key == "reasoning" || key == "thinking") node.reasoning = text;
      else if (key == "model" || key == "bot") node.model = text;
    });
    if (role != Role::Other) node.role = role;
  } else {
    node.text = json.text(value);
  }
  return node;
}

// The place of a name; that of none is the number of names.
template <std::size_t Size>
std::size_t place_of(const std::array<std::string_view, Size>& names, std::string_view key) {
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), key) - names.begin());
}

}  // namespace

void read_answer_row(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  std::size_t prompt_place = kPrompts.size(), answer_place = kAnswers.size();
  MessageNode answer;
  std::string id, model, prompt, input, reasoning;
  ApiAnswers found;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    const std::size_t asked = place_of(kPrompts, key), answered = place_of(kAnswers, key);
    if (asked < kPrompts.size() || key == "input") {
      std::string text = said(context, inner, Role::User, 0).text;
      if (key == "input") return input.swap(text);
      if (asked > prompt_place || text.empty()) return;
      prompt_place = asked;
      prompt.swap(text);
    } else if (answered < kAnswers.size()) {
      MessageNode node = said(context, inner, Role::Assistant, 0);
      if (answered > answer_place || node.text.empty()) return;
      answer_place = answered;
      node.role = Role::Assistant;
      take(answer, node, Role::Assistant);
    } else if (key == "answers" || key == "responses") {
      said(context, inner, Role::Assistant, 0, &found);
    } else if (key == "reasoning" || key == "reasoning_content" || key == "thinking") {
      reasoning = json.text(inner);
    } else if (key == "id" || key == "prompt_id" || key == "question_id" || key == "task_id" || key == "doc_id") {
      id = id_text(json, inner);
    } else if (key == "model" || key == "bot" || key == "provider" || key == "generator" || key == "model_name" || key == "model_id") {
      model = said(context, inner, Role::Other, 0).text;
    }
  });
  append_block(prompt, input);
  if (found.answers.empty() && !answer.text.empty()) {
    append_block(answer.reasoning, reasoning);
    add_answer(context, found, std::move(answer));
  }
  found.model = std::move(model);
  found.prompt = std::move(prompt);
  keep_answers(context, std::move(id), std::move(found));
}

}  // namespace kinprint
