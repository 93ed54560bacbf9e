// The wishes of an import and a file, cut apart at a byte that stands in no text: columns chosen by the user, samples of
// tables, pasted text that is not split, and pieces of large files with any place in them.
#include <cstdint>
#include <cstdlib>

#include "base/utf8.hpp"
#include "text/import_chats.hpp"
#include "text/import_options.hpp"
#include "text/import_record.hpp"

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

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kinprint;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = bytes.find('\x01');
  if (cut == std::string_view::npos) return 0;
  const auto options = read_import_options(bytes.substr(0, cut));
  if (!options.ok()) return 0;
  const std::string_view file = bytes.substr(cut + 1);
  const auto piece = import_piece(file, options.value());
  if (!piece.ok()) return 0;
  const std::string packed = pack_record(piece.value());
  if (!is_valid_utf8(packed.substr(0, packed.size() - 10)) || !is_packed(packed, file.size())) std::abort();
  if (options.value().place.last) return 0;
  ImportOptions rest = options.value();
  rest.place = {piece.value().form, piece.value().result.format, true};
  const auto last = import_piece(file.substr(piece.value().read), rest);
  if (last.ok() && !is_valid_utf8(write_record(last.value().result))) std::abort();
  return 0;
}
