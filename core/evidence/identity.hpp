#pragma once
// Sentences in which an answer names a maker of chatbots or one of its models, and in which stance: a claim to be it or
// to be made by it, a denial, a role played, an echo of the question, or a mere mention. A separate exhibit that never
// enters the likelihood ratio: chatbots misname themselves often, and both ways. English and Chinese.
#include <string_view>
#include <vector>

#include "evidence/evidence.hpp"
#include "evidence/prepared_side.hpp"

namespace kinprint {

// Statements shown a side at most. Chosen.
inline constexpr std::size_t kMaximumStatements = 100;

// In the order of answers and sentences; claims and denials first kept when there are too many. Linear.
std::vector<IdentityStatement> find_identity(const Side& side, const PreparedSide& answers, bool is_left);

// The stance of one sentence towards a name in it. `sentence` is folded (text/normalize.hpp); the name is the half-open range
// of its bytes, of which half a kilobyte before and after the name is looked at. `in_prompt`: the prompt names the same maker.
IdentityStance stance_of(std::string_view sentence, std::size_t name_begin, std::size_t name_end, bool in_prompt);

}  // namespace kinprint
