#pragma once
// Where nothing should be said: too little text, or a language the calibration was not measured on.
#include <optional>
#include <span>

#include "segment/segment.hpp"
#include "verdict/verdict.hpp"

namespace kinprint {

// Words a side needs before anything is said. Chosen: the shortest answers of the measured sources have about as many;
// the calibration of one answer already says how little such a length tells.
inline constexpr std::size_t kFewestWords = 10;

// Whether the calibration was measured on answers in this language (models/RESULTS.md, by language).
bool is_supported_language(std::string_view tag);

// A verdict without figures, or nothing where the sides can be judged. Sides without a common language can be judged
// only on the same prompts, where the choice of language is theirs.
std::optional<Verdict> refuse(std::span<const SegmentedAnswer> left, std::span<const SegmentedAnswer> right, bool same_prompts);

}  // namespace kinprint
