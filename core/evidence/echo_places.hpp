#pragma once
// Where answers echo their prompts, or hold long runs that both sides may quote (evidence/long_runs.hpp), as asked by
// exhibits that are found without looking at either.
#include <span>
#include <vector>

#include "evidence/evidence.hpp"

namespace kinprint {

class EchoPlaces {
 public:
  // Of the spans only those that echo a prompt are kept. Linear. Precondition: those of one answer rise and do not overlap.
  explicit EchoPlaces(std::span<const GreyedSpan> greyed, const LongRuns& long_runs = {});
  // Whether all of a place echoes, or all of it stands in a long run. Logarithmic in those of its answer.
  [[nodiscard]] bool cover(bool is_left, const Place& place) const;

 private:
  // By answer, rising.
  struct Spans {
    std::vector<std::vector<ByteSpan>> of_answer;
    void add(const Place& place);
    [[nodiscard]] bool cover(const Place& place) const;
  };
  Spans echoes_[2], long_runs_[2];  // right, left
};

}  // namespace kinprint
