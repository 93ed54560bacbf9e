// The facade in a native build: the very code that the wasm module exports.
#include "wasm/facade.hpp"

#include <catch2/catch.hpp>
#include <cstring>
#include <fstream>
#include <iterator>
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
std::string file_bytes(const std::string& name) {
  std::ifstream file(std::string(KINPRINT_SOURCE_DIR) + "/models/tables/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}
Kinprint with_tables() {
  Kinprint core;
  for (const char* name : {"general.kpt", "fingerprint.kpt", "prompts.kpt", "library.kpt"}) REQUIRE(core.load_tables(name, file_bytes(name)).code == "ok");
  return core;
}
std::string side(const std::string& fields) {
  return "{" + fields + R"("answers":[{"prompt":"Why is the sky blue?","text":"The sky looks blue because air scatters short waves more than long ones. At dusk the light has a longer way to go, so red is left."}]})";
}
std::string request(const std::string& left) {
  return R"({"left":)" + left + R"(,"right":{"answers":[{"prompt":"Why is the sky blue?","text":"Well, sunlight holds every colour! Tiny molecules bounce the blue part around far more, and that is what we see above us."}]}})";
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

TEST_CASE("A pack of a side is made, loaded once, ranked as an own reference, and leaves the ratio as it was", "[facade][pack]") {
  Kinprint core = with_tables();
  const std::string asked = request(side(R"("name":"My bot","released":"2026-03",)"));
  const std::string before = core.compare(asked, {}, 0, 0).payload;
  const Envelope pack = core.make_pack(asked);
  REQUIRE(pack.code == "ok");
  REQUIRE(core.load_pack("mine.kinpack", pack.payload).code == "ok");
  const std::string after = core.compare(asked, {}, 0, 0).payload;
  CHECK(before.find("My bot\",\"family") == std::string::npos);
  CHECK(after.find(R"({"name":"My bot","family":"My bot","own":true,"released":"2026-03")") != std::string::npos);
  CHECK(before.substr(0, before.find(R"("library")")) == after.substr(0, after.find(R"("library")")));
}

TEST_CASE("Packs are refused with the reason, and nothing of them is loaded", "[facade][pack]") {
  Kinprint core = with_tables();
  const std::string pack = core.make_pack(request(side(R"("name":"My bot",)"))).payload;
  const std::string asked = request(side(""));
  const std::string before = core.compare(asked, {}, 0, 0).payload;
  std::string damaged = pack;
  damaged[80] = static_cast<char>(damaged[80] ^ 1);
  CHECK(core.load_pack("p", damaged).code == "table_checksum");
  CHECK(core.load_pack("p", pack.substr(0, pack.size() - 1)).code == "table_size");
  CHECK(core.load_pack("p", "PK" + pack).code == "table_magic");
  CHECK(core.load_pack("p", std::string(40u << 20, 'x')).code == "too_large");
  CHECK(Kinprint().load_pack("p", pack).code == "tables_missing");
  CHECK(core.compare(asked, {}, 0, 0).payload == before);
  REQUIRE(core.load_pack("p", pack).code == "ok");
  CHECK(core.load_pack("p", pack).code == "invalid_request");
}

TEST_CASE("A pack is taken by its own call only, and no table is taken for one", "[facade][pack]") {
  Kinprint core = with_tables();
  const std::string asked = request(side(R"("name":"My bot",)"));
  const std::string pack = core.make_pack(asked).payload;
  const std::string before = core.compare(asked, {}, 0, 0).payload, facts = core.version().payload;
  CHECK(core.load_tables("p", pack).code == "table_size");
  for (const char* name : {"general.kpt", "fingerprint.kpt", "prompts.kpt", "library.kpt", "permissive/fingerprint.kpt"}) {
    const Envelope refused = core.load_pack(name, file_bytes(name));
    CHECK(refused.code != "ok");
    CHECK(refused.message.find(name) != std::string::npos);
  }
  CHECK(core.version().payload == facts);
  CHECK(core.compare(asked, {}, 0, 0).payload == before);
}

TEST_CASE("A pack needs a name and some text, a month that is one, and a library", "[facade][pack]") {
  const Kinprint core = with_tables();
  CHECK(core.make_pack(request(side(""))).code == "invalid_request");
  CHECK(core.make_pack(request(side(R"("name":")" + std::string(61, 'n') + R"(",)"))).code == "invalid_request");
  for (const char* text : {"", " ", "\\r", "\\n\\t", "?! ...", "Nine words are one fewer than a comparison needs."}) {
    const Envelope refused = core.make_pack(request(std::string(R"({"name":"Short","answers":[{"text":")") + text + R"("}]})"));
    CHECK(refused.code == "invalid_request");
    CHECK(refused.message.find("too few words") != std::string::npos);
  }
  for (const auto& [text, reason] : {std::pair{"I'm sorry, but I can't help with that request. I cannot assist with it.", "only decline"}, std::pair{"```\\nint main() { return 0; }\\nint other() { return 1 + 2 + 3 + 4 + 5; }\\n```", "only program code"}}) {
    const Envelope refused = core.make_pack(request(std::string(R"({"name":"Kind","answers":[{"text":")") + text + R"("}]})"));
    CAPTURE(refused.message);
    CHECK(refused.code == "invalid_request");
    CHECK(refused.message.find(reason) != std::string::npos);
  }
  CHECK(core.make_pack(request(R"({"name":"Ten","answers":[{"text":"Ten words are as many as a comparison needs, too."}]})")).code == "ok");
  for (const char* month : {"2026-13", "2026-00", "0999-12", "0001-05", "202603", "26-03", "2026-3x"}) {
    const Envelope refused = core.make_pack(request(side(std::string(R"("name":"Mine","released":")") + month + R"(",)")));
    CHECK(refused.code == "invalid_request");
    CHECK(refused.message.find("left.released") != std::string::npos);
  }
  CHECK(Kinprint().make_pack(request(side(R"("name":"My bot",)"))).code == "tables_missing");
}
