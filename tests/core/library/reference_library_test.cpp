#include "library/reference_library.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>

#include "base/section_writer.hpp"
#include "library/pack_sections.hpp"
#include "made_tables.hpp"

using namespace kinprint;

namespace {

const std::string kMap(64, 'a');  // checksum of the fingerprint table, as hexadecimal
constexpr auto kRow = static_cast<std::uint32_t>(3 + kFormHabits);

std::vector<std::uint8_t> text(const std::vector<std::string>& rows) {
  std::vector<std::uint8_t> out;
  for (std::string row : rows) {
    row.resize(20, '\0');
    out.insert(out.end(), row.begin(), row.end());
  }
  return out;
}

// Rows of three dimensions and kFormHabits zeros.
std::vector<std::int8_t> unlike_habits(const std::vector<std::array<std::int8_t, 3>>& rows) {
  std::vector<std::int8_t> out;
  for (const auto& row : rows) {
    out.insert(out.end(), row.begin(), row.end());
    out.resize(out.size() + kFormHabits, 0);
  }
  return out;
}

// Numbers of a side: a vector, habits that the library does not look at, and those it does.
std::vector<double> side(const std::array<double, 3>& vector, const std::vector<double>& habits = {}) {
  std::vector<double> out(3 + kFormHabits, 9);  // first copies
  out.insert(out.end(), vector.begin(), vector.end());
  out.insert(out.end(), habits.begin(), habits.end());
  out.resize(6 + 2 * kFormHabits, 0);
  return out;
}

std::vector<double> unit_of(const std::array<double, 3>& vector) {
  std::vector<double> out(vector.begin(), vector.end());
  out.resize(3 + kFormHabits, 0);
  return out;
}

struct Parts {
  std::string kind = "library";
  std::uint32_t version = 2;
  std::vector<std::uint8_t> map = std::vector<std::uint8_t>(32, 0xAA);
  std::vector<std::string> names = {"One-1", "One-2", "Two-1"}, families = {"One", "One", "Two"};
  std::vector<std::int8_t> vectors = unlike_habits({{127, 0, 0}, {0, 127, 0}, {0, 0, 127}, {0, 20, 127}});
  std::vector<std::uint32_t> reference_of = {0, 1, 2, 2};
};

std::string file_of(const Parts& parts) {
  const auto named = [&](const char* name) { return parts.kind + "_" + name; };
  SectionWriter plain;
  plain.integers(named("version"), 1, 1, {parts.version});
  plain.bytes(named("map"), 1, static_cast<std::uint32_t>(parts.map.size()), parts.map);
  const auto rows = static_cast<std::uint32_t>(parts.names.size());
  plain.bytes(named("names"), rows, 20, text(parts.names));
  plain.bytes(named("families"), rows, 20, text(parts.families));
  std::vector<std::uint32_t> facts;
  for (std::uint32_t i = 0; i < rows; ++i) facts.insert(facts.end(), {202401 + i, 2, 30, 20});
  plain.integers(named("facts"), rows, 4, facts);
  plain.signed_bytes(named("vectors"), static_cast<std::uint32_t>(parts.vectors.size() / kRow), kRow, parts.vectors);
  plain.integers(named("reference_of"), 1, static_cast<std::uint32_t>(parts.reference_of.size()), parts.reference_of);
  return plain.file();
}

// The library needs calibration too; the section writer of the tests writes floats.
SectionTable library_table(const Parts& parts = {}, std::uint32_t habits = kFormHabits, float rejected = 0.2F) {
  made::TableWriter floats;
  // Whitening that doubles the first habit and leaves the others.
  floats.floats("library_habit_map", habits, habits, [](std::uint32_t i, std::uint32_t j) { return i != j ? 0.0F : (i == 0 ? 2.0F : 1.0F); });
  const float calibration[2][5] = {{0, 4, 0.5F, 6, 0.4F}, {2.302585F, 8, 0.7F, 10, 0.6F}};
  floats.floats("library_calibration", 2, 5, [&](std::uint32_t i, std::uint32_t j) { return calibration[i][j]; });
  const float rates[2][8] = {{1, 100, 0.2F, 0.4F, 0.3F, 0.6F, 0.4F, rejected}, {20, 90, 0.3F, 0.5F, 0.4F, 0.7F, 0.3F, 0.2F}};
  for (const char* name : {"library_rates_predicted", "library_rates_exact"}) {
    floats.floats(name, 2, 8, [&](std::uint32_t i, std::uint32_t j) { return rates[i][j]; });
  }
  floats.integers("library_date", 1, 1, {20261122});
  // Join the two files' sections: payload is a count and the sections.
  const std::string a = file_of(parts), b = floats.file();
  const std::uint32_t count = static_cast<unsigned char>(a[48]) + static_cast<unsigned char>(b[48]);
  const std::string payload = made::integer(count) + a.substr(52) + b.substr(52);
  const auto digest = sha256(payload);
  const std::string whole = "KPSECTNS" + made::integer(1) + made::integer(static_cast<std::uint32_t>(payload.size())) + std::string(digest.begin(), digest.end()) + payload;
  auto table = SectionTable::read(whole);
  REQUIRE(table.ok());
  return table.value();
}

FingerprintModel made_model() {
  made::TableWriter table;
  made::add_model(table);
  auto model = FingerprintModel::read(SectionTable::read(table.file()).value());
  REQUIRE(model.ok());
  return model.value();
}

ReferenceLibrary made_library() {
  auto library = ReferenceLibrary::read(library_table(), kMap, 3);
  REQUIRE(library.ok());
  return library.value();
}

}  // namespace

