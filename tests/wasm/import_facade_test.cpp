// The importers' boundary as the native tests see it: codes, options, and that nothing is kept between calls.
#include "wasm/import_facade.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace kinprint;

namespace {
constexpr const char* kTable = "ask;bot one;bot two\nWhat is one?;left;right\n";
}

TEST_CASE("A file is answered with its record, one that is none with a code", "[import_facade]") {
  const Importer importer;
  const Envelope record = importer.import_file(R"({"prompt":"q","text":"a"})", {});
  REQUIRE(record.code == "ok");
  CHECK(record.payload.find(R"("text":"a")") != std::string::npos);
  CHECK(importer.import_file("", {}).code == "unknown_format");
  CHECK(importer.import_file("PK\x03\x04", {}).code == "invalid_archive");
  CHECK(importer.import_file("", {}).payload.empty());
}

TEST_CASE("The columns of a table are those of the options", "[import_facade]") {
  const Importer importer;
  const std::string options = R"({"table":{"delimiter":";","header":true,"prompt":0,"answers":[2]},"sample":3})";
  const Envelope chosen = importer.import_file(kTable, options);
  REQUIRE(chosen.code == "ok");
  CHECK(chosen.payload.find(R"("text":"right")") != std::string::npos);
  CHECK(chosen.payload.find(R"("text":"left")") == std::string::npos);
  CHECK(chosen.payload.find(R"("sample":[["What is one?","left","right"]])") != std::string::npos);
  CHECK(chosen.payload.find(R"("guessed":false)") != std::string::npos);
}

TEST_CASE("Options that are none are refused, whatever the file", "[import_facade]") {
  const Importer importer;
  CHECK(importer.import_file(kTable, "nonsense").code == "invalid_json");
  CHECK(importer.import_file(kTable, "[1]").code == "invalid_request");
  CHECK(importer.import_file(kTable, R"({"table":{"prompt":0,"answers":[-1,1e9]}})").code == "invalid_request");
  CHECK(importer.pair_files(kTable, {}, "nonsense").code == "invalid_json");
}

TEST_CASE("Two files give their pairs and a request", "[import_facade]") {
  const Envelope paired = Importer().pair_files(R"({"prompt":"q","text":"a"})", R"({"prompt":"Q ","text":"b"})", {});
  REQUIRE(paired.code == "ok");
  CHECK(paired.payload.find(R"("kind":"exact")") != std::string::npos);
  CHECK(Importer().formats().payload.find("chatgpt") != std::string::npos);
}
