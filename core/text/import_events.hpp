#pragma once
// Recorded event streams ("data: {...}" line by line, as services send answers while they are written): what the events hold.
// Refuses to know what the JSON in them means.
#include <string>
#include <string_view>

namespace kinprint {

// Whether the first lines are of such a stream: two of the first 64 at least, and the first but for comments and ids. Words that
// only begin alike ("data: we have none") are not. web/src/import/claimed_form.ts asks the same.
bool is_event_stream(std::string_view text);

// The data of the events, each on lines of its own, without the mark of the end, "[DONE]". Linear.
std::string event_data(std::string_view text);

// Whether that mark is the last of it.
bool has_end_mark(std::string_view text);

}  // namespace kinprint
