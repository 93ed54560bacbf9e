#include "fuzz/checks.hpp"

namespace kinprint {

Check check_named(std::string_view name) {
  if (name == "import_bytes") return check_import_bytes;
  if (name == "import_items") return check_import_items;
  if (name == "import_text") return check_import_text;
  if (name == "import_options") return check_import_options;
  if (name == "pairing") return check_pairing;
  return nullptr;
}

}  // namespace kinprint
