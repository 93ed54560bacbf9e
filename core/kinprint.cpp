#include "kinprint.hpp"

#include <algorithm>
#include <cmath>

#include "base/date_text.hpp"
#include "base/limits.hpp"
#include "evidence/extract_evidence.hpp"
#include "evidence/long_runs.hpp"
#include "library/pack_sections.hpp"
#include "sample_request.hpp"
#include "segment/split_answer.hpp"
#include "side_facts.hpp"
#include "verdict/altered_texts.hpp"
#include "verdict/decide.hpp"
#include "verdict/finite_figures.hpp"
#include "verdict/prompt_effects.hpp"
#include "verdict/refusals.hpp"
#include "verdict/scored_sides.hpp"

namespace kinprint {
namespace {

Error vectors_error(const SentenceVectors& vectors, std::size_t sentences) {
  const std::size_t wanted = std::size_t{vectors.rows} * vectors.dimensions;
  if (vectors.rows != sentences || vectors.dimensions == 0 || vectors.values.size() != wanted) {
    return {ErrorCode::VectorsShape,
            "expected " + std::to_string(sentences) + " rows, given " + std::to_string(vectors.rows) + " of " +
                std::to_string(vectors.dimensions) + " with " + std::to_string(vectors.values.size()) + " values",
            -1};
  }
  for (std::size_t i = 0; i < vectors.values.size(); ++i) {
    if (!std::isfinite(vectors.values[i])) {
      return {ErrorCode::VectorsShape, "value " + std::to_string(i) + " is not finite", -1};
    }
  }
  return {};
}

// The likelihood ratio counts fingerprint, wording and habits in every measured language, also where a channel has no
// exhibits to show (no table, another language): such a channel has a contribution, and a score only where the verdict
// gives one.
void add_counted_channels(Report& report) {
  for (const ChannelContribution& part : report.verdict.contributions) {
    auto& channels = report.evidence.channels;
    auto found = std::find_if(channels.begin(), channels.end(), [&](const ChannelEvidence& c) { return c.name == part.name; });
    if (found == channels.end()) found = channels.insert(channels.end(), {part.name, false, {}, 0});
    if (found->available) continue;
    *found = {part.name, true, {}, part.score};
  }
}

// Measured on pairs that answered the same prompts, with shared runs as they are found by default; for others nothing is said.
void add_channel_backgrounds(Report& report, const Tables& tables, std::size_t answers, const RunOptions& runs) {
  if (tables.channels().empty() || report.verdict.relation != PromptRelation::Same) return;
  std::vector<std::pair<std::string, double>> scores;
  const bool english = report.left.language == "en" && report.right.language == "en";
  for (const ChannelEvidence& channel : report.evidence.channels) {
    if (channel.name == "content_plan" && !english) continue;  // the sentence model and its background know English only
    if (channel.name == "shared_runs" && runs != RunOptions()) continue;
    if (channel.available) scores.emplace_back(channel.name, channel.score);
  }
  report.places =
      channel_places(scores, tables.channels(), static_cast<double>(answers), report.verdict.background == Background::Exact);
}

// Of a request small enough to be compared without sampling. has_unshared: of the request it was sampled from, if any.
Result<Report> compare_whole(const Request& request, const Tables& tables, const SentenceVectors& vectors, bool has_unshared) {
  const std::vector<SegmentedAnswer> left = split_side(request.left), right = split_side(request.right);
  Report report;
  report.exhibits = request.options.exhibits;
  report.robustness = request.options.robustness && request.options.exhibits;
  report.program = program_facts(tables);
  report.left = side_facts(request.left, left);
  report.right = side_facts(request.right, right);
  std::vector<std::vector<SegmentedAnswer>> controls;
  for (const Side& side : request.controls) {
    controls.push_back(split_side(side));
    report.controls.push_back(side_facts(side, controls.back()));
  }
  if (!vectors.empty()) {
    const Error error = vectors_error(vectors, vector_sentences(left, right).size());
    if (error.code != ErrorCode::Ok) return error;
    report.model_used = true;
  }
  // The likelihood ratio does not read the exhibits' channels: thousands of batch lines do without them.
  if (request.options.exhibits) {
    report.evidence = extract_evidence(request, left, right, controls, tables.general(), tables.prompt_runs(), vectors);
  } else {
    report.evidence.long_runs = find_long_runs(request.left, request.right);
  }
  if (tables.fingerprint().empty()) {  // what cannot be judged needs none
    auto refused = refuse_kind(side_traits(request.left, left), side_traits(request.right, right));
    if (!refused) return Error{ErrorCode::TablesMissing, "no calibration table is loaded", -1};
    report.verdict = std::move(*refused);
    return report;
  }
  report.verdict = decide(request, left, right, report.evidence, tables);
  if (!has_finite_figures(report.verdict))
    return Error{ErrorCode::TableSize,
                 "the tables give a figure that is not finite: load those that belong to this program", -1};
  if (has_unshared && report.verdict.relation == PromptRelation::Same) report.verdict.relation = PromptRelation::Mixed;
  if (request.options.exhibits && report.verdict.status == Status::Ok) {
    report.control_likeness = control_likeness(request, left, right, controls, tables);
  }
  add_counted_channels(report);
  add_channel_backgrounds(report, tables, std::min(request.left.answers.size(), request.right.answers.size()),
                          request.options.runs);
  return report;
}

// Why answers with this status alone are no reference. Precondition: not Ok.
const char* reason_against(Status alone) {
  switch (alone) {
    case Status::NotEnough: return "too few words";
    case Status::RefusalOnly: return "they only decline";
    case Status::CodeOnly: return "only program code";
    default: return "in a language that was not measured";
  }
}

}  // namespace

ProgramFacts program_facts(const Tables& tables) {
  ProgramFacts facts;
  facts.tables_sha256 = tables.checksum();
  if (tables.fingerprint().empty()) return facts;
  facts.calibration = date_text(tables.calibration().date);
  facts.tables = tables.calibration().permissive ? "permissive" : "full";
  return facts;
}

std::vector<std::string_view> sentences_to_embed(const Request& request) {
  const auto sample = sample_request(request, kMaximumAnswersCompared);
  const Request& compared = sample ? sample->request : request;
  std::vector<std::string_view> texts;
  for (const VectorSentence& sentence : vector_sentences(split_side(compared.left), split_side(compared.right))) {
    const std::vector<std::uint32_t>* chosen = !sample ? nullptr : (sentence.is_left ? &sample->left : &sample->right);
    const Side& side = sentence.is_left ? request.left : request.right;  // a sample holds copies; views outlive it
    const std::string_view text = side.answers[chosen ? (*chosen)[sentence.answer] : sentence.answer].document.own();
    texts.push_back(text.substr(sentence.span.begin, sentence.span.size()));
  }
  return texts;
}

Result<Report> compare(const Request& request, const Tables& tables, const SentenceVectors& vectors) {
  const auto sample = sample_request(request, kMaximumAnswersCompared);
  if (!sample) return compare_whole(request, tables, vectors, false);
  auto result = compare_whole(sample->request, tables, vectors, sample->has_unshared);
  if (!result.ok()) return result;
  Report& report = result.value();
  restore_answers(*sample, request, report);
  report.left = side_facts(request.left, split_side(request.left));
  report.right = side_facts(request.right, split_side(request.right));
  for (std::size_t i = 0; i < request.controls.size(); ++i)
    report.controls[i] = side_facts(request.controls[i], split_side(request.controls[i]));
  return result;
}

Result<std::string> make_pack(const Side& side, const Tables& tables) {
  if (tables.library().empty()) return Error{ErrorCode::TablesMissing, "a pack needs the reference library", -1};
  if (!is_reference_name(side.name))
    return Error{ErrorCode::InvalidRequest, "name: expected 1 to 60 bytes without control characters", -1};
  Request request;
  request.left = side;
  if (auto sample = sample_request(request, kMaximumAnswersCompared)) request.left = std::move(sample->request.left);
  const Status alone = status_alone(side_traits(request.left, split_side(request.left)));
  if (alone != Status::Ok) {
    return Error{ErrorCode::InvalidRequest, std::string("answers: ") + reason_against(alone), -1};
  }
  const std::vector<ScoredAnswer> counted = count_side(cleared_texts(request.left), tables.fingerprint());
  if (!has_text(counted)) return Error{ErrorCode::InvalidRequest, "answers: no word beside tags and marks", -1};
  const ScoredSides sides = score_sides(request.left, request.left, counted, counted, PromptEffects({}, tables), tables);
  const auto unit = tables.library().unit(tables.fingerprint(), side_means(sides).left, sides.unknown_share);
  const auto answers = static_cast<std::uint32_t>(counted.size());
  return write_pack(side.name, side.released, answers, sides.data.same_prompts ? sides.prompts_shared : answers, unit,
                    tables.fingerprint_checksum());
}

}  // namespace kinprint
