// Any bytes through the one entry point; the record is valid UTF-8. Of one input in four what came out goes through it
// again, which takes as long as all else: the record can be read back and writes the same bytes. Chosen by hash, because
// inputs of a chosen length would soon be most of them.
#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "fuzz/checks.hpp"
#include "text/import_chats.hpp"
#include "text/import_record.hpp"

namespace kinprint {

std::string_view check_import_bytes(std::string_view bytes, std::string_view /*reader*/) {
  const auto result = import_bytes(bytes);
  if (!result.ok()) return {};
  const std::string record = write_record(result.value());
  if (!is_valid_utf8(record)) return "the record is not UTF-8";
  if (fnv1a32(bytes) % 4 != 0) return {};
  // Markers and columns describe the file, not the record.
  if (!result.value().markers.empty() || !result.value().table.names.empty()) return {};
  const auto again = import_bytes(record);
  if (!again.ok() || write_record(again.value()) != record) return "the record read back is another one";
  return {};
}

}  // namespace kinprint
