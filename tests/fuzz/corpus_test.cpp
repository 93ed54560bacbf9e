// The inputs kept in tests/fuzz/corpus, through the checks that the fuzzer runs: what it once found stays fixed, and every
// row of importers.txt is one that can be run.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "fuzz/checks.hpp"
#include "text/import_formats.hpp"

namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(KINPRINT_SOURCE_DIR) / "tests/fuzz";

struct Row {
  std::string name, check, reader;
};

std::vector<Row> rows() {
  std::ifstream file(kFolder / "importers.txt");
  std::vector<Row> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    Row& row = rows.emplace_back();
    std::istringstream(line) >> row.name >> row.check >> row.reader;
  }
  return rows;
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Each line is an input in hexadecimal.
std::vector<std::string> bytes_of_lines(const std::string& text) {
  std::vector<std::string> inputs;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::string& input = inputs.emplace_back();
    for (std::size_t at = 0; at + 1 < line.size(); at += 2)
      input.push_back(static_cast<char>(std::stoi(line.substr(at, 2), nullptr, 16)));
  }
  return inputs;
}

}  // namespace

TEST_CASE("Every format that can be imported is fuzzed by itself", "[fuzz]") {
  const std::vector<Row> all = rows();
  for (const kinprint::FormatRow& format : kinprint::format_rows()) {
    INFO(format.name);
    CHECK(std::any_of(all.begin(), all.end(), [&](const Row& row) { return row.reader == format.name; }));
  }
  for (const Row& row : all) {
    INFO(row.name);
    REQUIRE(kinprint::check_named(row.check) != nullptr);
    CHECK(kinprint::check_named(row.check)("{}", row.reader) == "");
  }
}

TEST_CASE("Every kept input of the fuzzer holds what is checked", "[fuzz]") {
  const std::vector<Row> all = rows();
  std::size_t inputs = 0;
  for (const auto& file : fs::recursive_directory_iterator(kFolder / "corpus")) {
    if (!file.is_regular_file()) continue;
    // NAME.hex, or a finding in the folder NAME.
    const bool distilled = file.path().extension() == ".hex";
    const std::string name = (distilled ? file.path().stem() : file.path().parent_path().filename()).string();
    INFO(name << "/" << file.path().filename().string());
    const auto row = std::find_if(all.begin(), all.end(), [&](const Row& each) { return each.name == name; });
    REQUIRE(row != all.end());
    const std::string bytes = read_file(file.path());
    for (const std::string& input : distilled ? bytes_of_lines(bytes) : std::vector{bytes}) {
      CHECK(kinprint::check_named(row->check)(input, row->reader) == "");
      ++inputs;
    }
  }
  CHECK(inputs >= 1000);
}
