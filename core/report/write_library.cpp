#include "report/write_library.hpp"

#include "base/date_text.hpp"

namespace kinprint {
namespace {

void write_month(JsonWriter& json, const char* name, std::uint32_t month) { json.field_or_null(name, month_text(month)); }

void write_side(JsonWriter& json, const char* name, const Attribution& attribution) {
  json.name(name).begin_object();
  write_attribution(json, attribution);
  json.end_object();
}

void write_facts(JsonWriter& json, const LibraryFacts& facts) {
  json.field("date", date_text(facts.date)).field("sha256", *facts.checksum);
  json.field("references", facts.references).field("families", facts.families).field("own", facts.own);
  write_month(json, "newest", facts.newest);
}

void write_drift(JsonWriter& json, const Drift& drift) {
  json.name("drift");
  if (drift.rows.empty()) {
    json.null();
    return;
  }
  json.begin_object();
  write_month(json, "fittedBefore", drift.fitted_before);
  write_month(json, "triedFrom", drift.tried_from);
  json.field("bots", drift.bots).name("rows").begin_array();
  for (const DriftRow& row : drift.rows) {
    json.begin_object().field("sameBot", row.same_bot).field("answers", row.answers).field("trials", row.trials);
    json.field("olderFit", row.older_fit).field("otherFit", row.other_fit).end_object();
  }
  json.end_array().end_object();
}

}  // namespace

void write_attribution(JsonWriter& json, const Attribution& attribution) {
  json.field("none", attribution.none).field("nearest", attribution.best);
  json.name("families").begin_array();
  for (const RankedFamily& family : attribution.families) {
    json.begin_object().field("name", family.name).field("own", family.is_own).field("share", family.share).end_object();
  }
  json.end_array().name("references").begin_array();
  for (const RankedReference& ranked : attribution.references) {
    const Reference& reference = *ranked.reference;
    json.begin_object().field("name", reference.name).field("family", reference.family).field("own", reference.is_own);
    write_month(json, "released", reference.month);
    json.field("bots", reference.bots).field("answers", reference.answers).field("prompts", reference.prompts);
    json.field("share", ranked.share).field("similarity", ranked.similarity).end_object();
  }
  json.end_array();
}

void write_rates(JsonWriter& json, const AttributionRates& rates) {
  json.name("rates").begin_object().field("answers", rates.answers).field("trials", rates.trials);
  json.field("top1", rates.top1)
      .field("top3", rates.top3)
      .field("familyTop1", rates.family_top1)
      .field("familyTop3", rates.family_top3);
  json.field("unknownAccepted", rates.unknown_accepted).field("knownRejected", rates.known_rejected).end_object();
}

void write_library_facts(JsonWriter& json, const LibraryFacts& facts) {
  json.name("library").begin_object().field("available", facts.date != 0);
  if (facts.date != 0) {
    write_facts(json, facts);
    write_drift(json, *facts.drift);
  }
  json.end_object();
}

void write_library(JsonWriter& json, const Report& report) {
  json.name("library");
  if (report.verdict.status != Status::Ok || !report.exhibits) {
    json.null();
    return;
  }
  const LibraryView& view = report.verdict.library;
  json.begin_object().field("available", view.date != 0);
  if (view.date == 0) {
    json.end_object();
    return;
  }
  write_facts(json, view);
  json.field("answers", view.answers).field("promptsKnown", view.known_prompts).field("between", view.similarity);
  write_side(json, "left", view.left);
  write_side(json, "right", view.right);
  write_rates(json, view.rates);
  write_drift(json, *view.drift);
  json.end_object();
}

}  // namespace kinprint
