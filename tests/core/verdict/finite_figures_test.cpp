#include "verdict/finite_figures.hpp"

#include <catch2/catch.hpp>
#include <limits>

using namespace kinprint;

TEST_CASE("A verdict has finite figures only where each of them is", "[verdict][finite_figures]") {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN(), kEndless = std::numeric_limits<double>::infinity();
  Verdict good;
  good.contributions = {{"wording", 0.5}, {"fingerprint", 0.5, 3}};  // wording has no score of the verdict's
  good.prompts.resize(1);
  good.prompts[0].channels = {{"wording", 0.1}};
  good.robustness.resize(1);
  CHECK(has_finite_figures(good));
  CHECK(has_finite_figures(Verdict()));
  for (double* figure : {&good.log10_lr, &good.interval_low, &good.interval_high, &good.lineage.log10_lr, &good.lineage.interval_low, &good.lineage.interval_high, &good.contributions[0].contribution, &good.contributions[1].score,
                         &good.prompts[0].log10_lr, &good.prompts[0].without, &good.prompts[0].channels[0].second, &good.robustness[0].log10_lr}) {
    for (const double bad : {kNone, kEndless, -kEndless}) {
      const double kept = *figure;
      *figure = bad;
      CHECK_FALSE(has_finite_figures(good));
      *figure = kept;
    }
  }
}
