#include "wasm/import_facade.hpp"

#include "text/import_chats.hpp"
#include "text/import_options.hpp"
#include "text/import_record.hpp"
#include "text/pairing_request.hpp"

namespace kinprint {

Envelope Importer::import_file(std::string_view bytes, std::string_view options) const {
  const auto wishes = read_import_options(options);
  if (!wishes.ok()) return refused(wishes.error());
  const auto imported = import_bytes(bytes, wishes.value());
  return imported.ok() ? answered(write_record(imported.value())) : refused(imported.error());
}

Envelope Importer::import_piece(std::string_view bytes, std::string_view options) const {
  const auto wishes = read_import_options(options);
  if (!wishes.ok()) return refused(wishes.error());
  const auto piece = kinprint::import_piece(bytes, wishes.value());
  return piece.ok() ? answered(pack_record(piece.value())) : refused(piece.error());
}

Envelope Importer::pair_files(std::string_view left, std::string_view right, std::string_view options) const {
  return envelope_of(kinprint::pair_files(left, right, options));
}

Envelope Importer::formats() const { return answered(write_formats()); }

}  // namespace kinprint
