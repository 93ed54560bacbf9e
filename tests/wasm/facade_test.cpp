// The facade in a native build: the very code that the wasm module exports.
#include "wasm/facade.hpp"

#include <catch2/catch.hpp>
#include <cstring>
#include <limits>
#include <vector>

using namespace kinprint;

namespace {
const std::string kSame =
    R"({"id":"s","left":{"answers":[{"text":"The same words stand here."}]},"right":{"answers":[{"text":"The same  words stand here."}]}})";
std::string bytes_of(const std::vector<float>& values) {
  std::string bytes(values.size() * sizeof(float), '\0');
  std::memcpy(bytes.data(), values.data(), bytes.size());
  return bytes;
}
}  // namespace

TEST_CASE("Identical texts give a status and no ratio", "[facade]") {
  const Envelope envelope = Kinprint().compare(kSame, {}, 0, 0);
  REQUIRE(envelope.code == "ok");
  CHECK(envelope.payload.find(R"("status":"same_text")") != std::string::npos);
  CHECK(envelope.payload.find(R"("verdict":null)") != std::string::npos);
}

TEST_CASE("Without tables a verdict is refused by name", "[facade]") {
  const Envelope envelope = Kinprint().compare(
      R"({"left":{"answers":[{"text":"One thing."}]},"right":{"answers":[{"text":"Another thing."}]}})", {}, 0, 0);
  CHECK(envelope.code == "tables_missing");
  CHECK(envelope.payload.empty());
}

TEST_CASE("Sides without text, or with code only, have their statuses", "[facade]") {
  const auto status = [](const std::string& left) {
    const Envelope envelope = Kinprint().batch_line(
        R"({"left":{"answers":[)" + left + R"(]},"right":{"answers":[{"text":"Some prose stands on this side."}]}})", 1);
    return envelope.payload;
  };
  CHECK(status("").find("not_enough") != std::string::npos);
  CHECK(status(R"({"text":" \n "})").find("not_enough") != std::string::npos);
  CHECK(status(R"({"text":"```\nint x;\n```"})").find("code_only") != std::string::npos);
}

TEST_CASE("The order of identical answers does not hide that they are identical", "[facade]") {
  const std::string one = R"({"text":"First answer."},{"text":"Second answer."})";
  const std::string two = R"({"text":"Second answer."},{"text":"First answer."})";
  const Envelope envelope =
      Kinprint().batch_line(R"({"left":{"answers":[)" + one + R"(]},"right":{"answers":[)" + two + "]}}", 1);
  CHECK(envelope.payload.find("same_text") != std::string::npos);
}

TEST_CASE("A bad batch line is answered, not refused", "[facade]") {
  const Envelope envelope = Kinprint().batch_line("not json", 17);
  CHECK(envelope.code == "ok");
  CHECK(envelope.payload.find(R"("line":17)") != std::string::npos);
  CHECK(envelope.payload.find("invalid_json") != std::string::npos);
}

TEST_CASE("Vectors must fit their shape, the sentences and be finite", "[facade]") {
  const Kinprint core;
  REQUIRE(core.segments(kSame).payload == R"(["The same words stand here.","The same  words stand here."])");
  CHECK(core.compare(kSame, bytes_of({1, 0, 0, 1}), 2, 2).code == "ok");
  CHECK(core.compare(kSame, bytes_of({1, 0, 0}), 2, 2).code == "vectors_shape");
  CHECK(core.compare(kSame, bytes_of({1, 0}), 1, 2).code == "vectors_shape");
  CHECK(core.compare(kSame, bytes_of({1, 0, 0, std::numeric_limits<float>::infinity()}), 2, 2).code == "vectors_shape");
  CHECK(core.compare(kSame, {}, 0xFFFFFFFFu, 0xFFFFFFFFu).code == "vectors_shape");
}

TEST_CASE("A table that is none is refused with its name", "[facade]") {
  Kinprint core;
  const Envelope envelope = core.load_tables("general.kpt", "nonsense");
  CHECK(envelope.code == "table_magic");
  CHECK(envelope.message.find("general.kpt") != std::string::npos);
}
