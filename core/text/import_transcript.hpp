#pragma once
// Pasted and Markdown transcripts: finds the lines that say who speaks. A text is cut only where it has markers of
// both sides, and every marker is listed for a preview, so that nothing is split silently.
//
// "User: hi\nKimi: hello" has two markers; "Note: buy milk" has none and stays one text, as does an answer with a sample
// dialogue in its middle: prose before the first marker, or a line that leads in to it, makes the text an answer. So does
// anything but a regular exchange where the names are words of prose too, as in "Q: why?\nA: so." Words of prose by which a
// chat page heads its turns in another language are marks only where it heads its bot's in that language too.
#include <string_view>
#include <vector>

#include "text/import_context.hpp"

namespace kinprint {

// Markers in order, or none when the text is no transcript. Lines inside code fences are not looked at. Linear.
struct FoundMarker {
  TurnMarker marker;
  std::size_t begin = 0;  // of the marker in the text
  std::size_t body = 0;   // where the turn's text starts
};
std::vector<FoundMarker> find_markers(std::string_view text);

// One conversation of the marked turns.
void read_transcript(ImportContext& context, std::string_view text, const std::vector<FoundMarker>& markers);
// The whole text as one answer without a prompt.
void read_plain_text(ImportContext& context, std::string_view text);

}  // namespace kinprint
