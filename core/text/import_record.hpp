#pragma once
// The normalised record as JSON. docs/record.schema.json describes it; the same record gives the same bytes on every
// host, and reading them back (import_bytes) gives the same record.
#include <string>
#include <string_view>

#include "text/conversation.hpp"

namespace kinprint {

std::string write_record(const ImportResult& result);

// Appends `text` as a JSON string with its quotes. Precondition: valid UTF-8.
void append_json_string(std::string& out, std::string_view text);

// The list behind `kinprint formats`: [{"name", "title", "signs"}, ...].
std::string write_formats();

}  // namespace kinprint
