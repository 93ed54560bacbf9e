#include "library/pack_sections.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/section_writer.hpp"
#include "base/sha256.hpp"
#include "base/utf8.hpp"
#include "text/document.hpp"

namespace kinprint {
namespace {

constexpr std::size_t kNameBytes = 60, kMapBytes = 32;

std::string text_row(const Section& section, std::size_t row) {
  std::string text;
  for (std::size_t i = 0; i < section.columns; ++i) {
    const std::uint32_t byte = section.integers[row * section.columns + i];
    if (!byte) break;
    text += static_cast<char>(byte);
  }
  return text;
}

// Not inlined: each place would build its strings anew, and the core has a size to keep.
class Sections {
 public:
  Sections(const SectionTable& table, std::string_view kind) : table_(table), kind_(kind) {}
  [[gnu::noinline]] const Section* find(const char* name, SectionType type) const { return table_.find(kind_ + "_" + name, type); }
  [[gnu::noinline]] Error misfit(const char* name) const { return section_misfit(kind_ + "_" + name); }
  [[gnu::noinline]] static Error refuse(ErrorCode code, const char* message) { return {code, message, -1}; }

 private:
  const SectionTable& table_;
  std::string kind_;
};

std::string hexadecimal_row(const Section& section) {
  std::array<std::uint8_t, kMapBytes> digest{};
  std::copy(section.integers.begin(), section.integers.end(), digest.begin());
  return hexadecimal(digest);
}

// Names, families and facts.
Error add_references(const Sections& from, ReferenceSections& out) {
  const Section* names = from.find("names", SectionType::Bytes);
  const Section* families = from.find("families", SectionType::Bytes);
  const Section* facts = from.find("facts", SectionType::Integers);
  if (!names || names->rows == 0 || names->rows > kMaximumReferences || names->columns > kNameBytes) return from.misfit("names");
  if (!families || families->rows != names->rows || families->columns > kNameBytes) return from.misfit("families");
  if (!facts || facts->rows != names->rows || facts->columns != 4) return from.misfit("facts");
  for (std::size_t i = 0; i < names->rows; ++i) {
    const std::uint32_t* fact = facts->integers.data() + i * 4;
    Reference reference{text_row(*names, i), text_row(*families, i), fact[0], fact[1], fact[2], fact[3], false};
    if (reference.month != 0 && !is_month(reference.month)) return from.misfit("facts");
    if (!is_reference_name(reference.name) || !is_reference_name(reference.family)) {
      return Sections::refuse(ErrorCode::InvalidRequest, "a reference has no usable name");
    }
    const bool is_taken = std::any_of(out.references.begin(), out.references.end(),
                                      [&](const Reference& other) { return other.name == reference.name; });
    if (is_taken) return Sections::refuse(ErrorCode::InvalidRequest, "two references have one name");
    out.references.push_back(std::move(reference));
  }
  return {};
}

// The vectors of the references' bots, scaled to unit length. Each reference has at least one.
Error add_bots(const Sections& from, std::size_t dimensions, ReferenceSections& out) {
  const Section* vectors = from.find("vectors", SectionType::SignedBytes);
  const Section* reference_of = from.find("reference_of", SectionType::Integers);
  if (!vectors || vectors->columns != dimensions || vectors->rows == 0) return from.misfit("vectors");
  if (!reference_of || reference_of->integers.size() != vectors->rows) return from.misfit("reference_of");
  std::vector<std::uint8_t> has_bot(out.references.size(), false);
  for (std::size_t i = 0; i < vectors->rows; ++i) {
    const std::uint32_t reference = reference_of->integers[i];
    if (reference >= has_bot.size()) return from.misfit("reference_of");
    has_bot[reference] = true;
    std::vector<double> vector(dimensions);
    double norm = 0;
    for (std::size_t k = 0; k < dimensions; ++k) {
      vector[k] = vectors->signed_bytes[i * dimensions + k];
      norm += vector[k] * vector[k];
    }
    if (norm <= 0) return from.misfit("vectors");
    for (double& value : vector) value /= std::sqrt(norm);
    out.bots.push_back(std::move(vector));
    out.reference_of.push_back(reference);
  }
  if (std::find(has_bot.begin(), has_bot.end(), false) != has_bot.end()) return from.misfit("reference_of");
  return {};
}

}  // namespace

bool is_reference_name(std::string_view name) {
  const bool has_controls = std::any_of(name.begin(), name.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
  return !name.empty() && name.size() <= kNameBytes && is_valid_utf8(name) && !has_controls;
}

Result<ReferenceSections> read_references(const SectionTable& table, std::string_view kind, const std::string& map,
                                          std::size_t dimensions) {
  const Sections from(table, kind);
  const Section* version = from.find("version", SectionType::Integers);
  if (!version || version->integers.size() != 1) return from.misfit("version");
  if (version->integers[0] != kPackVersion) {
    return Sections::refuse(ErrorCode::TableVersion, "references of another version than this program reads");
  }
  const Section* made_for = from.find("map", SectionType::Bytes);
  if (!made_for || made_for->integers.size() != kMapBytes) return from.misfit("map");
  if (hexadecimal_row(*made_for) != map) {
    return Sections::refuse(ErrorCode::TableVersion, "made with other fingerprint tables than those in use");
  }
  ReferenceSections out;
  if (Error error = add_references(from, out); error.code != ErrorCode::Ok) return error;
  if (Error error = add_bots(from, dimensions, out); error.code != ErrorCode::Ok) return error;
  return out;
}

std::string write_pack(std::string_view name, std::uint32_t month, std::uint32_t answers, std::uint32_t prompts,
                       std::span<const double> unit, const std::string& map) {
  SectionWriter table;
  table.integers("pack_version", 1, 1, {kPackVersion});
  std::vector<std::uint8_t> digest;
  for (std::size_t i = 0; i + 1 < map.size(); i += 2) {
    const auto digit = [&](char c) { return static_cast<std::uint8_t>(c <= '9' ? c - '0' : c - 'a' + 10); };
    digest.push_back(static_cast<std::uint8_t>(digit(map[i]) << 4 | digit(map[i + 1])));
  }
  table.bytes("pack_map", 1, static_cast<std::uint32_t>(digest.size()), digest);
  std::vector<std::uint8_t> text(name.begin(), name.end());
  text.resize(kNameBytes, 0);
  table.bytes("pack_names", 1, kNameBytes, text);
  table.bytes("pack_families", 1, kNameBytes, text);
  table.integers("pack_facts", 1, 4, {month, 1, answers, prompts});
  double largest = 1e-12;
  for (const double value : unit) largest = std::max(largest, std::abs(value));
  std::vector<std::int8_t> vector;
  for (const double value : unit) vector.push_back(static_cast<std::int8_t>(std::lround(value / largest * 127)));
  table.signed_bytes("pack_vectors", 1, static_cast<std::uint32_t>(vector.size()), vector);
  table.integers("pack_reference_of", 1, 1, {0});
  return table.file();
}

}  // namespace kinprint
