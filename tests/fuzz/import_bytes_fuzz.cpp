// Any bytes through the one entry point, and what came out through it again: the record is valid UTF-8, can be read
// back, and writes the same bytes.
#include <cstdint>
#include <cstdlib>

#include "base/utf8.hpp"
#include "text/import_chats.hpp"
#include "text/import_record.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kinprint;
  const auto result = import_bytes({reinterpret_cast<const char*>(data), size});
  if (!result.ok()) return 0;
  const std::string record = write_record(result.value());
  if (!is_valid_utf8(record)) std::abort();
  if (!result.value().markers.empty() || !result.value().table.names.empty()) return 0;
  const auto again = import_bytes(record);
  if (!again.ok() || write_record(again.value()) != record) std::abort();
  return 0;
}
