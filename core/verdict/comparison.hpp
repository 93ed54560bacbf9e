#pragma once
// What one verdict is made from, and the texts of both sides as it counts them: whole or in part, written or reduced. Knows
// nothing of figures.
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "evidence/evidence.hpp"
#include "segment/segment.hpp"
#include "text/document.hpp"
#include "verdict/formatting.hpp"
#include "verdict/prompt_effects.hpp"
#include "verdict/scored_sides.hpp"
#include "verdict/tables.hpp"

namespace kinprint {

// One text an answer.
struct BothTexts {
  std::vector<std::string> left, right;
};

// The answers' texts without tags and without these places.
BothTexts cleared_texts(const Request& request, std::span<const Place> left, std::span<const Place> right);

BothTexts reduced_texts(BothTexts texts, Reduction reduction);

// Texts and what was counted in each, before anything is known of its prompt.
struct CountedTexts {
  CountedTexts(BothTexts of, const FingerprintModel& model)
      : texts(std::move(of)), left(count_side(texts.left, model)), right(count_side(texts.right, model)) {}
  BothTexts texts;
  std::vector<ScoredAnswer> left, right;
};

// Views: valid as long as what it was made from.
struct Comparison {
  const Request& request;
  std::span<const SegmentedAnswer> left, right;  // one an answer, in order
  const Evidence& evidence;
  const PromptEffects& effects;  // of the request's controls
  const Tables& tables;          // hold a fingerprint
  const CountedTexts& written;   // the texts that are compared, before anything is taken because one side lost it
};

// taken: from the texts before they were given, or as if. Nothing where a side has no text left that is counted (has_text). Most
// answers of a further run are as they were written, and are not counted again.
std::optional<ScoredSides> score_texts(const Comparison& comparison, const BothTexts& texts, TextLoss taken);

}  // namespace kinprint
