#pragma once
// Where nothing should be said: too little text, or a language the calibration was not measured on.
#include <optional>
#include <span>

#include "segment/segment.hpp"
#include "verdict/verdict.hpp"

namespace kinprint {

// Words a side needs before anything is said. Chosen: below this a side is a sentence, and no measured source has such
// answers in number.
inline constexpr std::size_t kFewestWords = 25;

// Whether the calibration was measured on answers in this language (models/RESULTS.md, by language).
bool is_supported_language(std::string_view tag);

// A verdict without figures, or nothing where the sides can be judged.
std::optional<Verdict> refuse(std::span<const SegmentedAnswer> left, std::span<const SegmentedAnswer> right);

}  // namespace kinprint
