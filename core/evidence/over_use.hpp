#pragma once
// How far a count exceeds what the background expects, as a Poisson model sees it. Shared by wording and grammar.
#include <cmath>

namespace kinprint {

// Least over-use on each side, in nats, for an exhibit. Chosen: about 1 in 20 by chance for one word.
inline constexpr double kLeastNats = 2;

// Variance-stabilised difference (Anscombe 1948), about one standard deviation a unit for a plain Poisson count; above 0
// when over-used. Damped for large expectations, because bots differ in common words by more than chance.
inline double over_use_z(double count, double expected) {
  // Bots' rates of one word spread by about a fifth around their mean (measured on the corpora for the commonest 1,000).
  constexpr double kSpread = 0.2;
  return 2 * (std::sqrt(count + 0.375) - std::sqrt(expected + 0.375)) / std::sqrt(1 + kSpread * kSpread * expected);
}

// Log-likelihood ratio in nats of the count under its own rate against the expected one; 0 when not over-used.
inline double over_use_nats(double count, double expected) {
  if (count <= expected || expected <= 0) return 0;
  return count * std::log(count / expected) - (count - expected);
}

}  // namespace kinprint
