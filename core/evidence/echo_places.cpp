#include "evidence/echo_places.hpp"

#include <algorithm>

namespace kinprint {

EchoPlaces::EchoPlaces(std::span<const GreyedSpan> greyed) {
  for (const GreyedSpan& grey : greyed) {
    if (grey.reason != GreyReason::Echo) continue;
    auto& side = spans_[grey.is_left];
    if (side.size() <= grey.place.answer) side.resize(grey.place.answer + 1);
    side[grey.place.answer].push_back(grey.place.span);
  }
}

bool EchoPlaces::cover(bool is_left, const Place& place) const {
  const auto& side = spans_[is_left];
  if (place.answer >= side.size()) return false;
  const std::vector<ByteSpan>& spans = side[place.answer];
  const auto after = std::partition_point(spans.begin(), spans.end(), [&](ByteSpan span) { return span.begin <= place.span.begin; });
  return after != spans.begin() && place.span.end <= (after - 1)->end;
}

}  // namespace kinprint
