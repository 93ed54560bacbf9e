#pragma once
// Text of an HTML fragment, as the Markdown a chat page would copy: headings, lists, emphasis, code, tables, links. Scripts,
// styles and all attributes but addresses of links are dropped; nothing is ever executed or kept as markup.
//
// "<p>A <b>bold</b> word</p><ul><li>one</li></ul>" gives "A **bold** word\n\n- one".
#include <string>
#include <string_view>

namespace kinprint {

// Kept: links to the web and to mail as [text](address), as the page writes what is pasted (web/src/markdown/link.ts), but
// not where the text is the address itself or marks a source. AsText: their text alone, for what is no answer.
enum class Links {
  Kept,
  AsText
};

// Linear; any bytes are taken, valid UTF-8 stays valid. Unclosed tags end with the text.
std::string html_text(std::string_view html, Links links = Links::Kept);

}  // namespace kinprint
