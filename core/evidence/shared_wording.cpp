#include "evidence/shared_wording.hpp"

#include <algorithm>

namespace kinprint {

namespace {

constexpr double kSharedRuns = 0.2, kSharedRunsOfLong = 0.5, kLong = 200;
constexpr double kFewRows = 0.1, kManyRows = 1.0 / 3;

}  // namespace

bool shares_wording(const PairRow& row) {
  const double most = std::max(row.left_runs, row.right_runs);
  return row.shared_runs >= (most < kLong ? kSharedRuns : kSharedRunsOfLong) * std::max(most, 1.0);
}

double closedness(const PairData& data, std::span<const std::uint32_t> rows) {
  if (rows.empty() || !data.same_prompts) return 0;
  const auto sharing = std::count_if(rows.begin(), rows.end(), [&](std::uint32_t row) { return shares_wording(data.rows[row]); });
  const double share = static_cast<double>(sharing) / static_cast<double>(rows.size());
  return std::clamp((share - kFewRows) / (kManyRows - kFewRows), 0.0, 1.0);
}

}  // namespace kinprint
