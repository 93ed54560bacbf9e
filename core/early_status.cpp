#include "early_status.hpp"

#include "verdict/refusals.hpp"

namespace kinprint {

std::optional<Verdict> early_status(const Request& request, const SegmentedSide& left, const SegmentedSide& right) {
  return refuse_kind(side_traits(request.left, left.answers), side_traits(request.right, right.answers));
}

}  // namespace kinprint
