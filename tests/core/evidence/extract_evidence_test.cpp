#include "evidence/extract_evidence.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "base/utf8.hpp"
#include "made_texts.hpp"

using namespace kinprint;

namespace {

Evidence evidence_of(const Request& request, const GeneralBackground& background) {
  return extract_evidence(request, split_side(request.left), split_side(request.right), {}, background, {}, {});
}

double score(const Evidence& evidence, std::string_view name) {
  for (const ChannelEvidence& channel : evidence.channels) {
    if (channel.name == name) return channel.score;
  }
  FAIL("no channel of that name");
  return 0;
}

Request random_request(Rng& rng, std::size_t answers) {
  std::vector<std::string> left, right, prompts;
  for (std::size_t i = 0; i < answers; ++i) {
    left.push_back(made::text(rng, 60));
    right.push_back(made::text(rng, 60));
    prompts.push_back("Tell of lantern number " + std::to_string(i));
  }
  Request request;
  request.left = made::side_of(left, prompts);
  request.right = made::side_of(right, prompts);
  return request;
}

void check_places(const Side& side, const std::vector<Place>& places) {
  for (const Place& place : places) {
    REQUIRE(place.answer < side.answers.size());
    const std::string& text = side.answers[place.answer].document.text;
    REQUIRE(place.span.begin < place.span.end);
    REQUIRE(place.span.end <= text.size());
    REQUIRE(starts_code_point(text[place.span.begin]));
    REQUIRE((place.span.end == text.size() || starts_code_point(text[place.span.end])));
  }
}

std::string text_at(const Side& side, const Place& place) {
  return side.answers[place.answer].document.text.substr(place.span.begin, place.span.size());
}

}  // namespace

TEST_CASE("every span of every exhibit lies in its text and on code-point boundaries", "[evidence][extract_evidence]") {
  Rng rng(21);
  const GeneralBackground background = made::general();
  for (int round = 0; round < 20; ++round) {
    Request request = random_request(rng, 3);
    request.options.runs.minimum_words = 2;
    const Evidence evidence = evidence_of(request, background);
    REQUIRE(!evidence.runs.empty());
    for (const SharedRun& run : evidence.runs) {
      REQUIRE((!run.left.empty() && !run.right.empty()));
      check_places(request.left, run.left);
      check_places(request.right, run.right);
    }
    for (const auto* habits : {&evidence.words, &evidence.patterns, &evidence.form}) {
      for (const SharedHabit& habit : *habits) {
        check_places(request.left, habit.left);
        check_places(request.right, habit.right);
      }
    }
    for (const GreyedSpan& grey : evidence.greyed) check_places(grey.is_left ? request.left : request.right, {grey.place});
  }
}

TEST_CASE("swapping the sides mirrors the exhibits and keeps every score", "[evidence][extract_evidence]") {
  Rng rng(22);
  const GeneralBackground background = made::general();
  for (int round = 0; round < 20; ++round) {
    Request request = random_request(rng, 3);
    const Evidence evidence = evidence_of(request, background);
    std::swap(request.left, request.right);
    const Evidence mirrored = evidence_of(request, background);
    for (const ChannelEvidence& channel : evidence.channels) {
      REQUIRE(score(mirrored, channel.name) == Approx(channel.score).margin(1e-9));
    }
    REQUIRE(mirrored.runs.size() == evidence.runs.size());
    REQUIRE(mirrored.words.size() == evidence.words.size());
    REQUIRE(mirrored.patterns.size() == evidence.patterns.size());
    for (std::size_t i = 0; i < evidence.form.size(); ++i) {
      REQUIRE(mirrored.form[i].name == evidence.form[i].name);
      REQUIRE(mirrored.form[i].left_rate == evidence.form[i].right_rate);
    }
  }
}

TEST_CASE("the order of answers changes no score", "[evidence][extract_evidence]") {
  Rng rng(23);
  const GeneralBackground background = made::general();
  Request request = random_request(rng, 5);
  const Evidence evidence = evidence_of(request, background);
  std::reverse(request.left.answers.begin(), request.left.answers.end());
  std::rotate(request.right.answers.begin(), request.right.answers.begin() + 2, request.right.answers.end());
  const Evidence shuffled = evidence_of(request, background);
  for (const ChannelEvidence& channel : evidence.channels) {
    REQUIRE(score(shuffled, channel.name) == Approx(channel.score).margin(1e-6));
  }
}

