// Texts made to hurt: each must be answered in bounded work and memory, with spans inside the text. The file has no
// counterpart in core/: it drives the whole stage.
#include <catch2/catch.hpp>

#include "evidence/extract_evidence.hpp"
#include "made_texts.hpp"

using namespace kinprint;

namespace {

std::string repeated(const std::string& part, std::size_t times) {
  std::string text;
  text.reserve(part.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

Evidence evidence_of(const std::string& left, const std::string& right, const std::string& prompt = "") {
  Request request;
  request.left = made::side_of({left}, {prompt});
  request.right = made::side_of({right}, {prompt});
  const auto a = split_side(request.left);
  const auto b = split_side(request.right);
  const Evidence evidence = extract_evidence(request, a, b, {}, made::general(), {}, {});
  for (const SharedRun& run : evidence.runs) {
    for (const Place& place : run.left) REQUIRE(place.span.end <= left.size());
    for (const Place& place : run.right) REQUIRE(place.span.end <= right.size());
  }
  REQUIRE(evidence.channels.size() == 5);
  return evidence;
}

}  // namespace

TEST_CASE("ten megabytes of one repeated word are compared", "[evidence][hostile]") {
  const std::string text = repeated("lantern ", 10'000'000 / 8);
  const Evidence evidence = evidence_of(text, text.substr(0, text.size() / 2));
  REQUIRE(!evidence.runs.empty());
}

TEST_CASE("a line of five megabytes without a space is compared", "[evidence][hostile]") {
  evidence_of(repeated("lantern", 5'000'000 / 7), "A fox sat by the river.");
}

TEST_CASE("a million list items and deep nesting are compared", "[evidence][hostile]") {
  evidence_of(repeated("- a\n", 1'000'000), repeated("- b\n", 1'000));
  std::string deep;
  for (int i = 0; i < 2'000; ++i) deep += repeated(" ", static_cast<std::size_t>(2 * i)) + "- fox\n";
  evidence_of(deep + repeated("> ", 10'000) + "fox", deep);
}

TEST_CASE("unclosed fences and emphasis, mixed scripts and odd marks are compared", "[evidence][hostile]") {
  evidence_of("```\nnever closed\n" + repeated("**", 5'000), repeated("\u202E\u05D0fox \u706F\u0301\U0001F468\u200D\U0001F469 ", 2'000));
  evidence_of(repeated("\u0301", 10'000), repeated("?", 100'000));
  evidence_of(repeated("not just ", 50'000), repeated("isn't , it's ", 50'000));
}

TEST_CASE("a prompt as long as the answers is compared and makes all of them an echo", "[evidence][hostile]") {
  Rng rng(5);
  const std::string text = made::text(rng, 20'000);
  const Evidence evidence = evidence_of(text, text, text);
  for (const ChannelEvidence& channel : evidence.channels) {
    if (channel.name == "shared_runs") REQUIRE(channel.score == 0);
  }
}

TEST_CASE("no answers and only empty answers are compared", "[evidence][hostile]") {
  const Evidence none = extract_evidence({}, {}, {}, {}, made::general(), {}, {});
  for (const ChannelEvidence& channel : none.channels) REQUIRE(!channel.available);
  for (const ChannelEvidence& channel : evidence_of("", " \n ").channels) REQUIRE(!channel.available);
}
