#pragma once
// Writes the member `nextStep` of a report and of a batch line: what would help. Null where there is none.
#include "report/json_writer.hpp"
#include "verdict/verdict.hpp"

namespace kinprint {

inline void write_next_step(JsonWriter& json, const NextStep& step) {
  json.name("nextStep");
  if (step.code.empty()) {
    json.null();
    return;
  }
  json.begin_object().field("code", step.code).field("answers", step.answers);
  json.field("reason", step.reason).field("side", step.side).end_object();
}

}  // namespace kinprint
