"""How far a figure moves when pairs of bots are drawn again: trials of one pair say much the same, so that pairs count, not trials."""
import numpy as np

import effects
import pair_trials
from arrays import Numbers, PerTrial, TrialMask

DRAWS = 500


def pairs_of(trials: pair_trials.Trials) -> Numbers:
    """A number for each trial, the same for trials of one pair of bots in one source."""
    return effects.codes_as_seen((s, *sorted((a, b))) for s, a, b in zip(trials.source, trials.model_a, trials.model_b))


def area_interval(values: PerTrial, related: TrialMask, unrelated: TrialMask, pairs: Numbers) -> np.ndarray:
    """95 % interval of the area under the curve over pairs drawn again, related and unrelated ones by themselves; values: of all
    trials; related, unrelated: masks; pairs: as pairs_of numbers them. The seed is fixed."""
    rng = np.random.default_rng(7)
    chosen = np.concatenate([np.flatnonzero(related), np.flatnonzero(unrelated)])
    _, ranks = np.unique(values[chosen], return_inverse=True)
    split = related.sum()
    above, below = (_drawn_counts(rng, ranks[part], pairs[chosen[part]], ranks.max() + 1) for part in (slice(0, split), slice(split, None)))
    lower = np.cumsum(below, 1) - below / 2  # unrelated below, ties by half
    return np.quantile((above * lower).sum(1) / above.sum(1) / below.sum(1), (0.025, 0.975))


def _drawn_counts(rng: np.random.Generator, ranks: Numbers, pairs: Numbers, levels: int) -> np.ndarray:
    """draws x levels: how many trials of the drawn pairs have each rank."""
    numbers = effects.codes(pairs)
    count = numbers.max() + 1
    times = rng.multinomial(count, np.full(count, 1 / count), DRAWS)[:, numbers]
    order = np.argsort(ranks, kind="stable")
    out = np.zeros((DRAWS, levels))
    present, starts = np.unique(ranks[order], return_index=True)
    out[:, present] = np.add.reduceat(times[:, order], starts, axis=1)
    return out
