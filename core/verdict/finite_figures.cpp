#include "verdict/finite_figures.hpp"

#include <algorithm>
#include <cmath>

namespace kinprint {
namespace {

bool is_finite(const Figure& figure) {
  return std::isfinite(figure.log10_lr) && std::isfinite(figure.interval_low) && std::isfinite(figure.interval_high);
}

bool is_finite(const PromptRow& row) {
  return std::isfinite(row.log10_lr) && std::isfinite(row.without) &&
         std::all_of(row.channels.begin(), row.channels.end(), [](const auto& channel) { return std::isfinite(channel.second); });
}

// A score is not a number where the channel has none: only the fingerprint's is of the verdict.
bool is_finite(const ChannelContribution& part) {
  return std::isfinite(part.contribution) && (part.name != "fingerprint" || std::isfinite(part.score));
}

}  // namespace

bool has_finite_figures(const Verdict& verdict) {
  const auto all = [](const auto& parts) {
    return std::all_of(parts.begin(), parts.end(), [](const auto& part) { return is_finite(part); });
  };
  return is_finite(static_cast<const Figure&>(verdict)) && is_finite(verdict.lineage) && all(verdict.contributions) &&
         all(verdict.prompts) &&
         std::all_of(verdict.robustness.begin(), verdict.robustness.end(),
                     [](const RobustnessVariant& variant) { return std::isfinite(variant.log10_lr); });
}

}  // namespace kinprint
