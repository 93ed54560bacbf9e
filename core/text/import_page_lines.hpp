#pragma once
// Lines that a chat page shows around an answer, "Copy code" or the time it was thought about. Only for pasted text: in an
// export such a line is the chatbot's.
#include <string>
#include <string_view>

#include "text/conversation.hpp"

namespace kinprint {

// Without those lines, which are whole ones, counted; every line of the rest ends by LF. Linear.
std::string without_page_lines(std::string_view text, RemovedCounts& removed);

}  // namespace kinprint
