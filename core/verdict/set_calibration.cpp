#include "verdict/set_calibration.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "verdict/set_sections.hpp"

namespace kinprint {

Result<SetCalibration> SetCalibration::read(const SectionTable& table, const std::string& set) {
  const SetSections sections(table, set);
  const Section* calibration = sections.find("_calibration", kFloatSection, 6);
  const Section* distribution = sections.find("_distribution", kFloatSection, 8);
  const Section* errors = sections.find("_errors", kFloatSection, 14);
  if (!calibration || !distribution || !errors) return sections.misfit("_calibration");
  SetCalibration out;
  for (std::size_t i = 0; i < calibration->rows; ++i) {
    const float* row = calibration->floats.data() + i * calibration->columns;
    if ((i && row[0] <= out.sizes_.back()) || row[3] <= 0) return sections.misfit("_calibration");
    out.sizes_.push_back(row[0]);
    out.calibrations_.push_back({row[1] / std::numbers::ln10, row[2] / std::numbers::ln10, row[3], row[4], row[5]});
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
  const auto between = [&](double Calibration::*part) { return a.*part + share * (b.*part - a.*part); };
  return {between(&Calibration::slope), between(&Calibration::offset), between(&Calibration::below),
          between(&Calibration::prompt_spread), between(&Calibration::reference_spread)};
}

}  // namespace kinprint
