#include "evidence/background.hpp"

#include <algorithm>

namespace kinprint {

std::optional<GramRate> GeneralBackground::find(GramTable table, std::uint32_t key) const {
  const auto& slots = slots_[static_cast<std::size_t>(table)];
  if (slots.empty()) return std::nullopt;
  const std::size_t mask = slots.size() - 1;
  for (std::size_t at = key & mask; slots[at] != 0; at = (at + 1) & mask) {
    const std::uint64_t stored = slots[at] - 1;
    if ((stored >> 16) != key) continue;
    const double share = static_cast<double>(stored & 0xFF) / 15.0;
    return GramRate{floor(table) + kRateStep * static_cast<double>((stored >> 8) & 0xFF), std::min(share * share, 1.0)};
  }
  return std::nullopt;
}

}  // namespace kinprint
