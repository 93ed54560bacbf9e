#pragma once
// The one entry point of the importers: bytes of a file to the normalised record. Detects the format by structure.
// Archives are opened before (web/src/import); nothing here touches a disk or a clock.
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/result.hpp"
#include "text/conversation.hpp"

namespace kinprint {

struct ImportOptions {
  std::optional<TableColumns> table;  // the user's mapping of columns; guessed when missing
  bool split_transcript = true;       // false: a pasted text stays one answer even where it has turn markers
  std::uint32_t sample_rows = 0;      // rows of a table given back as they stand, for a preview of the columns
};

// Errors: too_large, invalid_json, unknown_format, invalid_archive (an archive that was not opened), invalid_report (a
// report without its input). A file of a known format with nothing readable in it is no error: the record is empty and
// says what was skipped. `file_name` appears in no message and decides nothing; it is reserved for wording.
// Linear in the bytes; memory is the record, plus one item.
Result<ImportResult> import_bytes(std::string_view bytes, std::string_view file_name = {},
                                  const ImportOptions& options = {});

}  // namespace kinprint
