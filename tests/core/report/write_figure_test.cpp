#include "report/write_figure.hpp"

#include <catch2/catch.hpp>

using namespace kinprint;

namespace {

std::string written(const Verdict& verdict) {
  JsonWriter json;
  write_figure(json.begin_object(), verdict);
  write_lineage(json, verdict);
  return json.end_object().take();
}

}  // namespace

TEST_CASE("Where a prompt is shared the figure is of a shared lineage and has none beside it", "[report][figure]") {
  Verdict verdict;
  verdict.log10_lr = 1.62;
  verdict.interval_low = 0.9;
  verdict.interval_high = 2.3;
  verdict.band = Band::Moderate;
  verdict.lineage = {1.62, 0.9, 2.3, Band::Moderate, Supports::Shared};
  for (const PromptRelation relation : {PromptRelation::Same, PromptRelation::Mixed}) {
    verdict.relation = relation;
    CHECK(written(verdict) == R"({"log10LR":1.62,"interval":[0.9,2.3],"band":"moderate","hypothesis":"shared_lineage","lineage":null})");
  }
}

TEST_CASE("Where none is shared the figure is of the same model, beside that of a shared lineage", "[report][figure]") {
  Verdict verdict;
  verdict.relation = PromptRelation::Different;
  verdict.log10_lr = verdict.interval_low = verdict.interval_high = -1;
  verdict.lineage = {0.5, -0.25, 1.25, Band::Weak, Supports::Shared};
  CHECK(written(verdict) == R"({"log10LR":-1,"interval":[-1,-1],"band":"none","hypothesis":"same_model",)"
                            R"("lineage":{"log10LR":0.5,"interval":[-0.25,1.25],"band":"weak","supports":"shared"}})");
}
