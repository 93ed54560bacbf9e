#pragma once
// Bytes of a file as UTF-8: byte order marks, UTF-16 with or without one. Refuses to guess national 8-bit encodings:
// bytes that are not UTF-8 become U+FFFD where they stand.
#include <string>
#include <string_view>

namespace kinprint {

// The text without its byte order mark. `storage` keeps it when it had to be converted; else the view is into `bytes`.
// May still hold invalid UTF-8 unless it was converted.
std::string_view decode_file(std::string_view bytes, std::string& storage);

// A text whose lines end by carriage returns alone, with line feeds in their place; any other as it is. `storage` keeps what
// was changed.
std::string_view with_line_feeds(std::string_view text, std::string& storage);

}  // namespace kinprint
