#pragma once
// Sentences in which an answer names a maker of chatbots or one of its models, and in which stance: a claim to be it or
// to be made by it, a denial, a role played, an echo of the question, or a mere mention. A separate exhibit that never
// enters the likelihood ratio: chatbots misname themselves often, and both ways. English and Chinese.
#include <cstddef>
#include <vector>

#include "evidence/evidence.hpp"
#include "evidence/prepared_side.hpp"

namespace kinprint {

inline constexpr std::size_t kMaximumStatements = 100;  // of a side; chosen

// In the order of answers and sentences, at most kMaximumStatements: claims and denials are kept first. Linear.
std::vector<IdentityStatement> find_identity(const Side& side, const PreparedSide& answers, bool is_left);

}  // namespace kinprint
