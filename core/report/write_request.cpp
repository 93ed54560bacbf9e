#include "report/write_request.hpp"

#include "base/date_text.hpp"

namespace kinprint {
namespace {

void write_side(JsonWriter& json, const Side& side) {
  json.begin_object();
  if (!side.name.empty()) json.field("name", side.name);
  if (side.released) json.field("released", month_text(side.released));
  json.name("answers").begin_array();
  for (const Answer& answer : side.answers) {
    json.begin_object();
    if (!answer.prompt.empty()) json.field("prompt", answer.prompt);
    json.field("text", answer.document.text);
    if (answer.again) json.field("again", true);
    json.end_object();
  }
  json.end_array().end_object();
}

}  // namespace

void write_trial_id(JsonWriter& json, const TrialId& id) {
  if (id.is_number) json.number(id.text);
  else if (id.text.empty()) json.null();
  else json.value(id.text);
}

void write_request(JsonWriter& json, const Request& request) {
  json.begin_object();
  if (!request.id.text.empty()) write_trial_id(json.name("id"), request.id);
  json.name("left");
  write_side(json, request.left);
  json.name("right");
  write_side(json, request.right);
  if (!request.controls.empty()) {
    json.name("controls").begin_array();
    for (const Side& side : request.controls) write_side(json, side);
    json.end_array();
  }
  const CompareOptions& options = request.options;
  json.name("options").begin_object();
  json.field("exhibits", options.exhibits).field("robustness", options.robustness);
  json.field("includeInput", options.include_input).field("seed", options.seed);
  json.name("runs").begin_object();
  json.field("minimumWords", options.runs.minimum_words).field("foldCase", options.runs.fold_case);
  json.field("foldQuotes", options.runs.fold_quotes).field("foldNumbers", options.runs.fold_numbers);
  json.end_object().end_object().end_object();
}

}  // namespace kinprint
