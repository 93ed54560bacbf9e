#pragma once
// What has to hold whatever bytes come in: one function a way in. The fuzz target runs them on bytes it makes up, the
// ordinary tests on the inputs kept in tests/fuzz/corpus.
#include <string_view>

namespace kinprint {

// What does not hold; empty when all does. `reader` chooses inside a check: the name of a format for import_items, of a
// step for import_text. Crashes and what the sanitizers see are found by running it.
using Check = std::string_view (*)(std::string_view bytes, std::string_view reader);

// The check of that name in tests/fuzz/importers.txt; nullptr when there is none.
Check check_named(std::string_view name);

std::string_view check_import_bytes(std::string_view bytes, std::string_view reader);
std::string_view check_import_items(std::string_view bytes, std::string_view reader);
std::string_view check_import_text(std::string_view bytes, std::string_view reader);
std::string_view check_import_options(std::string_view bytes, std::string_view reader);
std::string_view check_pairing(std::string_view bytes, std::string_view reader);

}  // namespace kinprint
