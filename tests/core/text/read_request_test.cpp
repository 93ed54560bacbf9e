#include "text/read_request.hpp"

#include <catch2/catch.hpp>

#include "base/limits.hpp"

using namespace kinprint;

namespace {
const std::string kRight = R"(,"right":{"answers":[{"text":"r"}]}})";

Error error_of(std::string_view json) {
  const auto request = read_request(json);
  REQUIRE_FALSE(request.ok());
  return request.error();
}
}  // namespace

TEST_CASE("A control bot that is given twice, white space and order aside, is one", "[text][request]") {
  const auto names = [](const std::string& controls) {
    const auto result = read_request(R"({"left":{"answers":[]},"controls":[)" + controls + "]" + kRight);
    REQUIRE(result.ok());
    std::string found;
    for (const Side& control : result.value().controls) found += control.name;
    return found;
  };
  const std::string c = R"({"name":"C","answers":[{"prompt":"p","text":"one"},{"prompt":"q","text":"two  words"}]})";
  CHECK(names(c + R"(,{"name":"D","answers":[{"prompt":"q","text":"two words\n"},{"prompt":"p","text":"one"}]},{"name":"E","answers":[{"prompt":"p","text":"one"}]},)" + c) == "CE");
  CHECK(names(R"({"name":"C","answers":[{"text":"one"}]},{"name":"D","answers":[{"text":"One"}]})") == "CD");
}

TEST_CASE("A control bot with the texts of a side is none", "[text][request]") {
  const auto controls_beside = [](const std::string& left, const std::string& right) {
    const std::string c = R"({"name":"C","answers":[{"text":"c"},{"text":"d"}]})";
    const auto result = read_request(R"({"left":)" + left + R"(,"controls":[)" + c + R"(],"right":)" + right + "}");
    REQUIRE(result.ok());
    return result.value().controls.size();
  };
  const std::string same = R"({"answers":[{"text":"d "},{"text":"c"}]})", other = R"({"answers":[{"text":"c"}]})";
  CHECK(controls_beside(other, other) == 1);
  CHECK(controls_beside(same, other) == 0);
  CHECK(controls_beside(other, same) == 0);
}

TEST_CASE("A full request is read field by field", "[text][request]") {
  const auto result = read_request(R"({"unknown":{"deep":[1,{"x":null}]},"id":"t1",
    "left":{"name":"A","answers":[{"prompt":"p","text":"one","again":true},{"text":"two"}]},
    "right":{"answers":[]},
    "controls":[{"name":"C","answers":[{"prompt":null,"text":"c"}]}],
    "options":{"exhibits":false,"robustness":false,"includeInput":true,"seed":4294967295,
               "runs":{"minimumWords":8,"foldCase":false,"foldQuotes":false,"foldNumbers":true}}})");
  REQUIRE(result.ok());
  const Request& request = result.value();
  CHECK(request.id.text == "t1");
  CHECK_FALSE(request.id.is_number);
  CHECK(request.left.name == "A");
  REQUIRE(request.left.answers.size() == 2);
  CHECK(request.left.answers[0].prompt == "p");
  CHECK(request.left.answers[0].again);
  CHECK(request.left.answers[1].document.text == "two");
  CHECK(request.left.answers[1].prompt.empty());
  CHECK(request.right.answers.empty());
  REQUIRE(request.controls.size() == 1);
  CHECK(request.controls[0].answers[0].document.text == "c");
  CHECK_FALSE(request.options.exhibits);
  CHECK_FALSE(request.options.robustness);
  CHECK(request.options.include_input);
  CHECK(request.options.seed == 4294967295u);
  CHECK(request.options.runs.minimum_words == 8);
  CHECK_FALSE(request.options.runs.fold_case);
  CHECK_FALSE(request.options.runs.fold_quotes);
  CHECK(request.options.runs.fold_numbers);
}

