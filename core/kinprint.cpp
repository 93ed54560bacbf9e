#include "kinprint.hpp"

#include <cmath>

#include "early_status.hpp"
#include "segment/embedded_sentences.hpp"
#include "side_facts.hpp"

namespace kinprint {
namespace {

void add_sentences(const Side& side, const SegmentedSide& segments, std::vector<std::string_view>& texts) {
  for (const EmbeddedSentence& chosen : embedded_sentences(segments.answers)) {
    const ByteSpan span = segments.answers[chosen.answer].sentences[chosen.sentence].span;
    texts.push_back(std::string_view(side.answers[chosen.answer].document.text).substr(span.begin, span.size()));
  }
}

Error vectors_error(const Vectors& vectors, std::size_t sentences) {
  const std::size_t wanted = std::size_t{vectors.rows} * vectors.dimensions;
  if (vectors.rows != sentences || vectors.dimensions == 0 || vectors.values.size() != wanted) {
    return {ErrorCode::VectorsShape, "expected " + std::to_string(sentences) + " rows, given " +
                                         std::to_string(vectors.rows) + " of " + std::to_string(vectors.dimensions) +
                                         " with " + std::to_string(vectors.values.size()) + " values", -1};
  }
  for (std::size_t i = 0; i < vectors.values.size(); ++i) {
    if (!std::isfinite(vectors.values[i])) {
      return {ErrorCode::VectorsShape, "value " + std::to_string(i) + " is not finite", -1};
    }
  }
  return {};
}

}  // namespace

std::vector<std::string_view> sentences_to_embed(const Request& request) {
  std::vector<std::string_view> texts;
  add_sentences(request.left, split_side(request.left), texts);
  add_sentences(request.right, split_side(request.right), texts);
  return texts;
}

Result<Report> compare(const Request& request, const Tables& /*tables*/, const Vectors& vectors) {
  const SegmentedSide left = split_side(request.left);
  const SegmentedSide right = split_side(request.right);
  Report report;
  report.exhibits = request.options.exhibits;
  report.robustness = request.options.robustness;
  report.left = side_facts(request.left, left);
  report.right = side_facts(request.right, right);
  for (const Side& side : request.controls) report.controls.push_back(side_facts(side, split_side(side)));
  if (!vectors.empty()) {
    const std::size_t sentences = embedded_sentences(left.answers).size() + embedded_sentences(right.answers).size();
    const Error error = vectors_error(vectors, sentences);
    if (error.code != ErrorCode::Ok) return error;
    report.model_used = true;
  }
  if (auto early = early_status(request, left, right)) {
    report.verdict = std::move(*early);
    return report;
  }
  return Error{ErrorCode::TablesMissing, "no table of this build can calibrate a verdict", -1};
}

}  // namespace kinprint
