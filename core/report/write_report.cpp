#include "report/write_report.hpp"

#include <algorithm>

#include "base/date_text.hpp"
#include "report/json_writer.hpp"
#include "report/names.hpp"
#include "report/side_texts.hpp"
#include "report/write_evidence.hpp"
#include "report/write_figure.hpp"
#include "report/write_library.hpp"
#include "report/write_next_step.hpp"
#include "report/write_request.hpp"

namespace kinprint {
namespace {

void write_quantiles(JsonWriter& json, const Quantiles& quantiles) {
  json.begin_array();
  for (const auto& [probability, value] : quantiles) {
    json.begin_array().value(probability).value(value).end_array();
  }
  json.end_array();
}

void write_program(JsonWriter& json, const Report& report) {
  json.name("program").begin_object().field("version", kProgramVersion);
  json.field_or_null("calibration", report.program.calibration).field_or_null("tables", report.program.tables);
  json.field_or_null("tablesSha256", report.program.tables_sha256).end_object();
  json.name("model").begin_object().field("used", report.model_used).end_object();
}

void write_side_facts(JsonWriter& json, const SideFacts& side) {
  json.begin_object().field("name", side.name).field("answers", side.answers).field("words", side.words);
  json.field("mendedAnswers", side.mended).field("framedAnswers", side.framed);
  json.field("decliningAnswers", side.declining);
  json.field("characters", side.characters).field("language", side.language).field("sha256", side.sha256);
  json.field_or_null("released", month_text(side.released)).end_object();
}

void write_inputs(JsonWriter& json, const Report& report) {
  json.name("inputs").begin_object().name("left");
  write_side_facts(json, report.left);
  json.name("right");
  write_side_facts(json, report.right);
  json.name("controls").begin_array();
  for (const SideFacts& side : report.controls) write_side_facts(json, side);
  json.end_array().name("controlLikeness").begin_array();
  for (const ControlLikeness& likeness : report.control_likeness)
    json.begin_object().field("left", likeness.left).field("right", likeness.right).end_object();
  json.end_array().field("promptsShared", report.verdict.prompts_shared);
  json.field("promptsKnown", report.verdict.prompts_known).field("promptsObserved", report.verdict.prompts_observed);
  json.field("promptRelation", name_of(report.verdict.relation)).end_object();
}

void write_verdict(JsonWriter& json, const Verdict& verdict) {
  json.name("verdict");
  if (verdict.status != Status::Ok) {
    json.null();
    return;
  }
  write_figure(json.begin_object(), verdict).field("supports", name_of(verdict.supports));
  write_lineage(json, verdict);
  json.field("closedness", verdict.closedness)
      .field("capped", verdict.capped)
      .name("cap")
      .begin_object()
      .field("low", verdict.cap_low);
  json.field("high", verdict.cap_high).field("lineages", verdict.lineages).end_object();
  json.field("background", name_of(verdict.background))
      .field("formatting", name_of(verdict.formatting))
      .field("lineBreaks", name_of(verdict.line_breaks));
  json.field("prompts", verdict.prompts_shared).field("longRunPrompts", verdict.long_run_prompts).end_object();
}

void write_shares(JsonWriter& json, std::string_view name, const std::vector<std::pair<double, double>>& shares) {
  json.name(name).begin_array();
  for (const auto& [log10_lr, share] : shares) {
    json.begin_object().field("log10LR", log10_lr).field("share", share).end_object();
  }
  json.end_array();
}

void write_error_rates(JsonWriter& json, const Verdict& verdict) {
  const bool measured = verdict.status == Status::Ok && verdict.error_rates.trials > 0;
  json.name("errorRates");
  if (measured) {
    const ErrorRates& rates = verdict.error_rates;
    json.begin_object().field("answers", rates.answers).field("eer", rates.eer).field("auc", rates.auc);
    json.field("trials", rates.trials).field("unseen", rates.unseen);
    write_shares(json, "unrelatedAtOrAbove", rates.unrelated_at_or_above);
    write_shares(json, "relatedAtOrBelow", rates.related_at_or_below);
    json.end_object();
  } else {
    json.null();
  }
  json.name("distributions");
  if (verdict.status != Status::Ok) {
    json.null();
    return;
  }
  json.begin_array();
  for (const KindDistribution& distribution : verdict.distributions) {
    json.begin_object().field("kind", distribution.kind).field("trials", distribution.trials).name("quantiles");
    write_quantiles(json, distribution.quantiles);
    json.end_object();
  }
  json.end_array();
}

void write_channels(JsonWriter& json, const Report& report) {
  const auto& contributions = report.verdict.contributions;
  json.name("channels").begin_array();
  for (const ChannelEvidence& channel : report.evidence.channels) {
    const auto found = std::find_if(contributions.begin(), contributions.end(),
                                    [&](const ChannelContribution& entry) { return entry.name == channel.name; });
    const bool counted = report.verdict.status == Status::Ok && found != contributions.end();
    json.begin_object().field("name", channel.name).field("available", channel.available);
    json.field_or_null("unavailableReason", channel.unavailable_reason).name("score");
    channel.available ? json.value(channel.score) : json.null();
    json.name("contribution");
    counted ? json.value(found->contribution) : json.null();
    const auto place = std::find_if(report.places.begin(), report.places.end(),
                                    [&](const ChannelPlace& entry) { return entry.channel == channel.name; });
    const bool placed = report.verdict.status == Status::Ok && place != report.places.end();
    json.name("unrelated");
    write_quantiles(json, placed ? place->unrelated : Quantiles());
    json.name("percentile");
    placed ? json.value(place->percentile) : json.null();
    json.end_object();
  }
  json.end_array();
}

std::string_view prompt_of(const PromptRow& row, const Request& request) {
  const auto prompt_at = [](const Side& side, std::int32_t answer) -> std::string_view {
    const bool inside = answer >= 0 && static_cast<std::size_t>(answer) < side.answers.size();
    return inside ? std::string_view(side.answers[static_cast<std::size_t>(answer)].prompt) : std::string_view();
  };
  const std::string_view left = prompt_at(request.left, row.left);
  return left.empty() ? prompt_at(request.right, row.right) : left;
}

void write_prompts(JsonWriter& json, const Verdict& verdict, const Request& request) {
  json.name("prompts").begin_array();
  for (const PromptRow& row : verdict.prompts) {
    json.begin_object().field("left", row.left).field("right", row.right).field("known", row.known);
    json.field("sharedWording", row.shared_wording).field("sameText", row.same_text);
    json.field("prompt", prompt_of(row, request)).field("log10LR", row.log10_lr).field("withoutIt", row.without);
    json.name("channels").begin_object();
    for (const auto& [name, contribution] : row.channels) json.field(name, contribution);
    json.end_object().end_object();
  }
  json.end_array();
}

void write_robustness(JsonWriter& json, const Report& report) {
  json.name("robustness");
  if (!report.robustness || report.verdict.status != Status::Ok) {
    json.null();
    return;
  }
  json.begin_object().field("stable", report.verdict.stable).name("variants").begin_array();
  for (const RobustnessVariant& variant : report.verdict.robustness) {
    json.begin_object().field("name", variant.name).name("prompt");
    variant.prompt < 0 ? json.null() : json.value(variant.prompt);
    json.field("log10LR", variant.log10_lr).field("band", name_of(variant.band));
    json.field("changesBand", variant.changes_band).end_object();
  }
  json.end_array().end_object();
}

void write_sampled(JsonWriter& json, const Report& report) {
  json.name("sampled");
  if (!report.sampled) {
    json.null();
    return;
  }
  const Sampled& sampled = *report.sampled;
  json.begin_object().field("left", sampled.left).field("leftOf", sampled.left_of).field("right", sampled.right);
  json.field("rightOf", sampled.right_of).field("seed", sampled.seed).end_object();
}

}  // namespace

std::string write_report(const Report& report, const Request& request) {
  JsonWriter json;
  json.begin_object().field("schema", "kinprint.report").field("schemaVersion", kReportSchemaVersion);
  write_program(json, report);
  json.field("status", name_of(report.verdict.status));
  write_next_step(json, report.verdict.next_step);
  write_inputs(json, report);
  write_verdict(json, report.verdict);
  write_error_rates(json, report.verdict);
  write_channels(json, report);
  SideTexts left(request.left);
  SideTexts right(request.right);
  const Evidence none;
  write_evidence(json, report.exhibits ? report.evidence : none, left, right);
  write_prompts(json, report.verdict, request);
  write_robustness(json, report);
  write_library(json, report);
  write_sampled(json, report);
  json.name("input");
  request.options.include_input ? write_request(json, request) : static_cast<void>(json.null());
  json.end_object();
  return json.take();
}

}  // namespace kinprint
