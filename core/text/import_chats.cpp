#include "text/import_chats.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "text/import_elements.hpp"
#include "text/import_encoding.hpp"
#include "text/import_events.hpp"
#include "text/import_json_table.hpp"
#include "text/import_readers.hpp"
#include "text/import_shape.hpp"
#include "text/import_table.hpp"
#include "text/import_transcript.hpp"
#include "text/outer_space.hpp"

namespace kinprint {
namespace {

constexpr std::size_t kProbedItems = 16;  // looked at before the format is given up
constexpr const char* kUnknownJson =
    "JSON, but of no known chat format; rows need a prompt and an answer: {\"prompt\": \"...\", \"text\": \"...\"}";

// Reads one item, with bytes that are not UTF-8 replaced where there are any. False when it is no JSON.
template <typename Visit>
bool read_repaired(JsonReader& json, std::string_view item, std::string_view whole, RemovedCounts* removed, Visit&& visit) {
  if (json.read(item, whole, visit)) return true;
  if (json.visited() || is_valid_utf8(item)) return false;
  const std::string repaired = replace_invalid_utf8(item);
  if (removed != nullptr) ++removed->invalid_bytes_items;
  return json.read(repaired, repaired, visit);
}

struct Probe {
  ImportFormat format = ImportFormat::Unknown;
  bool any_json = false;  // some item was readable
  bool any_object = false;
};

Probe probe_items(JsonReader& json, std::string_view text, PieceForm form = PieceForm::Undecided) {
  Probe probe;
  JsonItems items(text, form, form != PieceForm::Undecided);
  JsonItem item;
  for (std::size_t count = 0; count < kProbedItems && items.next(item); ++count) {
    if (item.state != ItemState::Whole) continue;
    ImportFormat format = ImportFormat::Unknown;
    const bool readable = read_repaired(json, item.text, text, nullptr, [&](JsonValue value) {
      probe.any_object = probe.any_object || json.kind(value) == JsonKind::object;
      format = format_of(shape_of(json, value));
    });
    probe.any_json = probe.any_json || readable;
    // A walk that failed half way still saw enough when the format is certain.
    if (format == ImportFormat::Unknown) continue;
    probe.format = format;
    return probe;
  }
  return probe;
}

// Objects that only wrap the list of conversations: the list, else the text itself.
std::string_view unwrapped(JsonReader& json, std::string_view text, Probe& probe) {
  if (text.front() != '{') return text;
  if (probe.format == ImportFormat::Grok) {
    const std::string_view list = find_member(text, "conversations");
    return list.empty() || list.front() != '[' ? text : list;
  }
  if (probe.format != ImportFormat::Unknown) return text;
  std::string_view unknown;  // the first list of objects
  for (const std::string_view key :
       {"conversations", "chats", "data", "items", "records", "threads", "results", "bots", "samples", "requests"}) {
    const std::string_view inner = find_member(text, key);
    if (inner.empty() || (inner.front() != '[' && inner.front() != '{')) continue;
    const Probe found = probe_items(json, inner);
    if (found.format != ImportFormat::Unknown) {
      probe = found;
      return inner;
    }
    if (unknown.empty() && found.any_object && inner.front() == '[') unknown = inner;
  }
  return unknown.empty() ? text : unknown;
}

void read_items(ImportContext& context, ImportFormat format, std::string_view text, JsonItems& items) {
  const ReadItem read = reader_of(format);
  JsonItem item;
  while (items.next(item)) {
    ++context.item;
    context.title.clear();
    if (context.result.conversations.size() >= kMaximumConversations) {
      context.skip(SkipReason::Truncated, context.item_name());
      break;
    }
    const bool known = item.state == ItemState::Whole &&
                       read_repaired(context.json, item.text, text, &context.result.removed,
                                     [&](JsonValue value) { read(context, value); });
    if (known) continue;
    context.skip(item.state == ItemState::Truncated ? SkipReason::Truncated : SkipReason::BrokenConversation,
                 context.item_name());
  }
  finish_items(context, format);
}

// Text that begins as JSON does: a bracket and then a string, another bracket, or nothing. Numbers and the like may come
// before another bracket: "[1] He says" and "[1, 2] say" are prose.
bool looks_like_json(std::string_view text) {
  if (!text.starts_with('{') && !text.starts_with('[')) return false;
  const std::string_view rest = without_outer_space(text.substr(1));
  if (rest.empty()) return true;
  const std::string_view next = text.front() == '{' ? "\"}" : "{[\"]";
  if (next.find(rest.front()) != std::string_view::npos) return true;
  const std::size_t after = text.front() == '[' ? after_scalars(text, 0) : text.size();
  return after < text.size() && (text[after] == '{' || text[after] == '[');
}

// Control characters have no place in a text; in compressed data about one byte in ten is one, so more than three in a
// hundred are too many (web/src/import/read_side.ts asks the same). A NUL is never in a text.
bool is_binary(std::string_view text) {
  constexpr std::size_t kProbe = 65'536;
  if (text.find('\0') != std::string_view::npos) return true;
  const std::string_view beginning = text.substr(0, kProbe);
  const auto controls = std::count_if(beginning.begin(), beginning.end(), [](char byte) {
    const auto code = static_cast<unsigned char>(byte);
    return code < 0x09 || (code > 0x0D && code < 0x20 && code != 0x1B);
  });
  return static_cast<std::size_t>(controls) * 100 > 3 * beginning.size();
}

// What Claude sends since 2026 where an export comes in parts: addresses of zip files, and no chat.
bool is_export_index(std::string_view text) {
  return text.front() == '{' && !find_member(text, "data_files").empty() && text.find("\"export_url\"") != std::string_view::npos;
}

ImportResult import_table(ImportContext& context, std::string_view text, const ImportOptions& options, TableColumns columns) {
  describe_table(text, options.sample_rows, columns);
  read_table(context, text, columns);
  return std::move(context.result);
}

// Objects of no known format as rows of a table; nothing where they are none. An object by itself is one only where it is flat.
std::optional<ImportResult> import_rows(ImportContext& context, std::string_view text, const ImportOptions& options) {
  JsonItems items(text);
  read_items(context, ImportFormat::Table, text, items);
  if (text.front() == '{' && context.item == 1 && context.table.nested) return std::nullopt;
  std::string table;
  const std::optional<TableColumns> columns = find_row_table(std::move(context.table), table);
  if (!columns.has_value()) return std::nullopt;
  context.item = 0;
  ImportResult result = import_table(context, table, options, options.table.value_or(*columns));
  if (result.conversations.empty()) return std::nullopt;
  return result;
}

// `options`, where rows of no known format may be a table: pieces of an unknown stream are none.
Result<ImportResult> import_json(ImportContext& context, std::string_view text, const ImportOptions* options = nullptr) {
  Probe probe = probe_items(context.json, text);
  const std::string_view list = unwrapped(context.json, text, probe);
  if (probe.format == ImportFormat::Unknown) {
    if (is_export_index(text))
      return Error{ErrorCode::UnknownFormat,
                   "the index of a Claude export, which holds no chats: give the zip files that it lists"};
    std::optional<ImportResult> rows;
    if (probe.any_json && options != nullptr) rows = import_rows(context, list, *options);
    if (rows.has_value()) return std::move(*rows);
    if (probe.any_json) return Error{ErrorCode::UnknownFormat, kUnknownJson};
    if (text.find_first_not_of("[] \t\r\n") == text.npos) return Error{ErrorCode::UnknownFormat, "an empty list"};
    std::string nesting;
    const bool cut = scan_value(text, 0, nesting).state == ValueEnd::Cut;
    return Error{ErrorCode::InvalidJson, cut ? "the file ends inside its first item and may have to be saved again" : "no readable JSON item", 0};
  }
  context.result.format = probe.format;
  JsonItems items(list);
  read_items(context, probe.format, list, items);
  if (probe.format == ImportFormat::KinprintReport && context.result.conversations.empty())
    return Error{ErrorCode::InvalidReport, "the report does not include its input"};
  // One object with columns in place of rows.
  if (probe.format == ImportFormat::AnswerRows && context.item == 1 && context.result.conversations.empty())
    return Error{ErrorCode::UnknownFormat, kUnknownJson};
  return std::move(context.result);
}

Result<ImportResult> import_events(ImportContext& context, std::string_view text) {
  const std::string data = event_data(text);
  context.is_told_done = has_end_mark(text);
  if (looks_like_json(data)) {
    auto read = import_json(context, without_outer_space(data));
    if (read.ok() || read.error().code != ErrorCode::UnknownFormat) return read;
  }
  return Error{ErrorCode::UnknownFormat, "a recorded stream of no known API: save the answer as a whole, or its text alone"};
}

Result<ImportResult> import_html(ImportContext& context, std::string_view text) {
  if (text.find("\"outer-cell") != std::string_view::npos) {
    context.result.format = ImportFormat::GeminiHtml;
    read_gemini_html(context, text);
    return std::move(context.result);
  }
  // The chat.html of a ChatGPT export holds the same JSON.
  constexpr std::string_view kData = "var jsonData = ";
  const std::size_t data = text.find(kData);
  if (data != std::string_view::npos) {
    std::string nesting;
    const std::size_t begin = data + kData.size();
    const ScannedValue value = scan_value(text, begin, nesting);
    const std::string_view inner = without_outer_space(text.substr(begin, value.end - begin));
    if (!inner.empty() && looks_like_json(inner)) return import_json(context, inner);
  }
  return Error{ErrorCode::UnknownFormat, "an HTML page that is no Gemini activity; copy its text instead"};
}

Result<ImportResult> import_text(ImportContext& context, std::string_view text, const ImportOptions& options) {
  if (options.table.has_value()) {
    TableColumns columns = *options.table;
    columns.guessed = false;
    if (columns.answers.empty()) return Error{ErrorCode::InvalidRequest, "a table needs an answer column"};
    return import_table(context, text, options, std::move(columns));
  }
  const std::vector<FoundMarker> markers = find_markers(text);
  std::optional<TableColumns> table = find_table(text);
  context.result.format = table.has_value() ? message_table(*table) : ImportFormat::Unknown;
  if (context.result.format != ImportFormat::Unknown) {
    read_message_table(context, text, *table);
    return std::move(context.result);
  }
  if (table.has_value() && markers.empty()) {
    return import_table(context, text, options, std::move(*table));
  } else if (!markers.empty() && options.split_transcript) {
    read_transcript(context, text, markers);
  } else {
    read_plain_text(context, text);
    for (const FoundMarker& found : markers) context.result.markers.push_back(found.marker);
  }
  return std::move(context.result);
}

Error too_large(std::size_t bytes) {
  return {ErrorCode::TooLarge,
          "a file of " + std::to_string(bytes) + " bytes; the limit is " + std::to_string(kMaximumImportBytes)};
}

// Whether the items in a piece are rows of a table.
bool holds_rows(JsonReader& json, std::string_view text, PieceForm form) {
  ImportResult result;
  ImportContext context{result, json, {}, {}, 0};
  JsonItems items(text, form, true);
  read_items(context, ImportFormat::Table, text, items);
  std::string table;
  return find_row_table(std::move(context.table), table).has_value();
}

// Formats of which a piece does not make sense by itself: the next lines may go on with its last answer.
bool is_whole(ImportFormat format) { return format == ImportFormat::Grok || format == ImportFormat::AnswerStream; }

bool is_archive(std::string_view bytes) {
  for (const std::string_view magic : {"PK\x03\x04", "PK\x05\x06", "\x1F\x8B", "7z\xBC\xAF", "Rar!"})
    if (bytes.substr(0, magic.size()) == magic) return true;
  return false;
}

}  // namespace

Result<ImportResult> import_bytes(std::string_view bytes, const ImportOptions& options) {
  if (bytes.size() > kMaximumImportBytes) return too_large(bytes.size());
  if (is_archive(bytes)) return Error{ErrorCode::InvalidArchive, "an archive that was not opened"};
  std::string converted, repaired;
  std::string_view text = without_outer_space(decode_file(bytes, converted));
  if (text.empty()) return Error{ErrorCode::UnknownFormat, "an empty file"};
  if (!looks_like_json(text) && is_binary(text)) return Error{ErrorCode::UnknownFormat, "a binary file"};
  if (text.substr(0, 5) == "{\\rtf")
    return Error{ErrorCode::UnknownFormat, "a rich text document (RTF): save it as plain text"};
  ImportResult result;
  JsonReader json;
  ImportContext context{result, json, {}, {}, 0};
  if (looks_like_json(text)) return import_json(context, text, &options);
  if (is_event_stream(text)) return import_events(context, text);
  if (!is_valid_utf8(text)) {
    repaired = replace_invalid_utf8(text);
    text = repaired;
    ++result.removed.invalid_bytes_items;
  }
  std::string changed;
  text = with_line_feeds(text, changed);
  const bool html = text.front() == '<' && text.find('>') != std::string_view::npos &&
                    (text.substr(0, 9) == "<!doctype" || text.substr(0, 9) == "<!DOCTYPE" || text.substr(0, 5) == "<html" ||
                     text.find("\"outer-cell") != std::string_view::npos);
  return html ? import_html(context, text) : import_text(context, text, options);
}

Result<ImportedPiece> import_piece(std::string_view bytes, const ImportOptions& options) {
  const PiecePlace& place = options.place;
  const bool first = place.form == PieceForm::Undecided || place.form == PieceForm::Whole;
  if (first && place.last) {
    auto whole = import_bytes(bytes, options);
    if (!whole.ok()) return whole.error();
    return ImportedPiece{std::move(whole.value()), PieceForm::Whole, bytes.size()};
  }
  if (bytes.size() > kMaximumImportBytes) return too_large(bytes.size());
  ImportedPiece piece;
  piece.form = place.form;
  piece.result.format = place.format;
  JsonReader json;
  std::string converted;
  const std::string_view text = first ? decode_file(bytes, converted) : bytes;
  if (first) {
    piece.form = converted.empty() ? form_of_first_piece(text) : PieceForm::Whole;
    if (piece.form == PieceForm::Whole) return piece;
    const Probe probe = probe_items(json, text, piece.form);
    const bool known = probe.format != ImportFormat::Unknown;
    if (piece.form == PieceForm::Lines && (!known || is_whole(probe.format))) piece.form = PieceForm::Whole;
    else if (!known && probe.any_json && !holds_rows(json, text, piece.form)) return Error{ErrorCode::UnknownFormat, kUnknownJson};
    else if (!known && probe.any_json) piece.form = PieceForm::Whole;  // a table may get columns anywhere
    else if (!known) piece.form = PieceForm::Undecided;
    if (!known || piece.form == PieceForm::Whole) return piece;
    piece.result.format = probe.format;
  }
  ImportContext context{piece.result, json, {}, {}, 0};
  JsonItems items(text, piece.form, !place.last);
  read_items(context, piece.result.format, text, items);
  piece.form = items.form();
  piece.read = static_cast<std::size_t>(text.data() + items.unread() - bytes.data());
  return piece;
}

}  // namespace kinprint
