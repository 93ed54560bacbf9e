#include "report/write_library.hpp"

#include <catch2/catch.hpp>

using namespace kinprint;

namespace {

std::string written(const Report& report) {
  JsonWriter json;
  json.begin_object();
  write_library(json, report);
  return json.end_object().take();
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("Without a verdict or exhibits nothing is attributed, and without a library the report says so", "[report]") {
  Report report;
  CHECK(written(report) == R"({"library":null})");
  report.verdict.status = Status::Ok;
  CHECK(written(report) == R"({"library":{"available":false}})");
  report.exhibits = false;
  CHECK(written(report) == R"({"library":null})");
}

TEST_CASE("Places, measured rates and drift are written, own references marked", "[report]") {
  const Reference shipped{"One-1", "One", 202401, 2, 30, 20, false}, mine{"Mine", "Mine", 0, 1, 12, 10, true};
  const std::string checksum = "00ff";
  const Drift drift{202407, 202501, 525, {{true, 5, 595, 0.959, 0.939}}};
  Report report;
  report.verdict.status = Status::Ok;
  LibraryView& view = report.verdict.library;
  view.date = 20261122;
  view.references = 2;
  view.families = 2;
  view.newest = 202401;
  view.own = 1;
  view.checksum = &checksum;
  view.drift = &drift;
  view.left = {{{&shipped, 0.5, 0.8}, {&mine, 0.2, 0.4}}, {{"One", 0.5, false}, {"Mine", 0.2, true}}, 0.3, 0.8};
  view.rates = {5, 100, 0.2, 0.4, 0.3, 0.6, 0.41, 0.2};
  view.similarity = 0.9;
  const std::string text = written(report);
  CHECK(holds(text, R"("available":true,"date":"2026-11-22","sha256":"00ff","references":2,"families":2,"own":1,"newest":"2024-01")"));
  CHECK(holds(text, R"("left":{"none":0.3,"nearest":0.8,"families":[{"name":"One","own":false,"share":0.5},{"name":"Mine","own":true,"share":0.2})"));
  CHECK(holds(text, R"({"name":"Mine","family":"Mine","own":true,"released":null,"bots":1)"));
  CHECK(holds(text, R"("unknownAccepted":0.41)"));
  CHECK(holds(text, R"("drift":{"fittedBefore":"2024-07","triedFrom":"2025-01","bots":525,"rows":[{"sameBot":true,"answers":5,"trials":595,"olderFit":0.959,"otherFit":0.939}]})"));
}

TEST_CASE("A matrix states the library itself, or that there is none", "[report]") {
  const std::string checksum = "00ff";
  const Drift drift;
  const auto facts_text = [](const LibraryFacts& facts) {
    JsonWriter json;
    json.begin_object();
    write_library_facts(json, facts);
    return json.end_object().take();
  };
  CHECK(facts_text({}) == R"({"library":{"available":false}})");
  CHECK(facts_text({20261122, 2, 2, 202401, 1, &checksum, &drift}) ==
        R"({"library":{"available":true,"date":"2026-11-22","sha256":"00ff","references":2,"families":2,"own":1,"newest":"2024-01","drift":null}})");
}
