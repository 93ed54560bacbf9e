// Every file of tests/fixtures/imports against the record that stands beside it. The expected records were written from
// the importer's output and then read line by line against the fixture; KINPRINT_APPROVE=1 rewrites them.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "text/import_chats.hpp"
#include "text/import_record.hpp"

namespace {

namespace fs = std::filesystem;
using namespace kinprint;

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> fixtures() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::path(KINPRINT_SOURCE_DIR) / "tests/fixtures/imports"))
    if (entry.path().filename().string().find(".expected.json") == std::string::npos) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

fs::path expected_of(const fs::path& fixture) { return fixture.string() + ".expected.json"; }

}  // namespace

TEST_CASE("Every import fixture gives the record beside it", "[text][import]") {
  REQUIRE(fixtures().size() >= 50);
  for (const fs::path& path : fixtures()) {
    INFO(path.filename().string());
    const Result<ImportResult> result = import_bytes(read_file(path));
    REQUIRE(result.ok());
    const std::string record = write_record(result.value()) + "\n";
    if (std::getenv("KINPRINT_APPROVE") != nullptr) std::ofstream(expected_of(path), std::ios::binary) << record;
    CHECK(record == read_file(expected_of(path)));
    CHECK(is_valid_utf8(record));
  }
}

TEST_CASE("Reading a record back and writing it again gives the same bytes", "[text][import]") {
  for (const fs::path& path : fixtures()) {
    const std::string record = read_file(expected_of(path));
    // Markers and columns describe the file, not the record.
    if (record.find("\"markers\":") != std::string::npos || record.find("\"table\":{") != std::string::npos) continue;
    INFO(path.filename().string());
    const Result<ImportResult> again = import_bytes(record);
    REQUIRE(again.ok());
    CHECK(write_record(again.value()) + "\n" == record);
  }
}

TEST_CASE("Every format has a minimal and a realistic fixture", "[text][import]") {
  std::set<std::string> minimal, realistic;
  for (const fs::path& path : fixtures()) {
    const Result<ImportResult> result = import_bytes(read_file(path));
    REQUIRE(result.ok());
    const std::string name = path.filename().string();
    std::string format(format_name(result.value().format));
    if (name.rfind("kinprint_record", 0) == 0) format = "kinprint_record";  // a record keeps its source
    (name.find("_minimal") != std::string::npos ? minimal : realistic).insert(format);
  }
  for (const FormatRow& row : format_rows()) {
    INFO(row.name);
    CHECK(minimal.count(std::string(row.name)) == 1);
    CHECK(realistic.count(std::string(row.name)) == 1);
  }
}

TEST_CASE("Cutting a file anywhere gives a record or an error, never more than the file holds", "[text][import]") {
  for (const fs::path& path : fixtures()) {
    const std::string bytes = read_file(path);
    const std::size_t whole = import_bytes(bytes).value().conversations.size();
    const std::size_t step = std::max<std::size_t>(1, bytes.size() / 97);
    for (std::size_t length = 0; length < bytes.size(); length += step) {
      const Result<ImportResult> result = import_bytes(std::string_view(bytes).substr(0, length));
      if (!result.ok()) continue;
      CHECK(is_valid_utf8(write_record(result.value())));
      // A cut JSON array keeps its whole conversations.
      if (result.value().format == ImportFormat::ChatGpt && bytes.front() == '[')
        CHECK(result.value().conversations.size() <= whole);
    }
  }
}
