#include "verdict/set_sections.hpp"

#include <catch2/catch.hpp>

#include "made_tables.hpp"

using namespace kinprint;

TEST_CASE("A section is found by its set, its type and its columns", "[verdict][set_sections]") {
  made::TableWriter table;
  table.floats("x_line", 2, 3, [](std::uint32_t, std::uint32_t) { return 1.0F; });
  table.integers("x_roots", 1, 1, {0});
  const auto read = SectionTable::read(table.file());
  const std::string name = "x";
  const SetSections sections(read.value(), name);
  CHECK(sections.find("_line", SectionType::Floats, 3) != nullptr);
  CHECK(sections.find("_line", SectionType::Floats, 0) != nullptr);
  CHECK(sections.find("_line", SectionType::Floats, 2) == nullptr);
  CHECK(sections.find("_line", SectionType::Integers, 3) == nullptr);
  CHECK(sections.find("_roots", SectionType::Integers, 1) != nullptr);
  CHECK(sections.find("_nodes", SectionType::Floats, 0) == nullptr);
  CHECK(sections.misfit("_nodes").message.find("x_nodes") != std::string::npos);
}
