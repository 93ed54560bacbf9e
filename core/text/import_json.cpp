#include "text/import_json.hpp"

#include "base/number_text.hpp"

namespace kinprint {

double JsonReader::number(JsonValue value, double otherwise) {
  double result = otherwise;
  switch (kind(value)) {
    case JsonKind::number:
      return value.get_double().get(result) == simdjson::SUCCESS ? result : otherwise;
    case JsonKind::string:
      return parse_number(text(value)).value_or(otherwise);
    default:
      return otherwise;
  }
}

bool JsonReader::boolean(JsonValue value, bool otherwise) {
  bool result = otherwise;
  if (kind(value) != JsonKind::boolean || value.get_bool().get(result) != simdjson::SUCCESS) return otherwise;
  return result;
}

}  // namespace kinprint
