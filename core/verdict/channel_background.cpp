#include "verdict/channel_background.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/merge_sort.hpp"

namespace kinprint {
namespace {

constexpr std::size_t kLeading = 3;                                  // columns before the quantiles
constexpr std::string_view kKnownFingerprint = "fingerprint_known";  // of pairs on known prompts
// The order in which models/make_channel_tables.py writes them.
constexpr std::array<std::string_view, 7> kChannels = {"shared_runs", "wording", "grammar", "form",
                                                       "content_plan", "fingerprint", kKnownFingerprint};
// What is handed on for a picture, as for the verdict's own distributions.
constexpr std::array<double, 5> kShown = {0.05, 0.25, 0.5, 0.75, 0.95};

bool rises(const std::vector<double>& values) { return std::is_sorted(values.begin(), values.end()); }

}  // namespace

Result<ChannelBackground> ChannelBackground::read(const SectionTable& table) {
  const Section* probabilities = table.find("channel_probabilities", SectionType::Floats);
  const Section* rows = table.find("channel_quantiles", SectionType::Floats);
  ChannelBackground out;
  if (!probabilities || probabilities->floats.size() < 2) return section_misfit("channel_probabilities");
  // Written as 32-bit floats; two digits are what was measured.
  for (const float share : probabilities->floats) out.probabilities_.push_back(std::round(share * 100.0) / 100.0);
  if (!rises(out.probabilities_) || out.probabilities_.front() <= 0 || out.probabilities_.back() >= 1)
    return section_misfit("channel_probabilities");
  if (!rows || rows->columns != kLeading + out.probabilities_.size()) return section_misfit("channel_quantiles");
  for (std::size_t i = 0; i < rows->rows; ++i) {
    const float* row = rows->floats.data() + i * rows->columns;
    Measured measured;
    if (row[0] < 0 || row[0] >= static_cast<float>(kChannels.size()) || row[1] < 1) return section_misfit("channel_quantiles");
    measured.channel = static_cast<std::size_t>(row[0]);
    measured.log_answers = std::log(row[1]);
    measured.values.assign(row + kLeading, row + rows->columns);
    if (!rises(measured.values)) return section_misfit("channel_quantiles");
    out.measured_.push_back(std::move(measured));
  }
  merge_sort(out.measured_, [](const Measured& a, const Measured& b) {
    return std::pair(a.channel, a.log_answers) < std::pair(b.channel, b.log_answers);
  });
  out.checksum_ = table.checksum();
  return out;
}

Quantiles ChannelBackground::quantiles(std::string_view channel, double answers) const {
  const auto place = static_cast<std::size_t>(std::find(kChannels.begin(), kChannels.end(), channel) - kChannels.begin());
  const double size = std::log(std::max(1.0, answers));
  const Measured* below = nullptr;
  const Measured* above = nullptr;
  for (const Measured& measured : measured_) {
    if (measured.channel != place) continue;
    if (measured.log_answers <= size) below = &measured;
    if (measured.log_answers >= size && !above) above = &measured;
  }
  Quantiles out;
  if (!below && !above) return out;
  if (!below) below = above;
  if (!above) above = below;
  const double width = above->log_answers - below->log_answers;
  const double part = width > 0 ? (size - below->log_answers) / width : 0;
  for (std::size_t i = 0; i < probabilities_.size(); ++i) {
    out.emplace_back(probabilities_[i], below->values[i] + part * (above->values[i] - below->values[i]));
  }
  return out;
}

double share_below(const Quantiles& quantiles, double score) {
  const auto found =
      std::find_if(quantiles.begin(), quantiles.end(), [&](const auto& quantile) { return quantile.second >= score; });
  if (found == quantiles.begin()) return 0;
  if (found == quantiles.end()) return quantiles.back().first;
  const auto& [share, value] = *std::prev(found);
  return share + (found->first - share) * (score - value) / (found->second - value);
}

std::vector<ChannelPlace> channel_places(const std::vector<std::pair<std::string, double>>& scores,
                                         const ChannelBackground& background, double answers, bool known_prompts) {
  std::vector<ChannelPlace> places;
  for (const auto& [channel, score] : scores) {
    if (!std::isfinite(score)) continue;
    const Quantiles all = background.quantiles(channel == "fingerprint" && known_prompts ? kKnownFingerprint : channel, answers);
    if (all.empty()) continue;
    ChannelPlace place;
    place.channel = channel;
    place.percentile = share_below(all, score);
    for (const double shown : kShown) {
      const auto at =
          std::find_if(all.begin(), all.end(), [&](const auto& quantile) { return std::abs(quantile.first - shown) < 1e-9; });
      if (at != all.end()) place.unrelated.push_back(*at);
    }
    places.push_back(std::move(place));
  }
  return places;
}

}  // namespace kinprint
