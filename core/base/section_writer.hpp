#pragma once
// Writes a table of named arrays as base/section_table.hpp reads it. For packs; shipped tables are written by
// models/write_sections.py.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/section_table.hpp"

namespace kinprint {

class SectionWriter {
 public:
  // name: at most kSectionNameBytes; values: rows x columns.
  void integers(std::string_view name, std::uint32_t rows, std::uint32_t columns, const std::vector<std::uint32_t>& values);
  void bytes(std::string_view name, std::uint32_t rows, std::uint32_t columns, const std::vector<std::uint8_t>& values);
  void signed_bytes(std::string_view name, std::uint32_t rows, std::uint32_t columns, const std::vector<std::int8_t>& values);
  [[nodiscard]] std::string file() const;

 private:
  void add(std::string_view name, SectionType type, std::uint32_t rows, std::uint32_t columns, std::string_view data);
  std::string sections_;
  std::uint32_t count_ = 0;
};

}  // namespace kinprint
