#pragma once
// Where nothing should be said: too little text, or a language the calibration was not measured on.
#include <optional>
#include <string_view>

#include "verdict/side_traits.hpp"
#include "verdict/verdict.hpp"

namespace kinprint {

// Words a side needs before anything is said. Chosen: the shortest answers of the measured sources have about as many;
// the calibration of one answer already says how little such a length tells.
inline constexpr std::size_t kFewestWords = 10;

// Whether the calibration was measured on answers in this language (models/RESULTS.md, by language).
bool is_supported_language(std::string_view tag);

// A verdict without figures, or nothing where the sides can be judged by their kind: no answers, the same texts on both
// sides, only code, only refusals.
std::optional<Verdict> refuse_kind(const SideTraits& left, const SideTraits& right);

// The same by amount and language, and where too many answers are a word or two. Sides without a common language can be
// judged only on the same prompts, where the choice of language is theirs, and only up to two answers a side.
std::optional<Verdict> refuse(const SideTraits& left, const SideTraits& right, bool same_prompts);

// Ok, or why nothing can be said of this side whatever stands beside it.
Status status_alone(const SideTraits& side);

}  // namespace kinprint
