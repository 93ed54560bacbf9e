#pragma once
// Requests with more answers than limits.hpp allows to compare: a sample of their prompts, chosen by the request's seed,
// and the way back from the sample's answers to the request's.
#include <cstdint>
#include <optional>
#include <vector>

#include "report/report.hpp"
#include "text/document.hpp"

namespace kinprint {

struct SampledRequest {
  Request request;                  // the answers chosen, in their order
  std::vector<std::uint32_t> left;  // index in the whole request of each answer chosen
  std::vector<std::uint32_t> right;
  bool has_unshared = false;  // an answer of the whole request is to a prompt that the other side has no answer to
};

// Nothing where both sides and all controls have at most `limit` answers. Prompts that both sides answer are taken
// whole and before others; where none is shared each side is sampled by itself. Which are chosen depends on the seed
// and the prompts, not on which side is left, nor on the order of answers that have prompts. Of a larger control all
// answers to prompts of the chosen answers stay, which are all that the likelihood ratio reads, and of the others the
// first ones up to `limit`, for how like the control is to each side.
std::optional<SampledRequest> sample_request(const Request& request, std::uint32_t limit);

// Turns the answers that the report of a sample names into those of the whole request, and states the sample where answers
// of the sides were left out.
void restore_answers(const SampledRequest& sample, const Request& whole, Report& report);

}  // namespace kinprint
