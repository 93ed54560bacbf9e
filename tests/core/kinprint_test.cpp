#include "kinprint.hpp"

#include <catch2/catch.hpp>

using namespace kinprint;

namespace {
Request request_of(const std::string& left, const std::string& right) {
  Request request;
  request.left.answers.push_back({"", {left}, false});
  request.right.answers.push_back({"", {right}, false});
  return request;
}
}  // namespace

TEST_CASE("Sentences to embed come from the left side first and point into the request", "[kinprint]") {
  const Request request = request_of("This is the left sentence. Too short.", "This is the right sentence.");
  const auto sentences = sentences_to_embed(request);
  REQUIRE(sentences.size() == 2);
  CHECK(sentences[0] == "This is the left sentence.");
  CHECK(sentences[1] == "This is the right sentence.");
  CHECK(sentences[0].data() == request.left.answers[0].document.text.data());
}

TEST_CASE("A status that needs no figures still shows what the texts share", "[kinprint]") {
  const std::string text = "The old bridge keeps its own quiet counsel about the river below.";
  const auto report = compare(request_of(text, text), Tables(), {});
  REQUIRE(report.ok());
  CHECK(report.value().verdict.status == Status::SameText);
  REQUIRE_FALSE(report.value().evidence.runs.empty());
  CHECK(report.value().evidence.runs[0].words > 8);
}
