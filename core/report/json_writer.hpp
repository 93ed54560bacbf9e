#pragma once
// Writes compact JSON in the order it is told. Knows nothing of reports. Misuse (a value without a name inside an
// object) is not caught here: the tests of the writers parse what comes out.
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace kinprint {

class JsonWriter {
 public:
  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& name(std::string_view name);
  JsonWriter& value(std::string_view text);  // valid UTF-8
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(bool flag);
  JsonWriter& value(double number);  // 6 significant digits; null when not finite
  template <std::integral Integer>
    requires(!std::same_as<Integer, bool>)
  JsonWriter& value(Integer number) {
    return integer(static_cast<std::int64_t>(number));
  }
  JsonWriter& number(std::string_view digits);  // a JSON number, as it stands
  JsonWriter& null();

  template <typename Value>
  JsonWriter& field(std::string_view field_name, const Value& field_value) {
    return name(field_name).value(field_value);
  }
  // Null in place of an empty text.
  JsonWriter& field_or_null(std::string_view field_name, std::string_view text) {
    name(field_name);
    return text.empty() ? null() : value(text);
  }

  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  JsonWriter& integer(std::int64_t number);
  void separate();
  void append_quoted(std::string_view text);

  std::string text_;
  bool comma_ = false;  // the next value or name needs a comma before it
};

}  // namespace kinprint