TEST_CASE("A side falls nearest to the generation it points at, and shares add up to one", "[library]") {
  const ReferenceLibrary library = made_library();
  const std::vector<double> left = side({0.1, 5, 0.2}), right = side({0, 0.3, 9});
  const LibraryView view = library.view(made_model(), left, right, 10, 1);
  CHECK(view.left.references.front().reference->name == "One-2");
  CHECK(view.left.families.front().name == "One");
  CHECK(view.right.families.front().name == "Two");
  CHECK(view.references == 3);
  CHECK(view.families == 2);
  CHECK(view.newest == 202403);
  double total = view.left.none;
  for (const RankedReference& reference : view.left.references) total += reference.share;
  CHECK(total == Approx(1));
  total = view.left.none;
  for (const RankedFamily& family : view.left.families) total += family.share;
  CHECK(total == Approx(1));
  // The softmax written out: cosines with the three generations, slope 8 and none at 0.7 for ten answers.
  const double norm = std::sqrt(0.01 + 25 + 0.04), two = (5 * 20 + 0.2 * 127) / (norm * std::sqrt(400.0 + 127 * 127));
  const double top = std::exp(8 * 5 / norm), all = top + std::exp(8 * 0.1 / norm) + std::exp(8 * std::max(two, 0.2 / norm)) + std::exp(8 * 0.7);
  CHECK(view.left.references.front().share == Approx(top / all).epsilon(1e-4));
}

TEST_CASE("A side unlike every reference is none of these, and known prompts have a calibration of their own", "[library]") {
  const ReferenceLibrary library = made_library();
  const std::vector<double> away = side({-1, -1, -1}), near = side({1, 0, 0});
  const LibraryView unknown = library.view(made_model(), away, near, 10, 1), known = library.view(made_model(), away, near, 10, 0);
  CHECK(unknown.left.none > 0.98);
  CHECK(unknown.right.references.front().share != Approx(known.right.references.front().share));
  CHECK_FALSE(unknown.known_prompts);
  CHECK(known.known_prompts);
  CHECK(library.view(made_model(), away, near, 1, 1).rates.answers == 1);
  CHECK(library.view(made_model(), away, near, 50, 1).rates.answers == 20);
  CHECK(ReferenceLibrary().view(made_model(), away, near, 1, 1).date == 0);
}

