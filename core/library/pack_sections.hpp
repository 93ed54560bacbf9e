#pragma once
// References as sections of a table, the same for the shipped library ("library") and a user's pack ("pack"): names,
// families, months, counts and vectors. Everything is checked before anything is used; a reader never sees half of it.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "library/reference_library.hpp"

namespace kinprint {

inline constexpr std::uint32_t kPackVersion = 2;  // 1 had no habits

// Of one table. Chosen: far above the shipped library and what packs may hold; names are compared with one another.
inline constexpr std::uint32_t kMaximumReferences = 1'000;

struct ReferenceSections {
  std::vector<Reference> references;
  std::vector<std::vector<double>> bots;    // unit length
  std::vector<std::uint32_t> reference_of;  // of each bot
};

// kind: library or pack. map: as write_pack's. dimensions: of a vector. Errors: table_version, table_size,
// invalid_request. Sections, each named kind_...: version (u32), map (32 u8), names and families (u8, one row a
// reference, NUL padded), facts (u32: month, bots, answers, prompts), vectors (i8, one row a bot), reference_of (u32).
Result<ReferenceSections> read_references(const SectionTable& table, std::string_view kind, const std::string& map,
                                          std::size_t dimensions);

// Names are shown: 1 to 60 bytes of valid UTF-8 without control characters.
bool is_reference_name(std::string_view name);

// The file of a pack of one reference: a bot as ReferenceLibrary::unit() and counts; no text. name: of is_reference_name.
// month: yyyymm, 0 where not known. map: hexadecimal checksum of the fingerprint table that `unit` was made with.
std::string write_pack(std::string_view name, std::uint32_t month, std::uint32_t answers, std::uint32_t prompts,
                       std::span<const double> unit, const std::string& map);

}  // namespace kinprint
