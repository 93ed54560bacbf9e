#include "report/write_figure.hpp"

#include "report/names.hpp"

namespace kinprint {

JsonWriter& write_figure(JsonWriter& json, const Figure& figure) {
  json.field("log10LR", figure.log10_lr)
      .name("interval")
      .begin_array()
      .value(figure.interval_low)
      .value(figure.interval_high)
      .end_array();
  return json.field("band", name_of(figure.band));
}

void write_lineage(JsonWriter& json, const Verdict& verdict) {
  const bool of_model = verdict.relation == PromptRelation::Different;
  json.field("hypothesis", of_model ? "same_model" : "shared_lineage").name("lineage");
  if (of_model) {
    write_figure(json.begin_object(), verdict.lineage).field("supports", name_of(verdict.lineage.supports)).end_object();
  } else {
    json.null();
  }
}

}  // namespace kinprint