TEST_CASE("An id may be a number and keeps its digits", "[text][request]") {
  for (const std::string digits : {"0", "17", "-3", "1.50", "1e3", "12345678901234567890123"}) {
    INFO(digits);
    const auto request = read_request("{\"id\" : " + digits + " ,\"left\":{\"answers\":[]},\"right\":{\"answers\":[]}}");
    REQUIRE(request.ok());
    CHECK(request.value().id.text == digits);
    CHECK(request.value().id.is_number);
  }
  for (const std::string other : {"true", "[1]", "{}", "017", "1x"}) {
    INFO(other);
    CHECK_FALSE(read_request("{\"id\":" + other + ",\"left\":{\"answers\":[]},\"right\":{\"answers\":[]}}").ok());
  }
  CHECK(error_of(R"({"id":true,"left":{"answers":[]})" + kRight).message == "id: expected a string or a number");
}

TEST_CASE("Lines that end by a carriage return alone end by a line feed, and no other line changes", "[text][request]") {
  const std::pair<std::string, std::string> cases[] = {
      {R"(a\rb\r\rc\r)", "a\nb\n\nc\n"},
      {R"(a\r\nb\r\n\r\nc)", "a\r\nb\r\n\r\nc"},
      {R"(a\nb\n\nc\n)", "a\nb\n\nc\n"},
      {R"(a\r\r\nb)", "a\r\r\nb"},
      {R"(a\r\nb\rc)", "a\r\nb\nc"},
      {R"(\r)", "\n"},
      {"", ""},
  };
  for (const auto& [written, text] : cases) {
    INFO(written);
    const auto request = read_request("{\"left\":{\"answers\":[{\"text\":\"" + written + "\"}]}" + kRight);
    REQUIRE(request.ok());
    CHECK(request.value().left.answers[0].document.text == text);
  }
}

TEST_CASE("A field of the wrong type or place is named", "[text][request]") {
  const std::pair<std::string, std::string> cases[] = {
      {"[]", "expected an object"},
      {"3", "expected an object"},
      {"\"text\"", "expected an object"},
      {"null", "expected an object"},
      {R"({"right":{"answers":[]}})", "left: missing"},
      {R"({"left":{"answers":[]}})", "right: missing"},
      {R"({"left":{},"right":{"answers":[]}})", "left.answers: missing"},
      {R"({"left":[])" + kRight, "left: expected an object"},
      {R"({"left":{"answers":[{"text":"a"},{"text":5}]})" + kRight, "left.answers[1].text: expected a string"},
      {R"({"left":{"answers":[{"prompt":"p"}]})" + kRight, "left.answers[0].text: missing"},
      {R"({"left":{"answers":[]},"left":{"answers":[]})" + kRight, "left: given twice"},
      {R"({"id":[7],"left":{"answers":[]})" + kRight, "id: expected a string or a number"},
      {R"({"options":{"seed":-1},"left":{"answers":[]})" + kRight,
       "options.seed: expected a whole number from 0 to 4294967295"},
      {R"({"options":{"runs":{"minimumWords":0}},"left":{"answers":[]})" + kRight,
       "options.runs.minimumWords: expected a whole number from 1 to 1000"},
      {R"({"controls":[{"answers":3}],"left":{"answers":[]})" + kRight, "controls[0].answers: expected an array"},
  };
  for (const auto& [json, message] : cases) {
    INFO(json);
    const Error error = error_of(json);
    CHECK(error.code == ErrorCode::InvalidRequest);
    CHECK(error.message == message);
  }
}

TEST_CASE("What is not JSON is refused as such", "[text][request]") {
  const std::string whole = R"({"left":{"answers":[{"text":"a"}]})" + kRight;
  REQUIRE(read_request(whole).ok());
  for (const std::string& json :
       {std::string(), std::string(" "), std::string("hello"), std::string("not json"), std::string("truth"), whole.substr(0, whole.size() - 1), whole + "}",
        whole + whole, std::string(R"({"left":{"answers":[{"text":"a\x"}]})") + kRight,
        std::string("{\"left\":{\"answers\":[{\"text\":\"a\nb\"}]}") + kRight}) {
    INFO(json);
    CHECK(error_of(json).code == ErrorCode::InvalidJson);
  }
}

