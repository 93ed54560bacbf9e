#pragma once
// A table file of named arrays, as models/write_sections.py writes it. Knows the layout, not the meaning.
//
// Little endian: magic "KPSECTNS" (8 bytes), version (u32), payload bytes (u32), SHA-256 of the payload (32 bytes),
// payload: number of sections (u32), then for each section its name (32 bytes, NUL padded), type code (u32), rows
// (u32), columns (u32) and rows x columns values row by row, padded with zeros to a multiple of 4 bytes.
// Type codes: 0 f32, 1 i8, 2 u8, 3 u16, 4 u32. Non-finite f32 values are refused.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace kinprint {

inline constexpr std::uint32_t kSectionTableVersion = 1;

struct Section {
  std::string name;
  std::uint32_t rows = 0;
  std::uint32_t columns = 0;
  std::uint32_t type = 0;
  std::vector<float> floats;              // type 0
  std::vector<std::int8_t> signed_bytes;  // type 1
  std::vector<std::uint32_t> integers;    // types 2, 3 and 4
};

class SectionTable {
 public:
  // table_magic, table_version, table_size, table_checksum. The bytes are copied.
  static Result<SectionTable> read(std::string_view bytes);

  // Null when there is no section of that name and type.
  [[nodiscard]] const Section* find(std::string_view name, std::uint32_t type) const;
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
