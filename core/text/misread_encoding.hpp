#pragma once
// Text whose UTF-8 was read as Windows-1252, as spreadsheets read tables: "don\u00E2\u20AC\u2122t" for "don\u2019t".
#include <optional>
#include <string>
#include <string_view>

namespace kinprint {

// The text as it was written; nothing where any character beyond ASCII is no part of such a sequence, or all there is
// is one such sequence of two characters. A closing quote whose last byte got lost, as Windows-1252 has no character
// for it, is one too; of others a lost byte leaves U+FFFD. Linear. Precondition: valid UTF-8.
std::optional<std::string> read_again(std::string_view text);

}  // namespace kinprint
