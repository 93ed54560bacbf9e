#include "kinprint.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "base/rng.hpp"
#include "shipped_tables.hpp"

using namespace kinprint;
using made::shipped_tables;

namespace {
Request request_of(const std::string& left, const std::string& right) {
  Request request;
  request.left.answers.push_back({"", {left}, false});
  request.right.answers.push_back({"", {right}, false});
  return request;
}

// Answers of a few stretches said again and again, so that runs tie, to prompts some of which are asked twice.
std::string repetitive(Rng& rng) {
  static constexpr const char* kStretches[] = {"the old bridge keeps its quiet counsel", "seven purple lanterns burned beside the river", "it is worth noting that bread rises slowly",
                                               "nobody had asked the miller about flour", "a green kettle sang over small fires", "we walked home before the rain began"};
  std::string text;
  for (std::uint32_t i = 4 + rng.below(6); i-- > 0;) text += std::string(kStretches[rng.below(6)]) + (rng.below(3) ? ". " : "\n\n- ");
  return text;
}
Side repetitive_side(Rng& rng, const std::string& prompt) {
  Side side;
  for (std::uint32_t i = 2 + rng.below(10); i-- > 0;) side.answers.push_back({prompt + std::to_string(rng.below(5)), {repetitive(rng)}, false});
  return side;
}

// What must not change when the sides are swapped: figures by what they are of, rows and places with left and right in turn.
using Figures = std::map<std::string, double>;

Figures figures_of(const Report& report, bool swapped) {
  const auto pair = [&](auto left, auto right) { return std::to_string(swapped ? right : left) + "/" + std::to_string(swapped ? left : right); };
  const Verdict& verdict = report.verdict;
  Figures out = {
      {"lr", verdict.log10_lr},
      {"low", verdict.interval_low},
      {"high", verdict.interval_high},
      {"stable", verdict.stable},
      {"shared", verdict.prompts_shared},
      {"relation", static_cast<double>(verdict.relation)},
      {"between", verdict.library.similarity},
      {"trials", verdict.error_rates.trials},
  };
  for (const ChannelContribution& part : verdict.contributions) out["contribution " + part.name] = part.contribution;
  for (const ChannelEvidence& channel : report.evidence.channels) out["score " + channel.name] = channel.score;
  for (const ChannelPlace& place : report.places) out["place " + place.channel] = place.percentile;
  std::vector<double> without;
  for (const RobustnessVariant& variant : verdict.robustness) {
    if (variant.prompt < 0) out["variant " + variant.name] = variant.log10_lr;
    else without.push_back(variant.log10_lr);
  }
  std::sort(without.begin(), without.end());
  for (std::size_t i = 0; i < without.size(); ++i) out["without " + std::to_string(i)] = without[i];
  for (const PromptRow& row : verdict.prompts) {
    const std::string name = "row " + pair(row.left, row.right);
    out[name] = row.log10_lr;
    out[name + " without"] = row.without;
    for (const auto& [channel, value] : row.channels) out[name + " " + channel] = value;
  }
  for (std::size_t i = 0; i < report.evidence.runs.size(); ++i) {
    const SharedRun& run = report.evidence.runs[i];
    const std::string name = "run " + std::to_string(run.key);
    out[name] = static_cast<double>(i);  // its place in the list
    out[name + " surprise"] = run.surprise_nats;
    out[name + " greyed"] = 2 * run.echo + run.stock;
    out[name + " writers"] = run.same_prompt.bots + 100.0 * run.same_prompt.asked;
  }
  const std::pair<const char*, const std::vector<SharedHabit>*> lists[] = {{"word ", &report.evidence.words}, {"pattern ", &report.evidence.patterns}, {"form ", &report.evidence.form}};
  for (const auto& [kind, habits] : lists) {
    for (std::size_t i = 0; i < habits->size(); ++i) {
      out[kind + (*habits)[i].name] = static_cast<double>(i);
      out[kind + (*habits)[i].name + " weight"] = (*habits)[i].weight_nats;
    }
  }
  for (std::size_t i = 0; i < report.control_likeness.size(); ++i) {
    const ControlLikeness& control = report.control_likeness[i];
    out["control " + std::to_string(i) + " left"] = swapped ? control.right : control.left;
    out["control " + std::to_string(i) + " right"] = swapped ? control.left : control.right;
  }
  return out;
}
}  // namespace

