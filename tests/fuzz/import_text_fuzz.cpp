// Tables, transcripts, HTML and the cleaning of answers: valid UTF-8 in, valid UTF-8 out. The first byte chooses.
#include <cstdint>
#include <cstdlib>

#include "base/utf8.hpp"
#include "text/html_text.hpp"
#include "text/import_clean.hpp"
#include "text/import_readers.hpp"
#include "text/import_record.hpp"
#include "text/import_table.hpp"
#include "text/import_transcript.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kinprint;
  if (size < 2) return 0;
  const std::string text = replace_invalid_utf8({reinterpret_cast<const char*>(data) + 1, size - 1});
  ImportResult result;
  JsonReader json;
  ImportContext context{result, json, {}, {}, 0};
  std::string out;
  switch (data[0] % 5) {
    case 0: out = html_text(text) + decode_references(text); break;
    case 1: {
      std::string reasoning;
      out = clean_answer(text, reasoning, {(data[0] & 64) != 0, (data[0] & 128) != 0}, result.removed) + reasoning;
      break;
    }
    case 2:
      if (auto table = find_table(text)) {
        describe_table(text, data[0] / 5 % 8, *table);
        read_table(context, text, *table);
      }
      break;
    case 3: {
      const auto markers = find_markers(text);
      if (!markers.empty()) read_transcript(context, text, markers);
      break;
    }
    default: read_gemini_html(context, text);
  }
  if (!is_valid_utf8(out) || !is_valid_utf8(write_record(result))) std::abort();
  return 0;
}
