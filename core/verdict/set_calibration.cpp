#include "verdict/set_calibration.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <span>

#include "verdict/set_sections.hpp"

namespace kinprint {

namespace {

bool is_share(float value) { return value >= 0 && value <= 1; }
bool is_count(float value) { return value >= 0 && value < 1e9F; }  // far above what was measured, and within 32 bits

// Answers, equal error rate, area under the curve, pairs, shares.
bool are_errors(std::span<const float> row) {
  return row[0] >= 1 && is_count(row[0]) && is_share(row[1]) && is_share(row[2]) && is_count(row[3]) &&
         std::all_of(row.begin() + 4, row.end(), is_share);
}
// Answers, kind, pairs, quantiles.
bool is_distribution(std::span<const float> row) {
  return row[0] >= 1 && is_count(row[0]) && is_count(row[1]) && is_count(row[2]) && std::is_sorted(row.begin() + 3, row.end());
}

template <typename Fits>
bool all_rows(const Section& section, Fits fits) {
  for (std::size_t i = 0; i < section.rows; ++i) {
    if (!fits(std::span(section.floats).subspan(i * section.columns, section.columns))) return false;
  }
  return true;
}

}  // namespace

Result<SetCalibration> SetCalibration::read(const SectionTable& table, const std::string& set) {
  const SetSections sections(table, set);
  const Section* calibration = sections.find("_calibration", SectionType::Floats, 9);
  const Section* distribution = sections.find("_distribution", SectionType::Floats, 8);
  const Section* errors = sections.find("_errors", SectionType::Floats, 14);
  if (!calibration || !distribution || !errors) return sections.misfit("_calibration");
  if (!all_rows(*distribution, is_distribution)) return sections.misfit("_distribution");
  if (!all_rows(*errors, are_errors)) return sections.misfit("_errors");
  SetCalibration out;
  for (std::size_t i = 0; i < calibration->rows; ++i) {
    const float* row = calibration->floats.data() + i * calibration->columns;
    if ((i && row[0] <= out.sizes_.back()) || row[3] <= 0 || row[6] <= 0 || row[8] <= 0) return sections.misfit("_calibration");
    out.sizes_.push_back(row[0]);
    out.calibrations_.push_back({row[1] / std::numbers::ln10, row[2] / std::numbers::ln10, row[3], row[4], row[5],
                                 row[6], row[7] / std::numbers::ln10, row[8]});
  }
  out.distribution_ = *distribution;
  out.errors_ = *errors;
  return out;
}

Calibration SetCalibration::at(double answers) const {
  const double size = std::log(std::max(answers, 1.0));
  if (size <= sizes_.front()) return calibrations_.front();
  if (size >= sizes_.back()) return calibrations_.back();
  const auto above = static_cast<std::size_t>(std::upper_bound(sizes_.begin(), sizes_.end(), size) - sizes_.begin());
  const double share = (size - sizes_[above - 1]) / (sizes_[above] - sizes_[above - 1]);
  const Calibration& a = calibrations_[above - 1];
  const Calibration& b = calibrations_[above];
  Calibration out;
  for (double Calibration::*part :
       {&Calibration::slope, &Calibration::offset, &Calibration::below, &Calibration::prompt_spread,
        &Calibration::reference_spread, &Calibration::further_slope, &Calibration::further_offset,
        &Calibration::further_below}) {
    out.*part = a.*part + share * (b.*part - a.*part);
  }
  return out;
}

}  // namespace kinprint