TEST_CASE("Any cut of a request is an error, never a request", "[text][request]") {
  const std::string whole = R"({"id":"x","left":{"answers":[{"text":"a","again":false}]})" + kRight;
  for (std::size_t length = 0; length < whole.size(); ++length) REQUIRE_FALSE(read_request(whole.substr(0, length)).ok());
}

TEST_CASE("Unpaired surrogates and broken bytes become the replacement character", "[text][request]") {
  const std::string mark = "\xEF\xBF\xBD";
  const auto escaped = read_request(R"({"left":{"answers":[{"text":"x\ud83dy\ude00z"}]})" + kRight);
  REQUIRE(escaped.ok());
  CHECK(escaped.value().left.answers[0].document.text == "x" + mark + "y" + mark + "z");
  const auto paired = read_request(R"({"left":{"answers":[{"text":"\ud83d\ude00"}]})" + kRight);
  REQUIRE(paired.ok());
  CHECK(paired.value().left.answers[0].document.text == "\xF0\x9F\x98\x80");
  const auto broken = read_request("{\"left\":{\"answers\":[{\"text\":\"x\xFFy\"}]}" + kRight);
  REQUIRE(broken.ok());
  CHECK(broken.value().left.answers[0].document.text == "x" + mark + "y");
}

TEST_CASE("NULs and a byte order mark do no harm", "[text][request]") {
  const auto request = read_request("\xEF\xBB\xBF{\"left\":{\"answers\":[{\"text\":\"a\\u0000b\"}]}" + kRight);
  REQUIRE(request.ok());
  CHECK(request.value().left.answers[0].document.text == std::string("a\0b", 3));
}

TEST_CASE("Limits are errors that give the limit", "[text][request]") {
  std::string many = R"({"left":{"answers":[)";
  for (std::size_t i = 0; i <= kMaximumAnswersPerSide; ++i) many += i == 0 ? R"({"text":""})" : R"(,{"text":""})";
  const Error error = error_of(many + "]}" + kRight);
  CHECK(error.code == ErrorCode::TooLarge);
  CHECK(error.message.find("10000") != std::string::npos);
}

TEST_CASE("More words than memory holds are refused with the limit, whatever they are made of", "[text][request]") {
  const auto asked = [](const char* word, std::size_t words) {
    std::string text;
    for (std::size_t i = 0; i < words; ++i) text += word;
    return read_request(R"({"left":{"answers":[{"text":")" + text + "\"}]}" + kRight);
  };
  for (const char* word : {"a ", "!", "\u6708"}) {
    const auto refused = asked(word, kMaximumRequestWords + 1);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == ErrorCode::TooLarge);
    CHECK(refused.error().message.find("12000000") != std::string::npos);
  }
  CHECK(asked("a ", kMaximumRequestWords - 100).ok());
  CHECK(asked("longer", kMaximumRequestWords / 2).ok());              // one word
  CHECK(asked("\u0434\u043E\u043C", kMaximumRequestWords / 2).ok());  // Cyrillic, one word
}

TEST_CASE("Deep nesting in an unknown field is skipped or refused, not followed", "[text][request]") {
  const std::string deep(200'000, '[');
  const std::string shut(200'000, ']');
  const auto request = read_request("{\"x\":" + deep + shut + R"(,"left":{"answers":[]})" + kRight);
  CHECK((request.ok() || request.error().code == ErrorCode::InvalidJson));
  CHECK_FALSE(read_request("{\"x\":" + deep).ok());
}

TEST_CASE("The id of a refused request can still be read", "[text][request]") {
  CHECK(read_request_id(R"({"left":3,"id":"t9"})").text == "t9");
  CHECK(read_request_id(R"({"left":3,"id":9 })").text == "9");
  CHECK(read_request_id(R"({"left":3,"id":9 })").is_number);
  CHECK(read_request_id(R"({"left":3})").text.empty());
  CHECK(read_request_id("nonsense").text.empty());
}
