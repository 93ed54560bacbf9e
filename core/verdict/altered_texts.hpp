#pragma once
// The texts of a side as they are compared where the other lost its marks or line breaks, and as the robustness runs see
// them: without Markdown, with straight quotes, without first and last sentences, without the best shared run. Marks go
// wherever they stand, so that my_var becomes myvar; else words are only left out.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/evidence.hpp"
#include "segment/segment.hpp"
#include "text/document.hpp"
#include "verdict/formatting.hpp"

namespace kinprint {

// Marks of headings, lists, quotes, emphasis, code and tables removed; line breaks and words stay.
std::string text_without_marks(std::string_view text);
// The answers themselves without these places. Precondition: places lie within their answers.
std::vector<std::string> texts_without(const Side& side, std::span<const Place> places);
// A text of the answer, or all of it, without tags (text/html_fragment.hpp) where the answer is in HTML: what is compared.
// Damage (text/damaged_text.hpp) is mended where a text is counted; what stands about the answer (text/own_text.hpp) is in none.
std::string cleared_text(const Answer& answer, std::string text);
std::string cleared_text(const Answer& answer);
std::vector<std::string> cleared_texts(const Side& side, std::span<const Place> without = {});
// Whether an answer has tags, or damage that is mended before it is counted.
bool is_mended(const Answer& answer);
// Typographic quotes and apostrophes become straight ones, as some programs write them and others do not.
std::vector<std::string> texts_with_straight_quotes(std::vector<std::string> texts);
// One text an answer, without what the reduction takes.
std::vector<std::string> reduced_texts(std::vector<std::string> texts, Reduction reduction);
// From the start of each answer to the end of its first sentence, and from its last one on. Answers of fewer than four
// sentences have none: nothing would be left of them.
std::vector<Place> edge_places(const Side& side, std::span<const SegmentedAnswer> segments);

}  // namespace kinprint
