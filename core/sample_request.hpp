#pragma once
// Requests with more answers than limits.hpp allows to compare: a sample of their prompts, chosen by the request's seed,
// and the way back from the sample's answers to the request's.
#include <optional>
#include <vector>

#include "report/report.hpp"
#include "text/document.hpp"

namespace kinprint {

struct SampledRequest {
  Request request;                   // the answers chosen, in their order
  std::vector<std::uint32_t> left;   // index in the whole request of each answer chosen
  std::vector<std::uint32_t> right;
};

// Nothing where both sides have at most `limit` answers. Prompts that both sides answer are taken whole and before
// others; where none is shared each side is sampled by itself. Which are chosen depends on the seed and the prompts, not
// on which side is left, nor on the order of answers that have prompts.
std::optional<SampledRequest> sample_request(const Request& request, std::uint32_t limit);

// Turns the answers that the report of a sample names into those of the whole request, and states the sample.
void restore_answers(const SampledRequest& sample, const Request& whole, Report& report);

}  // namespace kinprint
