#pragma once
// A table file of named arrays, as models/write_sections.py writes it. Knows the layout, not the meaning.
//
// Little endian: magic "KPSECTNS" (8 bytes), version (u32), payload bytes (u32), SHA-256 of the payload (32 bytes),
// payload: number of sections (u32), then for each section its name (32 bytes, NUL padded), type code (u32), rows
// (u32), columns (u32) and rows x columns values row by row, padded with zeros to a multiple of 4 bytes.
// Non-finite f32 values are refused.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace kinprint {

inline constexpr std::string_view kSectionTableMagic = "KPSECTNS";
inline constexpr std::uint32_t kSectionTableVersion = 1;
inline constexpr std::size_t kSectionNameBytes = 32;

// How a section's values are stored; the numbers stand in the file (TYPES of models/write_sections.py).
enum class SectionType : std::uint32_t {
  Floats = 0,         // f32
  SignedBytes = 1,    // i8
  Bytes = 2,          // u8
  ShortIntegers = 3,  // u16
  Integers = 4        // u32
};

struct Section {
  std::string name;
  std::uint32_t rows = 0;
  std::uint32_t columns = 0;
  SectionType type = SectionType::Floats;
  // The values, row by row, in the one list that belongs to the type.
  std::vector<float> floats;
  std::vector<std::int8_t> signed_bytes;
  std::vector<std::uint32_t> integers;  // of Bytes and ShortIntegers, too
};

class SectionTable {
 public:
  // table_magic, table_version, table_size, table_checksum. The bytes are copied.
  static Result<SectionTable> read(std::string_view bytes);

  // Null when there is no section of that name and type.
  [[nodiscard]] const Section* find(std::string_view name, SectionType type) const;
  // Whether there are sections and every name begins so.
  [[nodiscard]] bool holds_only(std::string_view beginning) const;
  [[nodiscard]] const std::string& checksum() const { return checksum_; }  // hexadecimal SHA-256 of the payload

 private:
  std::vector<Section> sections_;
  std::string checksum_;
};

// table_size: a section that a reader needs is not there, or not of the shape it needs.
Error section_misfit(std::string_view section);

}  // namespace kinprint