TEST_CASE("a side against itself scores above a side against another", "[evidence][extract_evidence]") {
  Rng rng(24);
  const GeneralBackground background = made::general();
  for (int round = 0; round < 10; ++round) {
    Request request = random_request(rng, 3);
    for (Answer& answer : request.right.answers) answer.document.text = "Plain stones lie here. You see them now. Nothing else.";
    const Evidence apart = evidence_of(request, background);
    request.right = request.left;
    const Evidence same = evidence_of(request, background);
    for (const std::string_view name : {"shared_runs", "grammar", "form"}) {
      REQUIRE(score(same, name) > score(apart, name));
    }
  }
}

TEST_CASE("a channel that cannot be scored says why", "[evidence][extract_evidence]") {
  Request request;
  request.left = made::side_of({"The lantern stood by the river and it was not just old."});
  request.right = made::side_of({"A stone lay in the river and you could not see it at all."});
  const auto reason = [](const Evidence& evidence, std::string_view name) -> std::string {
    for (const ChannelEvidence& channel : evidence.channels) {
      if (channel.name == name) return channel.available ? "available" : channel.unavailable_reason;
    }
    return "missing";
  };
  const Evidence bare = evidence_of(request, {});
  REQUIRE(reason(bare, "wording") == "no_table");
  REQUIRE(reason(bare, "shared_runs") == "no_table");
  REQUIRE(reason(bare, "content_plan") == "no_vectors");
  const Evidence full = evidence_of(request, made::general());
  REQUIRE(reason(full, "wording") == "available");
  REQUIRE(reason(full, "form") == "available");
  request.right = made::side_of({"\u041E\u043D \u0431\u044B\u043B \u0432 \u0434\u043E\u043C\u0435"});
  REQUIRE(reason(evidence_of(request, made::general()), "wording") == "language");
  request.right = made::side_of({""});
  REQUIRE(reason(evidence_of(request, made::general()), "form") == "no_text");
}

TEST_CASE("prompt text and stock openers are greyed and do not count", "[evidence][extract_evidence]") {
  Request request;
  const std::string echo = "seven purple lanterns beside a frozen river";
  request.left = made::side_of({"Sure, here is a tale of old. Once " + echo + " a fox slept."}, {"Write about " + echo});
  request.right = made::side_of({"Sure, here is a tale of old. They say " + echo + " were lit."}, {"Write about " + echo});
  const Evidence evidence = evidence_of(request, made::general());
  REQUIRE(score(evidence, "shared_runs") == 0);
  bool echo_seen = false;
  bool stock_seen = false;
  for (const SharedRun& run : evidence.runs) {
    echo_seen = echo_seen || run.echo;
    stock_seen = stock_seen || run.stock;
    REQUIRE((run.echo || run.stock));
    REQUIRE(text_at(request.left, run.left[0]) == text_at(request.right, run.right[0]));
  }
  REQUIRE(echo_seen);
  REQUIRE(stock_seen);
  REQUIRE(evidence.greyed.size() == 4);
}

TEST_CASE("of a language that the background was not counted on, nobody is said to write a run or not", "[evidence][extract_evidence]") {
  Request request;
  const std::string run = "la atenci\u00F3n al paciente y la eficiencia de los servicios";
  request.left = made::side_of({"Se trata de " + run + " en el pa\u00EDs, que es lo que se quiere."});
  request.right = made::side_of({"Una mejora de " + run + " para todos los que no la tienen."});
  const Evidence spanish = evidence_of(request, made::general());
  REQUIRE(!spanish.runs.empty());
  REQUIRE(spanish.runs[0].other_bots < 0);
  REQUIRE(spanish.channels[0].name == "shared_runs");
  REQUIRE(!spanish.channels[0].available);
  REQUIRE(spanish.channels[0].unavailable_reason == "language");
  request.left = made::side_of({"We saw seven purple lanterns that burned beside a frozen river."});
  request.right = made::side_of({"It was seven purple lanterns that burned beside a frozen river."});
  const Evidence english = evidence_of(request, made::general());
  REQUIRE(english.runs[0].other_bots >= 0);
  REQUIRE(english.channels[0].available);
}
