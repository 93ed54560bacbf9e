#pragma once
// The only place numbers become text or come from it. Written without the C library, whose output depends on the
// locale, and with IEEE multiplication and division only, so native and wasm print the same characters.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kinprint {

// Appends at most 6 significant digits, trailing zeros dropped: 0.5, 1234.57, 1e-07. Zero of either sign is "0".
// Anything that is not finite is "null", so that the text stays JSON.
void append_number(std::string& text, double value);
void append_integer(std::string& text, std::int64_t value);

std::string number_text(double value);

// A JSON number and nothing else; nothing on any other text. Exact for up to 15 digits and exponents within +-22,
// else within 3 units of the last place.
std::optional<double> parse_number(std::string_view text);

}  // namespace kinprint
