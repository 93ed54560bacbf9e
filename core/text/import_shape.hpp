#pragma once
// The format of a JSON item by its structure: the set of its member paths, to a small depth. File names are never
// looked at.
//
// {"mapping": {"n1": {"message": {"author": {}}}}} has the paths mapping, mapping.*, mapping.*.message,
// mapping.*.message.author; elements of arrays are written "[]".
#include <set>
#include <string>

#include "text/import_formats.hpp"
#include "text/import_json.hpp"

namespace kinprint {

using Shape = std::set<std::string, std::less<>>;

// At most 2,000 members are looked at, 8 levels deep.
Shape shape_of(JsonReader& json, JsonValue value);

// Unknown when no importer reads such items.
ImportFormat format_of(const Shape& shape);

}  // namespace kinprint