TEST_CASE("One bot among many falls where it would as a side of a report, with the rates of its own size", "[library]") {
  const ReferenceLibrary library = made_library();
  const std::vector<double> left = side({0.1, 5, 0.2}), right = side({0, 0.3, 9});
  const LibraryView view = library.view(made_model(), left, right, 10, 1);
  const Attribution alone = library.attribute(library.unit(made_model(), left, 1), 10, 1);
  CHECK(alone.none == view.left.none);
  CHECK(alone.references.front().share == view.left.references.front().share);
  CHECK(library.rates(1, false).answers == 1);
  CHECK(library.rates(300, true).answers == 20);
  const LibraryFacts facts = library.facts();
  CHECK(facts.date == view.date);
  CHECK(facts.families == view.families);
  CHECK(*facts.checksum == library.checksum());
  CHECK(ReferenceLibrary().facts().date == 0);
}

TEST_CASE("Habits count 0.35 times as much as the vector, whitened, and less what their prompts do", "[library]") {
  const ReferenceLibrary library = made_library();
  const std::vector<double> unit = library.unit(made_model(), side({0, 3, 4}, {2, 3}), 0);
  REQUIRE(unit.size() == 3 + kFormHabits);
  const double whole = std::sqrt(1.35), share = std::sqrt(0.35);
  CHECK(unit[1] == Approx(0.6 / whole));
  CHECK(unit[2] == Approx(0.8 / whole));
  CHECK(unit[3] == Approx(share * 0.8 / whole));  // (2 x 2, 3) has the length 5
  CHECK(unit[4] == Approx(share * 0.6 / whole));
  double norm = 0;
  for (const double value : unit) norm += value * value;
  CHECK(norm == Approx(1));
  // Without any habit above its prompts' the vector stands alone.
  CHECK(library.unit(made_model(), side({0, 3, 4}), 0)[1] == Approx(0.6));
  // Where prompts are unknown habits count 0.3 as much.
  const std::vector<double> unknown = library.unit(made_model(), side({0, 3, 4}, {2, 3}), 1);
  CHECK(unknown[4] / unknown[1] == Approx(0.3 * unit[4] / unit[1]));
}

TEST_CASE("A library of other tables, of another version or of crooked parts is refused whole", "[library]") {
  CHECK(ReferenceLibrary::read(library_table(), std::string(64, 'b'), 3).error().code == ErrorCode::TableVersion);
  CHECK(ReferenceLibrary::read(library_table(), kMap, 4).error().code == ErrorCode::TableSize);
  CHECK(ReferenceLibrary::read(library_table({}, 39), kMap, 3).error().code == ErrorCode::TableSize);
  for (const float no_share : {-0.1F, 1.1F}) CHECK(ReferenceLibrary::read(library_table({}, kFormHabits, no_share), kMap, 3).error().message == "section library_rates is missing or does not fit");
  const auto code = [](const std::function<void(Parts&)>& change) {
    Parts parts;
    change(parts);
    return ReferenceLibrary::read(library_table(parts), kMap, 3).error().code;
  };
  CHECK(code([](Parts& p) { p.version = 1; }) == ErrorCode::TableVersion);
  CHECK(code([](Parts& p) { p.names[1] = "One-1"; }) == ErrorCode::InvalidRequest);
  CHECK(code([](Parts& p) { p.names[1] = ""; }) == ErrorCode::InvalidRequest);
  CHECK(code([](Parts& p) { p.names[1] = "a\x07"; }) == ErrorCode::InvalidRequest);
  CHECK(code([](Parts& p) { p.reference_of[3] = 3; }) == ErrorCode::TableSize);
  CHECK(code([](Parts& p) { p.reference_of = {0, 1, 1, 1}; }) == ErrorCode::TableSize);
  CHECK(code([](Parts& p) { p.vectors[0] = 0; }) == ErrorCode::TableSize);
  CHECK(code([](Parts& p) { p.kind = "pack"; }) == ErrorCode::TableSize);
}

