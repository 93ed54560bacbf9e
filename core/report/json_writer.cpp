#include "report/json_writer.hpp"

#include "base/number_text.hpp"

namespace kinprint {

void JsonWriter::separate() {
  if (comma_) text_.push_back(',');
  comma_ = true;
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  text_.push_back(bracket);
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  text_.push_back(bracket);
  comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::name(std::string_view name) {
  separate();
  append_quoted(name);
  text_.push_back(':');
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  append_quoted(text);
  return *this;
}

JsonWriter& JsonWriter::value(bool flag) {
  separate();
  text_.append(flag ? "true" : "false");
  return *this;
}

JsonWriter& JsonWriter::value(double number) {
  separate();
  append_number(text_, number);
  return *this;
}

JsonWriter& JsonWriter::integer(std::int64_t number) {
  separate();
  append_integer(text_, number);
  return *this;
}

JsonWriter& JsonWriter::number(std::string_view digits) {
  separate();
  text_.append(digits);
  return *this;
}

JsonWriter& JsonWriter::null() {
  separate();
  text_.append("null");
  return *this;
}

void JsonWriter::append_quoted(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  text_.push_back('"');
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      text_.push_back('\\');
      text_.push_back(c);
    } else if (c == '\n') {
      text_.append("\\n");
    } else if (byte < 0x20) {
      text_.append("\\u00").push_back(kDigits[byte >> 4]);
      text_.push_back(kDigits[byte & 15]);
    } else {
      text_.push_back(c);
    }
  }
  text_.push_back('"');
}

}  // namespace kinprint
