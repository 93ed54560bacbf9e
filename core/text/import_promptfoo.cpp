// Results of promptfoo: one row an evaluated prompt and provider.
#include "text/import_readers.hpp"

namespace kinprint {
namespace {

void read_promptfoo_row(ImportContext& context, JsonValue value) {
  JsonReader& json = context.json;
  std::string prompt, model, test;
  MessageNode output;
  bool error = false;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "prompt") {
      if (json.kind(inner) == JsonKind::string) prompt = json.text(inner);
      json.members(inner, [&](std::string_view name, JsonValue fact) {
        if (name == "raw") prompt = json.text(fact);
      });
    } else if (key == "provider") {
      if (json.kind(inner) == JsonKind::string) model = json.text(inner);
      json.members(inner, [&](std::string_view name, JsonValue fact) {
        if (name == "id" || (name == "label" && model.empty())) model = json.text(fact);
      });
    } else if (key == "response") {
      if (json.kind(inner) == JsonKind::string) output.text = json.text(inner);
      json.members(inner, [&](std::string_view name, JsonValue fact) {
        if (name == "output") read_content(context, fact, output);
        else if (name == "error") error = json.kind(fact) != JsonKind::null;
      });
    } else if ((key == "output" || key == "text") && output.text.empty()) {
      output.text = json.text(inner);
    } else if (key == "testIdx") {
      test = id_text(json, inner);
    } else if (key == "error") {
      error = error || json.kind(inner) != JsonKind::null;
    }
  });
  context.title = test.empty() ? std::string() : "test " + test;
  if (output.text.empty()) {
    context.skip(error ? SkipReason::FailedRequest : SkipReason::AnswerWithoutText, context.title);
    return;
  }
  ImportedAnswer answer;
  answer.text = std::move(output.text);
  answer.reasoning = std::move(output.reasoning);
  answer.model = std::move(model);
  Conversation conversation = single_turn(std::move(test), std::move(prompt), std::move(answer));
  if (!conversation.turns.front().prompt.empty()) conversation.turns.front().key.clear();
  context.keep_turns(std::move(conversation));
}

void read_promptfoo_results(ImportContext& context, JsonValue value, int depth) {
  JsonReader& json = context.json;
  const auto row = [&](JsonValue inner) { read_promptfoo_row(context, inner); };
  if (json.elements(value, row) || depth > 1) return;
  json.members(value, [&](std::string_view key, JsonValue inner) {
    if (key == "results") read_promptfoo_results(context, inner, depth + 1);
    else if (key == "outputs") json.elements(inner, row);
  });
}

}  // namespace

void read_promptfoo(ImportContext& context, JsonValue value) { read_promptfoo_results(context, value, 0); }

}  // namespace kinprint
