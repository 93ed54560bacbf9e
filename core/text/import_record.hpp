#pragma once
// The normalised record as JSON. docs/record.schema.json describes it; the same record gives the same bytes on every
// host, and reading them back (import_bytes) gives the same record.
#include <string>
#include <string_view>

#include "text/conversation.hpp"
#include "text/import_chats.hpp"

namespace kinprint {

std::string write_record(const ImportResult& result);

// The record of a piece for a reader that may want few of its texts: first the texts one after another, then the record as
// write_record writes it, but with [begin, length], in bytes of the texts, for each prompt, answer and reasoning, then ten
// bytes: length of that JSON and bytes read of the piece, four bytes each, the lowest first; its form; its format.
std::string pack_record(const ImportedPiece& piece);

// Appends `text` as a JSON string with its quotes. Precondition: valid UTF-8.
void append_json_string(std::string& out, std::string_view text);

// The list behind `kinprint formats`: [{"name", "title", "signs"}, ...].
std::string write_formats();

}  // namespace kinprint