TEST_CASE("A pack adds its reference, ranks it as an own one, and leaves measured figures alone", "[library][pack]") {
  ReferenceLibrary library = made_library();
  const std::string bytes = write_pack("My bot", 202610, 12, 10, unit_of({-0.6, -0.8, 0}), kMap);
  const auto table = SectionTable::read(bytes);
  REQUIRE(table.ok());
  REQUIRE(library.add_pack(table.value(), kMap).code == ErrorCode::Ok);
  const std::vector<double> like = side({-3, -4, 0}), other = side({1, 0, 0});
  const LibraryView view = library.view(made_model(), like, other, 10, 1);
  CHECK(view.left.references.front().reference->name == "My bot");
  CHECK(view.left.references.front().reference->is_own);
  CHECK(view.left.references.front().similarity == Approx(1).margin(1e-4));
  for (const RankedFamily& family : view.left.families) CHECK(family.is_own == (family.name == "My bot"));
  CHECK(view.newest == 202403);
  CHECK(view.rates.top1 == Approx(made_library().view(made_model(), like, other, 10, 1).rates.top1));
}

TEST_CASE("An own reference that is called like a family of the library stands apart from it", "[library][pack]") {
  ReferenceLibrary library = made_library();
  const auto table = SectionTable::read(write_pack("One", 0, 12, 10, unit_of({-0.6, -0.8, 0}), kMap));
  REQUIRE(table.ok());
  REQUIRE(library.add_pack(table.value(), kMap).code == ErrorCode::Ok);
  const LibraryView view = library.view(made_model(), side({-3, -4, 0}), side({1, 0, 0}), 10, 1);
  double own = 0, measured = 0;
  for (const RankedFamily& family : view.left.families) {
    if (family.name == "One") (family.is_own ? own : measured) += family.share;
  }
  CHECK(own == Approx(view.left.references.front().share));
  CHECK(measured > 0);
  CHECK(view.families == 2);
}

TEST_CASE("Packs are refused with the reason, and nothing of them stays", "[library][pack]") {
  ReferenceLibrary library = made_library();
  const auto add = [&](const std::string& bytes) {
    const auto table = SectionTable::read(bytes);
    return table.ok() ? library.add_pack(table.value(), kMap).code : table.error().code;
  };
  const std::string good = write_pack("Mine", 0, 12, 10, unit_of({1, 0, 0}), kMap);
  std::string damaged = good;
  damaged[100] = static_cast<char>(damaged[100] ^ 1);
  CHECK(add(damaged) == ErrorCode::TableChecksum);
  CHECK(add(good.substr(0, good.size() - 4)) == ErrorCode::TableSize);
  CHECK(add("no pack at all, but some bytes that are long enough for a header") == ErrorCode::TableMagic);
  CHECK(add(write_pack("One-1", 0, 12, 10, unit_of({1, 0, 0}), kMap)) == ErrorCode::InvalidRequest);
  CHECK(add(write_pack("Mine", 0, 12, 10, unit_of({1, 0, 0}), std::string(64, 'c'))) == ErrorCode::TableVersion);
  CHECK(add(write_pack("Mine", 0, 12, 10, std::vector<double>{1, 0}, kMap)) == ErrorCode::TableSize);
  CHECK(library.references().size() == 3);
  CHECK(add(good) == ErrorCode::Ok);
  CHECK(add(good) == ErrorCode::InvalidRequest);
  CHECK(library.references().size() == 4);
  for (std::size_t i = 1; i < kMaximumPackReferences; ++i) REQUIRE(add(write_pack("Mine " + std::to_string(i), 0, 1, 1, unit_of({1, 0, 0}), kMap)) == ErrorCode::Ok);
  CHECK(add(write_pack("One more", 0, 1, 1, unit_of({1, 0, 0}), kMap)) == ErrorCode::TooLarge);
  ReferenceLibrary none;
  CHECK(none.add_pack(SectionTable::read(good).value(), kMap).code == ErrorCode::TablesMissing);
}
