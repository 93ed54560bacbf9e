#pragma once
// What one verdict is made from, and the texts of both sides as it counts them: whole or in part, written or reduced. Knows
// nothing of figures.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "evidence/evidence.hpp"
#include "segment/segment.hpp"
#include "text/document.hpp"
#include "verdict/formatting.hpp"
#include "verdict/prompt_effects.hpp"
#include "verdict/scored_sides.hpp"
#include "verdict/tables.hpp"

namespace kinprint {

// Views: valid as long as what it was made from.
struct Comparison {
  const Request& request;
  std::span<const SegmentedAnswer> left, right;  // one an answer, in order
  const Evidence& evidence;
  const PromptEffects& effects;  // of the request's controls
  const Tables& tables;          // hold a fingerprint
};

// One text an answer.
struct BothTexts {
  std::vector<std::string> left, right;
};

// The answers' texts without tags and without these places.
BothTexts cleared_texts(const Request& request, std::span<const Place> left, std::span<const Place> right);

BothTexts reduced_texts(BothTexts texts, Reduction reduction);

// taken: from the texts before they were given, or as if. Nothing where a side has no text left that is counted (has_text).
std::optional<ScoredSides> score_texts(const Comparison& comparison, const BothTexts& texts, TextLoss taken);

}  // namespace kinprint
