#pragma once
// The one entry point of the importers: bytes of a file to the normalised record. Detects the format by structure.
// Archives are opened before (web/src/import); nothing here touches a disk or a clock.
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/result.hpp"
#include "text/conversation.hpp"

namespace kinprint {

// Where a piece of a large file begins, as the pieces before it showed. Undecided: nothing was read before. Whole: the file
// cannot be read in pieces.
enum class PieceForm : std::uint8_t {
  Undecided,
  Array,
  BetweenArrays,
  Lines,
  Whole
};
inline constexpr std::size_t kPieceForms = 5;

// The place of a piece in its file: what import_piece said of the one before, and whether the file ends with it.
struct PiecePlace {
  PieceForm form = PieceForm::Undecided;
  ImportFormat format = ImportFormat::Unknown;
  bool last = true;
};

struct ImportOptions {
  std::optional<TableColumns> table;  // the user's mapping of columns; guessed when missing
  bool split_transcript = true;       // false: a pasted text stays one answer even where it has turn markers
  std::uint32_t sample_rows = 0;      // rows of a table given back as they stand, for a preview of the columns
  PiecePlace place;                   // of import_piece
};

// What a piece held. The next piece has to begin with the bytes from `read` on, of which this one held only a part.
struct ImportedPiece {
  ImportResult result;
  PieceForm form = PieceForm::Undecided;
  std::size_t read = 0;
};

// Errors: too_large, invalid_json, unknown_format, invalid_archive (an archive that was not opened), invalid_report (a
// report without its input). A file of a known format with nothing readable in it is no error: the record is empty and
// says what was skipped.
// Linear in the bytes; memory is the record, plus one item.
Result<ImportResult> import_bytes(std::string_view bytes, const ImportOptions& options = {});

// One piece of a file too large to be had in memory at once: JSON arrays of objects and JSON lines, item by item. A first
// piece of anything else comes back unread with the form Whole; one that holds no whole item, with the form Undecided.
// Both ask for a longer piece. A piece that is the first and the last is a file, and read as import_bytes reads it.
Result<ImportedPiece> import_piece(std::string_view bytes, const ImportOptions& options);

}  // namespace kinprint