TEST_CASE("Swapping the sides changes no figure of a comparison with exhibits, controls and repetitive texts", "[kinprint]") {
  const Tables& tables = shipped_tables();
  Rng rng(29);
  std::size_t verdicts = 0, rows = 0, best_runs = 0;
  for (int round = 0; round < 25; ++round) {
    Request request;
    request.left = repetitive_side(rng, "prompt ");
    request.right = repetitive_side(rng, round % 5 ? "prompt " : "other ");
    for (std::uint32_t i = rng.below(3); i-- > 0;) request.controls.push_back(repetitive_side(rng, "prompt "));
    const auto one = compare(request, tables, {});
    std::swap(request.left, request.right);
    const auto other = compare(request, tables, {});
    REQUIRE((one.ok() && other.ok()));
    REQUIRE(one.value().verdict.status == other.value().verdict.status);
    const Figures before = figures_of(one.value(), false), after = figures_of(other.value(), true);
    REQUIRE(before.size() == after.size());
    for (const auto& [name, value] : before) {
      INFO("round " << round << ": " << name);
      REQUIRE(after.contains(name));
      if (std::isnan(value)) CHECK(std::isnan(after.at(name)));
      else CHECK(after.at(name) == Approx(value).margin(1e-7));
    }
    verdicts += one.value().verdict.status == Status::Ok;
    rows += one.value().verdict.prompts.size();
    best_runs += before.contains("variant no_best_run");
  }
  CHECK((verdicts > 20 && rows > 40 && best_runs > 15));
}

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

TEST_CASE("Sampling does not change what the sides' prompts have in common, nor the facts of a control", "[kinprint]") {
  const Tables& tables = shipped_tables();
  Request request;
  for (int i = 0; i < 1001; ++i) request.left.answers.push_back({"prompt " + std::to_string(i), {"The old bridge keeps its quiet counsel about river " + std::to_string(i) + "."}, false});
  for (int i = 0; i < 3; ++i) request.right.answers.push_back({"prompt " + std::to_string(i), {"Seven purple lanterns burned beside the river on night " + std::to_string(i) + "."}, false});
  request.controls.push_back(request.left);
  request.options.exhibits = false;
  const auto sampled = compare(request, tables, {});
  REQUIRE(sampled.ok());
  REQUIRE(sampled.value().sampled.has_value());
  CHECK(sampled.value().controls[0].answers == 1001);
  request.left.answers.pop_back();
  request.controls[0].answers.pop_back();
  const auto whole = compare(request, tables, {});
  REQUIRE(whole.ok());
  CHECK(whole.value().verdict.relation == PromptRelation::Mixed);
  CHECK(sampled.value().verdict.relation == PromptRelation::Mixed);
  CHECK(sampled.value().places.empty());
}

TEST_CASE("Nothing is said of what was not computed, or not measured with such options", "[kinprint]") {
  const Tables& tables = shipped_tables();
  Rng rng(7);
  Request request;
  request.left = repetitive_side(rng, "prompt ");
  request.right = repetitive_side(rng, "prompt ");
  for (Side* side : {&request.left, &request.right}) {
    for (std::size_t i = 0; i < side->answers.size(); ++i) side->answers[i].prompt = "prompt " + std::to_string(i % 2);
  }
  const auto has_place = [&](const char* channel) {
    const auto report = compare(request, tables, {});
    REQUIRE(report.ok());
    REQUIRE(report.value().verdict.status == Status::Ok);
    const auto& places = report.value().places;
    return std::any_of(places.begin(), places.end(), [&](const ChannelPlace& place) { return place.channel == channel; });
  };
  CHECK((has_place("shared_runs") && has_place("wording")));
  request.options.runs.minimum_words = 2;  // more runs count, so the score is larger
  CHECK_FALSE(has_place("shared_runs"));
  CHECK(has_place("wording"));
  CHECK(compare(request, tables, {}).value().robustness);
  request.options.exhibits = false;  // the variants need them
  CHECK_FALSE(compare(request, tables, {}).value().robustness);
}

TEST_CASE("A side whose words are all of tags or of marks of damage has too few words, and is no control and no pack", "[kinprint]") {
  const std::string text =
      "The sky looks blue because the air scatters short waves of light much more than long ones, so that blue comes from everywhere.";
  const std::string other =
      "Sunlight hits the molecules of our atmosphere, and they spread the blue part of it in all directions far better than the red part.";
  std::string line_breaks, tags;
  for (int i = 0; i < 24; ++i) {
    line_breaks += "\\n ";
    tags += "<br>";
  }
  for (const std::string& empty : {std::string("<p><a red tall wide cold east blue thin warm soft west hard></a></p>"), std::string("<p><a red tall wide cold east blue thin warm soft west hard>\u200B</a></p>"), line_breaks, tags}) {
    INFO(empty);
    for (const bool is_left : {true, false}) {
      const auto report = compare(is_left ? request_of(empty, text) : request_of(text, empty), shipped_tables(), {});
      REQUIRE(report.ok());
      CHECK(report.value().verdict.status == Status::NotEnough);
      CHECK(report.value().verdict.next_step.reason == "too_few_words");
      CHECK(report.value().verdict.next_step.side == (is_left ? "left" : "right"));
    }
    Request request = request_of(text, other);
    request.controls.emplace_back().answers.push_back({"", {empty}, false});
    const auto report = compare(request, shipped_tables(), {});
    REQUIRE(report.ok());
    REQUIRE(report.value().control_likeness.size() == 1);
    CHECK(std::isnan(report.value().control_likeness[0].left));
    Side side = request.controls[0];
    side.name = "empty";
    const auto pack = make_pack(side, shipped_tables());
    REQUIRE_FALSE(pack.ok());
    CHECK(pack.error().code == ErrorCode::InvalidRequest);
  }
}
