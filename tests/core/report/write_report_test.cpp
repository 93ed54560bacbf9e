#include "report/write_report.hpp"

#include <catch2/catch.hpp>

using namespace kinprint;

namespace {

Request small_request() {
  Request request;
  request.left.answers.push_back({"why", {"\xC3\xA9 one two"}, false});
  request.right.answers.push_back({"why", {"one two"}, false});
  return request;
}

Report full_report() {
  Report report;
  report.program = {"2026-11-22", "full", "00ff"};
  report.left.name = "A";
  report.left.answers = 1;
  Verdict& verdict = report.verdict;
  verdict.status = Status::Ok;
  verdict.log10_lr = 1.6249999;
  verdict.interval_low = 0.9;
  verdict.interval_high = 2.3;
  verdict.band = Band::Moderate;
  verdict.supports = Supports::Shared;
  verdict.cap_low = -2;
  verdict.cap_high = 2.3;
  verdict.lineages = 25;
  verdict.background = Background::Exact;
  verdict.formatting = Formatting::RightOnly;
  verdict.line_breaks = LineBreakLoss::LeftEmptyLost;
  verdict.prompts_shared = verdict.prompts_known = verdict.long_run_prompts = 1;
  verdict.error_rates = {5, 0.11, 0.95, 1200, true, {{1, 0.02}}, {{-1, 0.03}}};
  verdict.distributions.push_back({"unrelated", 900, {{0.5, -0.8}}});
  verdict.contributions.push_back({"wording", 0.42});
  report.places.push_back({"wording", {{0.5, 0.25}}, 0.78});
  verdict.prompts.push_back({0, 0, true, false, false, 0.4, 1.3, {{"wording", 0.2}}});
  verdict.robustness.push_back({"no_edges", -1, 1.4, Band::Moderate, false});
  report.evidence.channels.push_back({"wording", true, "", 0.31});
  report.evidence.channels.push_back({"content_plan", false, "no_vectors", 0});
  SharedRun run;
  run.left.push_back({0, {3, 10}});
  run.right.push_back({0, {0, 7}});
  run.words = 2;
  run.surprise_nats = 41.2;
  run.same_prompt = {3, 14, true};
  run.left_out = true;
  report.evidence.runs.push_back(run);
  report.evidence.identity.push_back({true, {0, {0, 2}}, "openai", IdentityStance::SelfClaim});
  report.evidence.greyed.push_back({false, {0, {0, 3}}, GreyReason::Opener});
  report.evidence.passages.push_back({{0, {0, 2}}, {0, {0, 3}}, 0.6, true});
  return report;
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("A channel that is only shown has a place among unrelated pairs and no contribution", "[report]") {
  Report report = full_report();
  report.evidence.channels[1] = {"content_plan", true, "", 0.4};
  report.places.push_back({"content_plan", {{0.5, 0.3}}, 0.9});
  CHECK(contains(write_report(report, small_request()), R"("score":0.4,"contribution":null,"unrelated":[[0.5,0.3]],"percentile":0.9})"));
  report.verdict.status = Status::NotEnough;
  CHECK(contains(write_report(report, small_request()), R"("score":0.4,"contribution":null,"unrelated":[],"percentile":null})"));
}

TEST_CASE("A verdict is written with all its figures", "[report]") {
  const std::string json = write_report(full_report(), small_request());
  for (const char* part : {
           R"({"schema":"kinprint.report","schemaVersion":1,"program":{"version":"0.1.0","calibration":"2026-11-22")",
           R"("status":"ok","nextStep":null)",
           R"("verdict":{"log10LR":1.625,"interval":[0.9,2.3],"band":"moderate","supports":"shared","hypothesis":"shared_lineage","lineage":null,"closedness":0,"capped":false,)",
           R"("cap":{"low":-2,"high":2.3,"lineages":25},"background":"exact","formatting":"right","lineBreaks":"left_empty_lost","prompts":1,"longRunPrompts":1})",
           R"("errorRates":{"answers":5,"eer":0.11,"auc":0.95,"trials":1200,"unseen":true,"unrelatedAtOrAbove":[{"log10LR":1,"share":0.02}])",
           R"("distributions":[{"kind":"unrelated","trials":900,"quantiles":[[0.5,-0.8]]}])",
           R"({"name":"wording","available":true,"unavailableReason":null,"score":0.31,"contribution":0.42,)",
           R"("unrelated":[[0.5,0.25]],"percentile":0.78})",
           R"({"name":"content_plan","available":false,"unavailableReason":"no_vectors","score":null,"contribution":null)",
           R"("runs":[{"text":"one two","words":2,"surprise":41.2,"otherBots":null,"samePrompt":{"bots":3,"asked":14,"atMost":true},"prompts":1,"stock":false,"echo":false,"leftOut":true)",
           R"("left":[{"answer":0,"begin":2,"end":9}],"right":[{"answer":0,"begin":0,"end":7}]}])",
           R"("prompts":[{"left":0,"right":0,"known":true,"sharedWording":false,"sameText":false,"prompt":"why","log10LR":0.4,"withoutIt":1.3,)",
           R"("robustness":{"stable":true,"variants":[{"name":"no_edges","prompt":null,"log10LR":1.4)",
           R"("identity":[{"side":"left","answer":0,"begin":0,"end":1,"maker":"openai","stance":"self_claim")",
           R"("greyed":[{"side":"right","answer":0,"begin":0,"end":3,"reason":"opener"}])",
           R"("sampled":null,"input":null})"}) {
    INFO(part);
    CHECK(contains(json, part));
  }
}

TEST_CASE("Without a verdict no figure of one is written", "[report]") {
  Report report = full_report();
  report.verdict.status = Status::NotEnough;
  report.verdict.next_step = {"add_answers", 4, "too_few_words"};
  const std::string json = write_report(report, small_request());
  CHECK(contains(json, R"("status":"not_enough","nextStep":{"code":"add_answers","answers":4,"reason":"too_few_words","side":"both"})"));
  CHECK(contains(json, R"("verdict":null,"errorRates":null,"distributions":null)"));
  CHECK(contains(json, R"("contribution":null)"));
  CHECK(contains(json, R"("robustness":null)"));
  CHECK_FALSE(contains(json, "1.625"));
}

TEST_CASE("Exhibits and input are written only when asked for", "[report]") {
  Report report = full_report();
  Request request = small_request();
  report.exhibits = false;
  CHECK(contains(write_report(report, request), R"("runs":[],"words":[],"patterns":[],"form":[],"skeletons":[],"passages":[],)"));
  request.options.include_input = true;
  CHECK(contains(write_report(report, request), R"("input":{"left":{"answers":[{"prompt":"why","text":")"));
}
