// The wishes of an import and a file, cut apart at a byte that stands in no text: columns chosen by the user, samples of
// tables, pasted text that is not split, and pieces of large files with any place in them.
#include "base/utf8.hpp"
#include "fuzz/checks.hpp"
#include "text/import_chats.hpp"
#include "text/import_options.hpp"
#include "text/import_record.hpp"

namespace kinprint {
namespace {

// Ten bytes end a packed record (text/import_record.hpp).
bool is_packed(std::string_view packed, std::size_t bytes) {
  const auto number = [&](std::size_t from_end) {
    std::size_t value = 0;
    for (std::size_t at = 0; at < 4; ++at)
      value |= static_cast<std::size_t>(static_cast<unsigned char>(packed[packed.size() - from_end + at])) << (8 * at);
    return value;
  };
  return packed.size() >= 10 && number(10) + 10 <= packed.size() && number(6) <= bytes;
}

}  // namespace

std::string_view check_import_options(std::string_view bytes, std::string_view /*reader*/) {
  const std::size_t cut = bytes.find('\x01');
  if (cut == std::string_view::npos) return {};
  const auto options = read_import_options(bytes.substr(0, cut));
  if (!options.ok()) return {};
  const std::string_view file = bytes.substr(cut + 1);
  const auto piece = import_piece(file, options.value());
  if (!piece.ok()) return {};
  const std::string packed = pack_record(piece.value());
  if (!is_packed(packed, file.size())) return "the packed record has another length";
  if (!is_valid_utf8(packed.substr(0, packed.size() - 10))) return "the packed record is not UTF-8";
  if (options.value().place.last) return {};
  ImportOptions rest = options.value();
  rest.place = {piece.value().form, piece.value().result.format, true};
  const auto last = import_piece(file.substr(piece.value().read), rest);
  return last.ok() && !is_valid_utf8(write_record(last.value().result)) ? "the record of the last piece is not UTF-8" : "";
}

}  // namespace kinprint
