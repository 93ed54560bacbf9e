#pragma once
// A request written back as its own JSON (docs/report_format.md), so that a report can be computed again.
#include "report/json_writer.hpp"
#include "text/document.hpp"

namespace kinprint {

// The id as it was given, null where none was.
void write_trial_id(JsonWriter& json, const TrialId& id);

// Writes one object. What was missing or empty when read is left out; reading it back gives an equal request.
void write_request(JsonWriter& json, const Request& request);

}  // namespace kinprint
