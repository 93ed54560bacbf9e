#include "report/write_batch_line.hpp"

#include "report/json_writer.hpp"
#include "report/names.hpp"
#include "report/write_figure.hpp"
#include "report/write_next_step.hpp"
#include "report/write_request.hpp"

namespace kinprint {

std::string write_batch_line(const Report& report, const TrialId& id) {
  const Verdict& verdict = report.verdict;
  JsonWriter json;
  write_trial_id(json.begin_object().name("id"), id);
  json.field("status", name_of(verdict.status));
  if (verdict.status != Status::Ok) {
    write_next_step(json, verdict.next_step);
    return json.end_object().take();
  }
  write_figure(json, verdict);
  write_lineage(json, verdict);
  json.field("closedness", verdict.closedness).field("capped", verdict.capped);
  json.field("prompts", verdict.prompts_shared)
      .field("longRunPrompts", verdict.long_run_prompts)
      .field("background", name_of(verdict.background));
  json.name("channels").begin_object();
  for (const ChannelContribution& channel : verdict.contributions) json.field(channel.name, channel.contribution);
  return json.end_object().end_object().take();
}

std::string write_batch_error(const Error& error, const TrialId& id, std::uint32_t line) {
  JsonWriter json;
  write_trial_id(json.begin_object().name("id"), id);
  json.field("line", line).field("status", "invalid_input");
  json.name("error").begin_object().field("code", error_name(error.code)).field("message", error.message);
  return json.end_object().end_object().take();
}

}  // namespace kinprint
