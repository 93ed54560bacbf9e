// Each JSON importer on items it would not be given by detection: the first byte chooses the format, the rest is the
// file. Reaches the readers of every export without having to guess their signs first.
#include <cstdint>
#include <cstdlib>

#include "base/utf8.hpp"
#include "text/import_elements.hpp"
#include "text/import_readers.hpp"
#include "text/import_record.hpp"
#include "text/import_shape.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kinprint;
  if (size < 2) return 0;
  const auto format = static_cast<ImportFormat>(data[0] % kFormatRows);
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  ImportResult result;
  result.format = format;
  JsonReader json;
  ImportContext context{result, json, {}, {}, 0};
  JsonItems items(text);
  JsonItem item;
  while (items.next(item)) {
    ++context.item;
    context.title.clear();
    json.read(item.text, text, [&](JsonValue value) { format_of(shape_of(json, value)); });
    json.read(item.text, text, [&](JsonValue value) { read_item(context, format, value); });
  }
  finish_items(context, format);
  if (!is_valid_utf8(write_record(result))) std::abort();
  return 0;
}
