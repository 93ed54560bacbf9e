"""Fused scores to log10 likelihood ratios, the cap, and what is known about their errors; all from out-of-fold scores.

log10 LR = (slope x fused + offset) / ln 10, below an LR of 1 times a factor of its own (many students fall there, few of the
other kinds); slope, offset and factor are smooth in the size, chosen so that the worst calibration loss over the kinds of
relation is as small as it can be: a reader does not know which kind is before them.
"""
import collections

import numpy as np
from scipy.optimize import minimize

import further_relations
import lineages
import pair_trials
import score

LN10 = np.log(10)
HIGHEST = 1.995  # an LR of 100 would need more independent lineages than any corpus has
KIND_CODES = {"unrelated": 0, "unrelated_disjoint": 0, "same_family": 1, "distilled": 2, "tuned": 3, "same_model": 4}
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
LEVELS = (0, 0.30103, 1, 1.5, 2)
TRUSTED = 150  # trials a cell needs to count in full


def cost(related, unrelated):
    """Cllr in bits of natural-log likelihood ratios."""
    return 0.5 * (np.mean(np.logaddexp(0, -related)) + np.mean(np.logaddexp(0, unrelated))) / np.log(2)


class Cells:
    """The fused scores of each kind and size of one set with the least cost any calibration could reach."""

    def __init__(self, fused, trials, same):
        self.rows = []
        for n in pair_trials.SIZES:
            unrelated = fused[(trials.kind == ("unrelated" if same else "unrelated_disjoint")) & (trials.size == n)]
            for kind in (pair_trials.KINDS[:3] if same else pair_trials.KINDS[3:]):
                related = fused[(trials.kind == kind) & (trials.size == n)]
                if len(related) >= 20 and len(unrelated) >= 20:
                    self.rows.append((n, kind, related, unrelated, _least_cost(related, unrelated)))


def _least_cost(related, unrelated):
    figures = score.figures(list(related / LN10), list(unrelated / LN10))
    return figures["Cllr"] - figures["loss"]


def curve(parameters, n):
    """Slope, offset and the factor below an LR of 1, at a size."""
    u = np.log(n) / np.log(100)
    slope, offset, below = parameters.reshape(3, -1) @ u ** np.arange(len(parameters) // 3)
    return np.exp(slope), offset, np.exp(below)


def log_ratio(line, fused):
    """Natural log of the likelihood ratio before the cap. line: slope, offset, factor below an LR of 1."""
    value = line[0] * fused + line[1]
    return np.where(value < 0, line[2] * value, value)


def losses(parameters, cells, cap):
    out = []
    for n, kind, related, unrelated, least in cells.rows:
        line = curve(parameters, n)
        clipped = [np.clip(log_ratio(line, s), cap[0] * LN10, cap[1] * LN10) for s in (related, unrelated)]
        out.append((n, kind, cost(*clipped) - least, min(1.0, min(len(related), len(unrelated)) / TRUSTED)))
    return out


def fit(cells, cap):
    """Parameters of slope, offset and factor, each a quadratic in the log of the size, that keep the worst loss of every
    size low."""
    def badness(parameters):
        worst = collections.defaultdict(list)
        for n, _, loss, trust in losses(parameters, cells, cap):
            worst[n].append(trust * loss)
        # The eighth power stands for the worst of the kinds and stays smooth; the mean keeps the others from drifting.
        return sum(np.mean(np.maximum(w, 1e-4) ** 8.0) ** 0.125 + 0.1 * np.mean(w) for w in map(np.array, worst.values())) + 1e-3 * np.sum(parameters ** 2)
    start = np.zeros(9)
    for _ in range(4):
        start = minimize(badness, start, method="Nelder-Mead", options=dict(maxiter=2500, xatol=1e-3, fatol=1e-6, adaptive=True)).x
    return start


def cap(trials):
    """Limits of log10 LR by the rule of three over independent lineages, with what was counted."""
    pairs, groups, roots = set(), set(), set()
    for i in range(trials.count):
        source, a, b = trials.source[i], trials.model_a[i], trials.model_b[i]
        roots |= {trials.root_a[i], trials.root_b[i]}
        (_, generation_a), (_, generation_b) = lineages.laboratory(source, a), lineages.laboratory(source, b)
        if trials.label[i] == 0 and generation_a and generation_b:
            pairs.add(frozenset((generation_a, generation_b)))
        elif trials.kind[i] == "same_family":
            groups.add(("family", generation_a or trials.root_a[i]))
        elif (kind := trials.kind[i].removeprefix(further_relations.PREFIX)) in ("distilled", "tuned"):
            row = lineages.ROWS.get((source, b), {})
            groups.add((kind, row.get("family") or b))
    high, low = min(np.log10(len(pairs) / 3), HIGHEST), -np.log10(len(groups) / 3)
    return dict(low=low, high=high, pairs=len(pairs), groups=len(groups), lineages=len(roots))


def within_pair_spread(values, trials, chosen):
    """Standard deviation of values over draws of prompts for the same two models, pooled over pairs."""
    squares, freedom = 0.0, 0
    of_pair = collections.defaultdict(list)
    for i in np.flatnonzero(chosen):
        of_pair[trials.source[i], trials.model_a[i], trials.model_b[i]].append(values[i])
    for drawn in of_pair.values():
        if len(drawn) > 1:
            squares += np.var(drawn) * len(drawn)
            freedom += len(drawn) - 1
    return np.sqrt(squares / freedom) if freedom else 0.0


def uncapped(parameters, fused, trials):
    """log10 LR of the trials before the cap."""
    return log_ratio(np.array([curve(parameters, n) for n in trials.size]).T, fused) / LN10


def sections(name, parameters, fused, trials, same, limits):
    """<set>_calibration, _distribution and _errors of the table, and log10 LR of the set's trials."""
    mine = trials.same == same
    before = uncapped(parameters, fused, trials)
    ratios = np.clip(before, limits["low"], limits["high"])
    calibration, distribution, errors = [], [], []
    for n in pair_trials.SIZES:
        sized = mine & trials.listed & (trials.size == n)
        calibration.append([np.log(n), *curve(parameters, n), within_pair_spread(before, trials, sized)])
        kinds = [k for k in np.unique(trials.kind[sized]) if (trials.kind[sized] == k).sum() >= 20]
        for kind in kinds:
            values = ratios[sized & (trials.kind == kind)]
            distribution.append([n, KIND_CODES[kind], len(values), *np.quantile(values, QUANTILES)])
        unrelated = ratios[sized & (trials.label == 0)]
        related = [ratios[sized & (trials.kind == k)] for k in kinds if not k.startswith("unrelated")]
        figures = [score.figures(list(r), list(unrelated)) for r in related]
        errors.append([n, np.mean([f["EER"] for f in figures]), np.mean([f["AUC"] for f in figures]), len(unrelated) + sum(map(len, related)),
                       *[np.mean(unrelated >= level) for level in LEVELS],
                       *[np.mean([np.mean(r <= -level) for r in related]) for level in LEVELS]])
    return {f"{name}_calibration": np.array(calibration, np.float32), f"{name}_distribution": np.array(distribution, np.float32),
            f"{name}_errors": np.array(errors, np.float32)}, ratios
