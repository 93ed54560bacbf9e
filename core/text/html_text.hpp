#pragma once
// Text of an HTML fragment, as the Markdown a chat page would copy: headings, lists, emphasis, code, tables, links as
// their text. Scripts, styles and all attributes are dropped; nothing is ever executed or kept as markup.
//
// "<p>A <b>bold</b> word</p><ul><li>one</li></ul>" gives "A **bold** word\n\n- one".
#include <string>
#include <string_view>

namespace kinprint {

// Linear; any bytes are taken, valid UTF-8 stays valid. Unclosed tags end with the text.
std::string html_text(std::string_view html);

}  // namespace kinprint
