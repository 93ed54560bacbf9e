#include "evidence/row_surplus.hpp"

#include <algorithm>
#include <cmath>

namespace kinprint {
namespace {

// A usual spread of cosines with control bots, and how many cosines it counts as. Measured beside 4 and 8: models/TRIED.md.
constexpr double kUsualSpread = 0.1;
constexpr double kUsualCosines = 2;

}  // namespace

void ControlSimilarity::add(const ControlCosines& control) {
  for (std::size_t k = 0; k < kHashedBlocks; ++k) {
    sums_[k] += control.left[k] + control.right[k];
    squares_[k] += control.left[k] * control.left[k] + control.right[k] * control.right[k];
  }
  log_lengths_ += control.log_length;
  ++controls_;
}

PromptSimilarity ControlSimilarity::of_all() const {
  PromptSimilarity out;
  const double cosines = 2 * controls_;
  for (std::size_t k = 0; k < kHashedBlocks; ++k) {
    out.mean[k] = sums_[k] / cosines;
    const double about_mean = std::max(squares_[k] - out.mean[k] * sums_[k], 0.0);
    out.spread[k] = std::sqrt((kUsualCosines * kUsualSpread * kUsualSpread + about_mean) / (kUsualCosines + cosines));
  }
  out.log_length = log_lengths_ / controls_;
  return out;
}

void add_surplus(PairRow& row, const PromptSimilarity& prompt, const SurplusFit& fit) {
  auto& surplus = row.surplus.emplace();
  for (std::size_t k = 0; k < kHashedBlocks; ++k) {
    const auto& c = fit.rows[k];
    const auto expected = [&](double l) {
      const double d = l - prompt.log_length;
      return c[0] + d * (c[1] + d * (c[2] + d * c[3])) + l * (c[4] + d * c[5]);
    };
    surplus[k] =
        (row.cosine[k] - prompt.mean[k]) / prompt.spread[k] - 0.5 * (expected(row.left_length) + expected(row.right_length));
  }
}

std::array<double, kHashedBlocks> mean_surplus(const PairData& data, std::span<const std::uint32_t> rows) {
  std::array<double, kHashedBlocks> mean{};
  double known = 0;
  for (const std::uint32_t index : rows) {
    const auto& surplus = data.rows[index].surplus;
    if (!surplus) continue;
    for (std::size_t k = 0; k < kHashedBlocks; ++k) mean[k] += (*surplus)[k];
    ++known;
  }
  for (double& value : mean) value /= known > 0 ? known : 1;
  return mean;
}

}  // namespace kinprint
