#include "report/write_request.hpp"

#include <catch2/catch.hpp>

#include "text/read_request.hpp"

using namespace kinprint;

TEST_CASE("A request written and read back is the same request", "[report][request]") {
  const std::string json =
      R"({"id":"t","left":{"name":"A","answers":[{"prompt":"p","text":"a\nb\u0000","again":true}]},)"
      R"("right":{"answers":[{"text":""}]},"controls":[{"answers":[{"text":"c"}]}],)"
      R"("options":{"exhibits":false,"robustness":true,"includeInput":true,"seed":7,)"
      R"("runs":{"minimumWords":9,"foldCase":false,"foldQuotes":true,"foldNumbers":true}}})";
  const auto request = read_request(json);
  REQUIRE(request.ok());
  JsonWriter writer;
  write_request(writer, request.value());
  CHECK(writer.take() == json);
}
