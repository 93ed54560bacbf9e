#pragma once
// What of one side decides whether anything can be said of it: how much was written, of what kind, in which language.
// Taken once a side, so that many bots can be judged pair by pair without their texts.
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "segment/segment.hpp"
#include "text/document.hpp"

namespace kinprint {

struct SideTraits {
  std::uint32_t answers = 0;       // given, empty ones too
  std::uint64_t words = 0;         // letters, numbers and ideographs; no punctuation
  bool is_empty = true;            // no answer, or only empty ones
  bool is_only_code = false, is_only_refusals = false;  // empty answers aside
  std::string language = "und";    // tag of the most words
  bool has_other_script = false;   // an answer is in a script of no known language
  std::vector<std::string> languages;  // tags of the answers, sorted, each once
  std::string texts_sha256;        // equal for sides that wrote the same texts, white space and order aside
};

// Precondition: one SegmentedAnswer an answer, in order.
SideTraits side_traits(const Side& side, std::span<const SegmentedAnswer> segments);

}  // namespace kinprint
