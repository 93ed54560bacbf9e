#include "text/import_options.hpp"

#include <algorithm>

#include "text/import_json.hpp"
#include "text/import_limits.hpp"

namespace kinprint {
namespace {

constexpr double kLargestSample = 50;  // rows of a preview; chosen

// -1 for anything that is no number in [0, limit).
std::int32_t index_below(std::size_t limit, JsonReader& json, JsonValue value) {
  const double number = json.kind(value) == JsonKind::number ? json.number(value, -1) : -1;
  return number >= 0 && number < static_cast<double>(limit) ? static_cast<std::int32_t>(number) : -1;
}

std::int32_t column_of(JsonReader& json, JsonValue value) { return index_below(kMaximumTableColumns, json, value); }

TableColumns read_columns(JsonReader& json, JsonValue value) {
  TableColumns columns;
  columns.guessed = false;
  json.members(value, [&](std::string_view name, JsonValue inner) {
    if (name == "delimiter") {
      const std::string_view text = json.text(inner);
      if (text.size() == 1 && text[0] != '"' && text[0] != '\n' && text[0] != '\r') columns.delimiter = text[0];
    } else if (name == "header") columns.has_header = json.boolean(inner);
    else if (name == "prompt") columns.prompt = column_of(json, inner);
    else if (name == "key") columns.key = column_of(json, inner);
    else if (name == "model") columns.model = column_of(json, inner);
    else if (name == "answers") {
      json.elements(inner, [&](JsonValue item) {
        const std::int32_t column = column_of(json, item);
        const bool known = std::find(columns.answers.begin(), columns.answers.end(), column) != columns.answers.end();
        if (column >= 0 && !known) columns.answers.push_back(column);
      });
    }
  });
  return columns;
}

// Numbers as pack_record writes them; any other stands for a file that is all there.
PiecePlace read_place(JsonReader& json, JsonValue value) {
  PiecePlace place;
  json.members(value, [&](std::string_view name, JsonValue inner) {
    if (name == "last") place.last = json.boolean(inner, true);
    else if (name == "form") place.form = static_cast<PieceForm>(std::max(0, index_below(kPieceForms, json, inner)));
    else if (name == "format") {
      const std::int32_t format = index_below(kFormatRows, json, inner);
      if (format >= 0) place.format = static_cast<ImportFormat>(format);
    }
  });
  return place;
}

}  // namespace

Result<ImportOptions> read_import_options(std::string_view bytes) {
  ImportOptions options;
  if (bytes.empty()) return options;
  JsonReader json;
  bool object = false;
  const bool readable = json.read(bytes, bytes, [&](JsonValue root) {
    object = json.members(root, [&](std::string_view name, JsonValue value) {
      if (name == "table" && json.kind(value) == JsonKind::object) options.table = read_columns(json, value);
      else if (name == "splitTranscript") options.split_transcript = json.boolean(value, true);
      else if (name == "piece") options.place = read_place(json, value);
      else if (name == "sample")
        options.sample_rows = static_cast<std::uint32_t>(std::clamp(json.number(value, 0), 0.0, kLargestSample));
    });
  });
  if (!readable) return Error{ErrorCode::InvalidJson, "the options of an import", 0};
  if (!object) return Error{ErrorCode::InvalidRequest, "the options of an import: expected an object"};
  if (options.table.has_value() && options.table->answers.empty())
    return Error{ErrorCode::InvalidRequest, "the options of an import: a table needs an answer column"};
  return options;
}

}  // namespace kinprint
