#pragma once
// The characters of an answer that a reader sees, decoded, for what is counted on characters.
#include <string_view>
#include <vector>

namespace kinprint {

// The first `most` code points of valid UTF-8 but carriage returns, invisible characters (joiners, soft hyphens,
// direction marks) and white space at both ends: whoever copied a text may have brought them in, and nobody sees them.
// Linear.
std::vector<char32_t> seen_characters(std::string_view text, std::size_t most);

}  // namespace kinprint
