#pragma once
// The sections that one set of pairs has in the fingerprint table, found by the set's name and what they hold.
#include <string>

#include "base/error.hpp"
#include "base/section_table.hpp"

namespace kinprint {

class SetSections {
 public:
  SetSections(const SectionTable& table, const std::string& set) : table_(table), set_(set) {}
  // Nothing where it is missing, empty or not of so many columns (0: any).
  [[nodiscard]] const Section* find(const char* part, SectionType type, std::size_t columns) const;
  [[nodiscard]] Error misfit(const char* part) const;

 private:
  const SectionTable& table_;
  const std::string& set_;
};

}  // namespace kinprint
