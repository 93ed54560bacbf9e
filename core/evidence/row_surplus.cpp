#include "evidence/row_surplus.hpp"

namespace kinprint {

void add_surplus(PairRow& row, const PromptSimilarity& prompt, const SurplusFit& fit) {
  auto& surplus = row.surplus.emplace();
  for (std::size_t k = 0; k < kHashedBlocks; ++k) {
    const auto& c = fit.rows[k];
    const auto expected = [&](double l) {
      const double d = l - prompt.log_length;
      return c[0] + d * (c[1] + d * (c[2] + d * c[3])) + l * (c[4] + d * c[5]);
    };
    surplus[k] = (row.cosine[k] - prompt.mean[k]) / prompt.spread[k] - 0.5 * (expected(row.left_length) + expected(row.right_length));
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
