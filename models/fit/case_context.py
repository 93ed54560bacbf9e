"""What a figure of a known case is held against: how often unrelated pairs score as high, of its time
and of its source, and known error rates.

Both from the out-of-fold trials of make_tables.py.
"""
import functools

import numpy as np

import case_pairs
import pair_trials
from arrays import PerTrial

WINDOW = 12       # months about the release of the later bot of a pair in which both bots of an unrelated pair were released
FEWEST_PAIRS = 30  # unrelated pairs a share needs; with fewer none is given
LOG10_2 = 0.30103
SHOWN_SIZES = (1, 5, 20, 50, 100)
FEWEST_TRIALS = 20


_released = functools.cache(case_pairs.released)


def time_of(case: case_pairs.Case) -> int | None:
    """Month, as a number, of the later bot whose release is known; or None."""
    known = [m for m in (_released(case.source, case.left), _released(case.source, case.right)) if m]
    return max(known, default=None)


def size_at_or_below(size: int) -> int:
    return max(n for n in pair_trials.SIZES if n <= size)


class Unrelated:
    """Unrelated trials on the same prompts with the months of their bots; pairs of which something is alleged are left out."""

    def __init__(self, trials: pair_trials.Trials) -> None:
        accused = [case_pairs.accused_side(*map(str, pair)) is not None for pair in zip(trials.source, trials.model_a, trials.model_b)]
        self.rows = np.flatnonzero((trials.kind == "unrelated") & ~np.array(accused))
        self.size, self.source = trials.size[self.rows], trials.source[self.rows]
        bots = [(str(trials.source[i]), str(trials.model_a[i]), str(trials.model_b[i])) for i in self.rows]
        self.months = np.array([[_released(s, a) or 0, _released(s, b) or 0] for s, a, b in bots])
        names = {pair: i for i, pair in enumerate(dict.fromkeys((s, frozenset((a, b))) for s, a, b in bots))}
        self.names, self.pair = names, np.array([names[s, frozenset((a, b))] for s, a, b in bots])

    def as_high(self, ratios: PerTrial, case: case_pairs.Case, size: int, log10_lr: float) -> list[tuple[float | None, int]]:
        """Two pairs of (share of unrelated trials of the size that score at least as high, number of their pairs): of the time,
        from any source, and of the source, from any time. The pair itself does not count."""
        sized = (self.size == size_at_or_below(size)) & (self.pair != self.names.get((case.source, frozenset((case.left, case.right))), -1))
        time = time_of(case)
        of_time = sized & (np.abs(self.months - time) <= WINDOW).all(1) if time else np.zeros(len(sized), bool)
        high = (ratios[self.rows] >= log10_lr - 1e-9).astype(float)
        return [self._share(high, chosen) for chosen in (of_time, sized & (self.source == case.source))]

    def _share(self, high: np.ndarray, chosen: np.ndarray) -> tuple[float | None, int]:
        """Each pair weighs alike; the share is None where the pairs are too few."""
        pairs, place = np.unique(self.pair[chosen], return_inverse=True)
        if len(pairs) < FEWEST_PAIRS:
            return None, len(pairs)
        return float(np.mean(np.bincount(place, high[chosen]) / np.bincount(place))), len(pairs)


def error_rates(trials: pair_trials.Trials, ratios: PerTrial) -> list[dict]:
    """ratios: capped, of calibrations that have not seen the trial's group of sources, as in reports. For each size: share of unrelated trials at LR 2 and 10 and more, and of each kind of relation below 1 and at 1/2 and less."""
    out = []
    for n in SHOWN_SIZES:
        sized = trials.same & (trials.size == n)
        unrelated = ratios[sized & (trials.kind == "unrelated")]
        row = dict(answers=n, unrelated=dict(trials=len(unrelated), atLeast2=_share(unrelated >= LOG10_2), atLeast10=_share(unrelated >= 1)))
        for name, kind in (("distilled", "distilled"), ("tuned", "tuned"), ("sameMaker", "same_family")):
            values = ratios[sized & (trials.kind == kind)]
            if len(values) >= FEWEST_TRIALS:
                row[name] = dict(trials=len(values), below1=_share(values < 0), atMostHalf=_share(values <= -LOG10_2))
        out.append(row)
    return out


def _share(mask: np.ndarray) -> float:
    return round(float(np.mean(mask)), 3)
