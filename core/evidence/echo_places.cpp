#include "evidence/echo_places.hpp"

#include <algorithm>

namespace kinprint {

void EchoPlaces::Spans::add(const Place& place) {
  if (of_answer.size() <= place.answer) of_answer.resize(place.answer + 1);
  of_answer[place.answer].push_back(place.span);
}

bool EchoPlaces::Spans::cover(const Place& place) const {
  if (place.answer >= of_answer.size()) return false;
  const std::vector<ByteSpan>& spans = of_answer[place.answer];
  const auto after =
      std::partition_point(spans.begin(), spans.end(), [&](ByteSpan span) { return span.begin <= place.span.begin; });
  return after != spans.begin() && place.span.end <= (after - 1)->end;
}

EchoPlaces::EchoPlaces(std::span<const GreyedSpan> greyed, const LongRuns& long_runs) {
  for (const GreyedSpan& grey : greyed) {
    if (grey.reason == GreyReason::Echo) echoes_[grey.is_left].add(grey.place);
  }
  for (const Place& place : long_runs.left) long_runs_[true].add(place);
  for (const Place& place : long_runs.right) long_runs_[false].add(place);
}

bool EchoPlaces::cover(bool is_left, const Place& place) const {
  return echoes_[is_left].cover(place) || long_runs_[is_left].cover(place);
}

}  // namespace kinprint
