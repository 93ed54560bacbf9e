// One JSON importer, named by `reader`, on items it would not be given by detection: what it reads is reached without
// having to guess its signs first. Goes through import_piece, so that cutting into items, repaired bytes and the names of
// skipped items are as in use.
#include "base/utf8.hpp"
#include "fuzz/checks.hpp"
#include "text/import_chats.hpp"
#include "text/import_record.hpp"

namespace kinprint {

std::string_view check_import_items(std::string_view bytes, std::string_view reader) {
  ImportOptions options;
  for (const FormatRow& row : format_rows())
    if (row.name == reader) options.place.format = row.format;
  if (options.place.format == ImportFormat::Unknown) return "no such format";
  const bool lines = !bytes.empty() && bytes.front() == '{' && bytes.find('\n') != std::string_view::npos;
  options.place.form = lines ? PieceForm::Lines : PieceForm::BetweenArrays;
  const auto piece = import_piece(bytes, options);
  if (!piece.ok()) return "a short file of known format was refused";
  if (piece.value().read > bytes.size()) return "more was read than there is";
  return is_valid_utf8(write_record(piece.value().result)) ? "" : "the record is not UTF-8";
}

}  // namespace kinprint
