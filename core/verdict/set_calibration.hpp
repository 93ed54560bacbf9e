#pragma once
// The calibration of one set of pairs (what is known of their prompts, whether they lost formatting) to a likelihood ratio,
// and what was measured with it. Read from models/tables/fingerprint.kpt; knows nothing of how scores were fused.
#include <string>
#include <vector>

#include "base/result.hpp"
#include "base/section_table.hpp"

namespace kinprint {

// log10 LR = slope x score + offset for about this many answers, times `below` where that is negative, and how far
// other prompts and other reference bots would move it. The factor is there because students reach low scores more
// often than other relations do. The same three over it give on different prompts, where it is of the same model, the
// ratio of a shared lineage of any kind (models/fit/relatives.py), and on the same prompts that of closed prompts
// (models/fit/closed_prompts.py).
struct Calibration {
  double slope = 0;   // in log10 units for each unit of score
  double offset = 0;  // log10
  double below = 1;   // above 0
  // Standard deviations of log10 LR: between draws of prompts for one pair of bots, and between tables made from other
  // reference bots and other pairs of them.
  double prompt_spread = 0, reference_spread = 0;
  double further_slope = 1, further_offset = 0, further_below = 1;  // over log10 LR; the slope and the factor above 0
};

class SetCalibration {
 public:
  // `set`: same_predicted, same_exact, same_controls, diff_predicted or diff_exact, each also with _bare behind it, for pairs
  // that lost their marks or their line breaks, and with _flat, for pairs that lost both. table_size on misfit.
  static Result<SetCalibration> read(const SectionTable& table, const std::string& set);

  // Linear in the log of `answers` between the measured sizes, constant beyond them.
  [[nodiscard]] Calibration at(double answers) const;
  // Rows as documented in models/README.md; the nearest measured size is for the caller to choose.
  [[nodiscard]] const Section& distribution() const { return distribution_; }
  [[nodiscard]] const Section& errors() const { return errors_; }

 private:
  std::vector<double> sizes_;  // log of the number of answers, rising
  std::vector<Calibration> calibrations_;
  Section distribution_, errors_;
};

}  // namespace kinprint
