// The list of formats is the origin; the documentation and the schema have to follow it.
#include "text/import_formats.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "text/conversation.hpp"
#include "text/import_record.hpp"

using namespace kinprint;

namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(std::string(KINPRINT_SOURCE_DIR) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("Every format stands in the table at its own place, has a name of its own and is documented", "[text][import]") {
  const std::string documentation = read_file("docs/formats.md");
  std::set<std::string_view> names;
  std::size_t at = 0;  // the rows of the documentation come in the order of detection
  for (const FormatRow& row : format_rows()) {
    CHECK(static_cast<std::size_t>(row.format) == names.size());
    CHECK(names.insert(row.name).second);
    CHECK(format_name(row.format) == row.name);
    const std::size_t found = documentation.find("| `" + std::string(row.name) + "` |");
    INFO(row.name);
    REQUIRE(found != std::string::npos);
    CHECK(found > at);
    at = found;
  }
  CHECK(format_name(ImportFormat::Unknown) == "unknown");
  CHECK(write_formats().find("\"name\":\"chatgpt\"") != std::string::npos);
}

TEST_CASE("The schema lists every reason for which something is skipped, and no other", "[text][import]") {
  const std::string schema = read_file("docs/record.schema.json");
  const std::size_t begin = schema.find("\"reason\"");
  const std::size_t list = schema.find('[', begin), end = schema.find(']', list);
  const std::string reasons = schema.substr(list, end - list);
  std::size_t quotes = 0;
  for (const char byte : reasons) quotes += byte == '"' ? 1 : 0;
  CHECK(quotes == 2 * static_cast<std::size_t>(SkipReason::Count));
  for (std::size_t reason = 0; reason < static_cast<std::size_t>(SkipReason::Count); ++reason)
    CHECK(reasons.find("\"" + std::string(skip_reason_name(static_cast<SkipReason>(reason))) + "\"") != std::string::npos);
}
