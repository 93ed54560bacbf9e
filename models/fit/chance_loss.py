"""The loss that ratios without any fault of calibration show by chance: the recalibration they are held against fits the chance of few pairs, too.

Log ratios are drawn from two normal distributions, calibrated as they are (mean of plus and minus half their variance), with the area under
the curve of the ratios at hand, as many trials of as many pairs of bots, and trials of one pair as alike as theirs (intraclass
correlation, by the analysis of variance); then capped. Pairs count as independent here although they share bots, so chance does more.
"""
import typing

import numpy as np
from scipy.stats import norm

import calibration
import effects
import score
from arrays import Cap, Numbers, PerTrial, TrialMask

DRAWS = 100
HIGHEST_AREA = 0.9995  # beyond it the spread of the normal distributions, which tells all, would be endless


class Chance(typing.NamedTuple):
    """Of the loss over draws."""
    losses: np.ndarray

    @property
    def bound(self) -> float:
        """What 19 of 20 draws stay below."""
        return float(np.quantile(self.losses, 0.95))

    def share_above(self, loss: float) -> float:
        return float(np.mean(self.losses > loss))


def alikeness(values: np.ndarray, pairs: Numbers) -> float:
    """Intraclass correlation of one value a trial within pairs, between 0 and 1. pairs: a number for each, below their count."""
    counts = np.bincount(pairs)
    trials, groups = len(values), len(counts)
    if trials == groups or groups == 1:
        return 0.0
    means = np.bincount(pairs, values) / counts
    within = ((values - means[pairs]) ** 2).sum() / (trials - groups)
    between = (counts * (means - values.mean()) ** 2).sum() / (groups - 1)
    usual = (trials - (counts ** 2).sum() / trials) / (groups - 1)  # trials of a pair
    total = between + (usual - 1) * within
    return float(np.clip((between - within) / total, 0, 1)) if total > 0 else 0.0


def by_chance(ratios: PerTrial, related: TrialMask, unrelated: TrialMask, pairs: Numbers, area: float, cap: Cap) -> Chance:
    """ratios: log10 LR of all trials; pairs: as pair_intervals.pairs_of numbers them; area: of these ratios. The seed is fixed."""
    rng = np.random.default_rng(9)
    spread = np.sqrt(2) * norm.ppf(np.clip(area, 0.5, HIGHEST_AREA))
    classes = [(sign * spread ** 2 / 2, numbers, alikeness(ratios[chosen], numbers))
               for sign, chosen in ((1, related), (-1, unrelated)) for numbers in [effects.codes(pairs[chosen])]]
    losses = []
    for _ in range(DRAWS):
        drawn = [mean + spread * (np.sqrt(alike) * rng.normal(size=numbers.max() + 1)[numbers] + np.sqrt(1 - alike) * rng.normal(size=len(numbers)))
                 for mean, numbers, alike in classes]
        losses.append(score.figures(*[list(np.clip(values / calibration.LN10, *cap)) for values in drawn])["loss"])
    return Chance(np.array(losses))
