#include "report/json_writer.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace kinprint;

TEST_CASE("Values are separated, nested and escaped", "[report][json]") {
  JsonWriter json;
  json.begin_object().field("a", 1).field("b", std::string_view("q\"\\\n\x01\x1f", 6)).field("c", true);
  json.name("d").begin_array().value(0.5).null().begin_object().end_object().value("x").end_array();
  json.field("e", std::nan("")).field_or_null("f", "").field_or_null("g", "y").end_object();
  CHECK(json.take() == R"({"a":1,"b":"q\"\\\n\u0001\u001f","c":true,"d":[0.5,null,{},"x"],"e":null,"f":null,"g":"y"})");
}

TEST_CASE("NULs inside a text are escaped, not ends", "[report][json]") {
  JsonWriter json;
  json.value(std::string_view("a\0b", 3));
  CHECK(json.take() == "\"a\\u0000b\"");
}
