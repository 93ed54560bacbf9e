// Any bytes through the one entry point; the record is valid UTF-8. For every fourth length what came out goes through it
// again, which takes as long as all else: the record can be read back and writes the same bytes.
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
  if (size % 4 != 0) return 0;
  if (!result.value().markers.empty() || !result.value().table.names.empty()) return 0;
  const auto again = import_bytes(record);
  if (!again.ok() || write_record(again.value()) != record) std::abort();
  return 0;
}
