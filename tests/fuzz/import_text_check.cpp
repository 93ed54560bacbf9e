// What is not JSON, one step named by `reader`: tables with their samples or a message a row, transcripts, Gemini's HTML, plain text, and the
// two steps that texts of all formats go through. Valid UTF-8 in, valid UTF-8 out.
#include <string>

#include "base/utf8.hpp"
#include "fuzz/checks.hpp"
#include "text/html_text.hpp"
#include "text/import_clean.hpp"
#include "text/import_readers.hpp"
#include "text/import_record.hpp"
#include "text/import_table.hpp"
#include "text/import_transcript.hpp"

namespace kinprint {

std::string_view check_import_text(std::string_view bytes, std::string_view reader) {
  const std::string text = replace_invalid_utf8(bytes);
  ImportResult result;
  JsonReader json;
  ImportContext context{result, json, {}, {}, 0};
  std::string out;
  if (reader == "html") {
    out = html_text(text);
  } else if (reader == "clean") {
    std::string reasoning;
    out = clean_answer(text, reasoning, {bytes.size() % 2 == 0, bytes.size() % 4 < 2}, result.removed) + reasoning;
    out += clean_prompt(text, result.removed);
  } else if (reader == "table") {
    if (auto table = find_table(text)) {
      describe_table(text, static_cast<std::uint32_t>(bytes.size() % 8), *table);
      read_table(context, text, *table);
    }
  } else if (reader == "copilot") {
    if (const auto table = find_table(text)) {
      result.format = message_table(*table);
      if (result.format != ImportFormat::Unknown) read_message_table(context, text, *table);
    }
  } else if (reader == "transcript") {
    const auto markers = find_markers(text);
    if (!markers.empty()) read_transcript(context, text, markers);
  } else if (reader == "gemini_html") {
    read_gemini_html(context, text);
  } else if (reader == "plain_text") {
    read_plain_text(context, text);
  } else {
    return "no such reader";
  }
  if (!is_valid_utf8(out)) return "the text is not UTF-8";
  return is_valid_utf8(write_record(result)) ? "" : "the record is not UTF-8";
}

}  // namespace kinprint
