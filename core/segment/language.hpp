#pragma once
// The language of one answer, from its characters and most common words. Guesses for statuses and channels, not for
// display as a fact.
#include <string_view>

#include "segment/segment.hpp"

namespace kinprint {

// Sets answer.language and answer.language_tag from the words and their text. Unknown where nothing can be said.
void detect_language(std::string_view text, SegmentedAnswer& answer);

}  // namespace kinprint
