#include "library/pack_sections.hpp"

#include <catch2/catch.hpp>
#include <functional>

#include "base/section_writer.hpp"

using namespace kinprint;

namespace {

const std::string kMap(64, 'b');

// One reference with two bots of three dimensions, as a pack; each part can be spoilt.
struct Parts {
  std::uint32_t version = 2;
  std::vector<std::uint8_t> map = std::vector<std::uint8_t>(32, 0xBB);
  std::vector<std::uint8_t> names = {'O', 'n', 'e', 0}, families = {'F', 0, 0, 0};
  std::vector<std::uint32_t> facts = {202405, 2, 40, 20};
  std::vector<std::int8_t> vectors = {3, 0, 4, 0, -127, 0};
  std::vector<std::uint32_t> reference_of = {0, 0};
};

Result<ReferenceSections> read(const Parts& parts, const std::string& kind = "pack") {
  SectionWriter writer;
  const auto rows = static_cast<std::uint32_t>(parts.names.size() / 4);
  writer.integers("pack_version", 1, 1, {parts.version});
  writer.bytes("pack_map", 1, static_cast<std::uint32_t>(parts.map.size()), parts.map);
  writer.bytes("pack_names", rows, 4, parts.names);
  writer.bytes("pack_families", static_cast<std::uint32_t>(parts.families.size() / 4), 4, parts.families);
  writer.integers("pack_facts", static_cast<std::uint32_t>(parts.facts.size() / 4), 4, parts.facts);
  writer.signed_bytes("pack_vectors", static_cast<std::uint32_t>(parts.vectors.size() / 3), 3, parts.vectors);
  writer.integers("pack_reference_of", 1, static_cast<std::uint32_t>(parts.reference_of.size()), parts.reference_of);
  auto table = SectionTable::read(writer.file());
  REQUIRE(table.ok());
  return read_references(table.value(), kind, kMap, 3);
}

ErrorCode code_of(const std::function<void(Parts&)>& spoil) {
  Parts parts;
  spoil(parts);
  const auto result = read(parts);
  return result.ok() ? ErrorCode::Ok : result.error().code;
}

}  // namespace

TEST_CASE("references are read with their facts, and vectors come at unit length", "[library][pack_sections]") {
  const auto result = read({});
  REQUIRE(result.ok());
  const ReferenceSections& sections = result.value();
  REQUIRE(sections.references.size() == 1);
  const Reference& one = sections.references[0];
  CHECK((one.name == "One" && one.family == "F" && one.month == 202405 && one.bots == 2 && one.answers == 40 && one.prompts == 20 && !one.is_own));
  REQUIRE(sections.bots.size() == 2);
  CHECK(sections.bots[0][0] == Approx(0.6));
  CHECK(sections.bots[0][2] == Approx(0.8));
  CHECK(sections.bots[1][1] == Approx(-1));
  CHECK(sections.reference_of == std::vector<std::uint32_t>{0, 0});
}

TEST_CASE("what does not fit is refused with its kind of misfit", "[library][pack_sections]") {
  CHECK(code_of([](Parts&) {}) == ErrorCode::Ok);
  CHECK(code_of([](Parts& parts) { parts.version = 1; }) == ErrorCode::TableVersion);
  CHECK(code_of([](Parts& parts) { parts.map[7] ^= 1; }) == ErrorCode::TableVersion);
  CHECK(code_of([](Parts& parts) { parts.map.pop_back(); }) == ErrorCode::TableSize);
  CHECK(code_of([](Parts& parts) { parts.names = {}; }) == ErrorCode::TableSize);
  CHECK(code_of([](Parts& parts) { parts.families = {}; }) == ErrorCode::TableSize);
  CHECK(code_of([](Parts& parts) { parts.facts = {}; }) == ErrorCode::TableSize);
  for (const std::uint32_t month : {1U, 105U, 99912U, 202400U, 202413U, 1000001U}) {
    CHECK(code_of([&](Parts& parts) { parts.facts[0] = month; }) == ErrorCode::TableSize);
  }
  CHECK(code_of([](Parts& parts) { parts.facts[0] = 0; }) == ErrorCode::Ok);  // not known
  CHECK(code_of([](Parts& parts) { parts.vectors = {}; }) == ErrorCode::TableSize);
  CHECK(code_of([](Parts& parts) { parts.vectors = {3, 0, 4, 0, 0, 0}; }) == ErrorCode::TableSize);  // no direction
  CHECK(code_of([](Parts& parts) { parts.reference_of = {0}; }) == ErrorCode::TableSize);
  CHECK(code_of([](Parts& parts) { parts.reference_of = {0, 1}; }) == ErrorCode::TableSize);
  const auto other_kind = read({}, "library");
  CHECK((!other_kind.ok() && other_kind.error().code == ErrorCode::TableSize));
}

