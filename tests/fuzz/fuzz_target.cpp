// libFuzzer's entry to the checks. CHECK and READER in the environment choose as in tests/fuzz/importers.txt, so that all
// runs of a process go to one importer:
//   CHECK=import_items READER=chatgpt build/fuzz/fuzz_target FINDING
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "fuzz/checks.hpp"

namespace {

kinprint::Check check = nullptr;
std::string reader;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** /*words*/) {
  const char* check_name = std::getenv("CHECK");
  const char* reader_name = std::getenv("READER");
  check = kinprint::check_named(check_name == nullptr ? "" : check_name);
  reader = reader_name == nullptr ? "" : reader_name;
  if (check == nullptr) {
    std::fputs("CHECK has to name a check of tests/fuzz/checks.hpp\n", stderr);
    std::exit(2);
  }
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view wrong = check({reinterpret_cast<const char*>(data), size}, reader);
  if (wrong.empty()) return 0;
  std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(wrong.size()), wrong.data());
  std::abort();
}
