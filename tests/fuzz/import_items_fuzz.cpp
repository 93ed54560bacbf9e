// Each JSON importer on items it would not be given by detection: the first byte chooses the format, the rest is the
// file. Reaches the readers of every export without having to guess their signs first. Ends with the runs of each format.
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "base/utf8.hpp"
#include "text/import_elements.hpp"
#include "text/import_readers.hpp"
#include "text/import_record.hpp"
#include "text/import_shape.hpp"

namespace {

struct Runs {
  std::array<unsigned long long, kinprint::kFormatRows> of{};
  ~Runs() {
    for (std::size_t format = 0; format < of.size(); ++format)
      std::fprintf(stderr, "stat::runs_of_%s: %llu\n", kinprint::format_rows()[format].name.data(), of[format]);
  }
} runs;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kinprint;
  if (size < 2) return 0;
  const bool detects = data[0] >= 250;  // the shape costs as much as the reader: one run in forty has to do
  const auto format = static_cast<ImportFormat>(data[0] % kFormatRows);
  ++runs.of[data[0] % kFormatRows];
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  ImportResult result;
  result.format = format;
  JsonReader json;
  ImportContext context{result, json, {}, {}, 0};
  const ReadItem read = reader_of(format);
  JsonItems items(text);
  JsonItem item;
  while (items.next(item)) {
    ++context.item;
    context.title.clear();
    if (detects) json.read(item.text, text, [&](JsonValue value) { format_of(shape_of(json, value)); });
    json.read(item.text, text, [&](JsonValue value) { read(context, value); });
  }
  finish_items(context, format);
  if (!is_valid_utf8(write_record(result))) std::abort();
  return 0;
}