TEST_CASE("every reference has a name of its own and at least one bot", "[library][pack_sections]") {
  CHECK(code_of([](Parts& parts) { parts.names[0] = 0; }) == ErrorCode::InvalidRequest);
  CHECK(code_of([](Parts& parts) { parts.families[0] = 0x1B; }) == ErrorCode::InvalidRequest);
  CHECK(code_of([](Parts& parts) { parts.names[1] = 0xFF; }) == ErrorCode::InvalidRequest);  // not UTF-8
  const auto two = [](Parts& parts, std::uint8_t last) {
    parts.names = {'O', 'n', 'e', 0, 'O', 'n', last, 0};
    parts.families = {'F', 0, 0, 0, 'F', 0, 0, 0};
    parts.facts = {0, 1, 1, 1, 0, 1, 1, 1};
    parts.reference_of = {0, 1};
  };
  CHECK(code_of([&](Parts& parts) { two(parts, 'x'); }) == ErrorCode::Ok);
  CHECK(code_of([&](Parts& parts) { two(parts, 'e'); }) == ErrorCode::InvalidRequest);
  CHECK(code_of([&](Parts& parts) { two(parts, 'x'), parts.reference_of = {0, 0}; }) == ErrorCode::TableSize);
}

TEST_CASE("a table of more references than are looked at is refused before any is", "[library][pack_sections]") {
  const auto of = [](std::uint32_t references) {
    return code_of([&](Parts& parts) {
      parts.names.clear(), parts.families.clear(), parts.facts.clear();
      for (std::uint32_t i = 0; i < references; ++i) {
        for (const char letter : {'O', 'n', 'e', '\0'}) parts.names.push_back(static_cast<std::uint8_t>(letter));
        for (const char letter : {'F', '\0', '\0', '\0'}) parts.families.push_back(static_cast<std::uint8_t>(letter));
        parts.facts.insert(parts.facts.end(), {0, 1, 1, 1});
      }
    });
  };
  CHECK(of(kMaximumReferences) == ErrorCode::InvalidRequest);  // one name for all
  CHECK(of(kMaximumReferences + 1) == ErrorCode::TableSize);
}

TEST_CASE("a name is one to sixty bytes of text without control characters", "[library][pack_sections]") {
  CHECK(is_reference_name("a"));
  CHECK(is_reference_name(std::string(60, 'a')));
  CHECK(is_reference_name("\u6708\u4E4B\u6697\u9762"));
  CHECK_FALSE(is_reference_name(""));
  CHECK_FALSE(is_reference_name(std::string(61, 'a')));
  CHECK_FALSE(is_reference_name("a\nb"));
  CHECK_FALSE(is_reference_name("\xC3"));
}

TEST_CASE("a written pack is read back, its vector within half a step of int8", "[library][pack_sections]") {
  const std::vector<double> unit = {0.48, -0.6, 0.64};
  const auto table = SectionTable::read(write_pack("Mine", 202603, 12, 10, unit, kMap));
  REQUIRE(table.ok());
  const auto result = read_references(table.value(), "pack", kMap, 3);
  REQUIRE(result.ok());
  CHECK(result.value().references[0].family == "Mine");
  CHECK(result.value().references[0].month == 202603);
  for (std::size_t k = 0; k < 3; ++k) CHECK(result.value().bots[0][k] == Approx(unit[k]).margin(0.5 / 127));
}
