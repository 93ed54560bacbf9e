#include "verdict/set_sections.hpp"

namespace kinprint {

const Section* SetSections::find(const char* part, SectionType type, std::size_t columns) const {
  const Section* section = table_.find(set_ + part, type);
  return section && section->rows > 0 && (columns == 0 || section->columns == columns) ? section : nullptr;
}

Error SetSections::misfit(const char* part) const { return section_misfit(set_ + part); }

}  // namespace kinprint
