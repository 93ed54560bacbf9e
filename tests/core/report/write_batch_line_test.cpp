#include "report/write_batch_line.hpp"

#include <catch2/catch.hpp>

using namespace kinprint;

TEST_CASE("A batch line holds the verdict in short", "[report][batch]") {
  Report report;
  report.verdict.status = Status::Ok;
  report.verdict.log10_lr = 1.62;
  report.verdict.interval_low = 0.9;
  report.verdict.interval_high = 2.3;
  report.verdict.band = Band::Moderate;
  report.verdict.prompts_shared = 5;
  report.verdict.long_run_prompts = 2;
  report.verdict.background = Background::Exact;
  report.verdict.contributions.push_back({"wording", 0.42});
  CHECK(write_batch_line(report, {"t1"}) ==
        R"({"id":"t1","status":"ok","log10LR":1.62,"interval":[0.9,2.3],"band":"moderate","hypothesis":"shared_lineage","lineage":null,"closedness":0,"capped":false,"prompts":5,"longRunPrompts":2,)"
        R"("background":"exact","channels":{"wording":0.42}})");
}

TEST_CASE("On different prompts a batch line tells the same model from a shared lineage of any kind", "[report][batch]") {
  Report report;
  report.verdict.status = Status::Ok;
  report.verdict.relation = PromptRelation::Different;
  report.verdict.log10_lr = -1.2;
  report.verdict.lineage = {-0.5, -0.9, -0.1, Band::Weak, Supports::Separate};
  CHECK(write_batch_line(report, {"t1"}).find(R"("hypothesis":"same_model","lineage":{"log10LR":-0.5,"interval":[-0.9,-0.1],"band":"weak","supports":"separate"},"closedness":0,"capped")") !=
        std::string::npos);
}

TEST_CASE("A refusal has a next step and no ratio", "[report][batch]") {
  Report report;
  report.verdict.next_step = {"add_answers", 4, "too_few_answers"};
  CHECK(write_batch_line(report, {}) ==
        R"({"id":null,"status":"not_enough","nextStep":{"code":"add_answers","answers":4,"reason":"too_few_answers","side":"both"}})");
}

TEST_CASE("A bad line is answered with its number", "[report][batch]") {
  CHECK(write_batch_error({ErrorCode::InvalidJson, "why", 3}, {}, 17) ==
        R"({"id":null,"line":17,"status":"invalid_input","error":{"code":"invalid_json","message":"why"}})");
  CHECK(write_batch_error({ErrorCode::InvalidRequest, "why", -1}, {"q"}, 1).rfind(R"({"id":"q","line":1,)", 0) == 0);
  CHECK(write_batch_error({ErrorCode::InvalidRequest, "why", -1}, {"1.50", true}, 1).rfind(R"({"id":1.50,"line":1,)", 0) == 0);
}
