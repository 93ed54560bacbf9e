#include "early_status.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "text/normalize.hpp"

namespace kinprint {
namespace {

// Only white space folds: texts that differ in a letter's case or a quote are different texts.
constexpr FoldOptions kSpacesOnly{false, false};

std::vector<std::string> folded_texts(const Side& side) {
  std::vector<std::string> texts;
  for (const Answer& answer : side.answers) {
    std::string text = fold_text(answer.document.text, kSpacesOnly);
    if (!text.empty()) texts.push_back(std::move(text));
  }
  std::sort(texts.begin(), texts.end());  // the order of answers says nothing
  return texts;
}

bool has_answers(const SegmentedSide& side, AnswerKind kind) {
  return std::any_of(side.answers.begin(), side.answers.end(),
                     [&](const SegmentedAnswer& answer) { return answer.kind == kind; });
}

bool is_only(const SegmentedSide& side, AnswerKind kind) {
  return has_answers(side, kind) &&
         std::all_of(side.answers.begin(), side.answers.end(), [&](const SegmentedAnswer& answer) {
           return answer.kind == kind || answer.kind == AnswerKind::Empty;
         });
}

Verdict refusal(Status status, std::string code, std::uint32_t answers, std::string reason) {
  Verdict verdict;
  verdict.status = status;
  verdict.next_step = {std::move(code), answers, std::move(reason)};
  return verdict;
}

}  // namespace

std::optional<Verdict> early_status(const Request& request, const SegmentedSide& left, const SegmentedSide& right) {
  const auto empty = [](const SegmentedSide& side) {
    return side.answers.empty() || is_only(side, AnswerKind::Empty);
  };
  if (empty(left) || empty(right)) return refusal(Status::NotEnough, "add_answers", 1, "too_few_answers");
  if (folded_texts(request.left) == folded_texts(request.right)) {
    return refusal(Status::SameText, "add_answers", 1, "same_text");
  }
  if (is_only(left, AnswerKind::Code) || is_only(right, AnswerKind::Code)) {
    return refusal(Status::CodeOnly, "use_prose", 1, "only_code");
  }
  if (is_only(left, AnswerKind::Refusal) || is_only(right, AnswerKind::Refusal)) {
    return refusal(Status::RefusalOnly, "add_prompts", 1, "only_refusals");
  }
  return std::nullopt;
}

}  // namespace kinprint
