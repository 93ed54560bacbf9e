"""How far a likelihood ratio would move had other reference bots been collected: what the interval holds beside other prompts.

Lineages, not bots, are independent of one another, so each lineage in turn is left out of everything that is fitted: map, covariances
and cohort, fusion, calibration. The jackknife's variance of log10 LR follows (Efron and Stein, 1981: on average not too small). As
elsewhere no bot scores itself: its trials are scored by models of the other half of the bots.

The same with random halves of the bots and of the pairs of bots in place of lineages gives every trial several ratios before tables
that have nothing to do with one another but their lineages; models/evaluate counts on them how often an interval holds.

Only trials whose mean lies within the caps count: beyond them the lines run on where no figure is reported.
"""
import collections
import multiprocessing
import typing

import numpy as np

import calibration
import effects
import fold_scores
import fusion
import new_bots
import pair_trials
import scores
from arrays import AnswerMask, BaseScores, PerTrial, TrialMask

SPLITS = 16   # of the bots into halves
FEWEST = 100  # trials of two values and more that a size needs; smaller ones take the figure of the size before


class Work(typing.NamedTuple):
    """What the processes of a pool inherit."""
    background: fold_scores.Background
    samples: fusion.Samples  # that fusion and calibration are fitted on
    limits: calibration.Limits


class Numbered:
    """Of every answer, left bot and right bot of a trial the number of its bot, under whatever name a host gave it, and of every trial
    the number of its pair."""

    def __init__(self, background: fold_scores.Background, trials: pair_trials.Trials) -> None:
        names = [name.split("|", 1)[1] for name in background.bot_names]
        codes = effects.codes([new_bots.plain_name(name) for name in (*names, *trials.model_a, *trials.model_b)])
        of_bot, self.left, self.right = np.split(codes, [len(names), len(names) + trials.count])
        self.of_answer, self.bots = of_bot[background.bot], codes.max() + 1
        self.pair = effects.codes_as_seen(zip(np.minimum(self.left, self.right), np.maximum(self.left, self.right)))


def _halves(rng: np.random.Generator, count: int) -> np.ndarray:
    return rng.permutation(count) < count // 2


def _scored(numbered: Numbered, first: np.ndarray, kept: AnswerMask, seed: int) -> tuple[BaseScores, TrialMask]:
    """Base scores by models of one half of the bots (first: a mask of bots) of the trials between bots of the other, and which these
    are. kept: mask of the answers that models may see."""
    background, (trials, similarity, _), known = _WORK.background, _WORK.samples.drawn, _WORK.samples.known
    own, tested = np.zeros((trials.count, scores.COLUMNS)), np.zeros(trials.count, bool)
    for half in (True, False):
        model = fold_scores.fit(background, kept & (first[numbered.of_answer] == half), np.random.default_rng([22, seed, half]), known)
        apart = (first[numbered.left] != half) & (first[numbered.right] != half)
        own += fold_scores.score_trials(model, background, trials, similarity.row_cosine, apart, known)
        tested |= apart
    return own, tested


def _fuse(own: BaseScores, fitted: TrialMask, read: TrialMask, same: bool) -> list[PerTrial]:
    """Fused scores of each of the stored base scores where fitted, and of own where read (masks), from fusions fitted on the other
    groups of sources."""
    trials, similarity, bases = _WORK.samples.drawn
    out = [np.zeros(trials.count) for _ in (*bases, own)]
    for group in np.unique(trials.group[fitted | read]):
        fitted_fusion = fusion.Fusion(_WORK.samples, fitted & (trials.group != group), same)
        for found, scored, mask in ((out[:-1], bases, fitted), (out[-1:], [own], read)):
            mine = mask & (trials.group == group)
            if mine.any():
                for values, fused in zip(found, fitted_fusion.fused(scored, similarity, mine)):
                    values[mine] = fused
    return out


def _ratios(own: BaseScores, fitted: TrialMask, read: TrialMask) -> PerTrial:
    """log10 LR before the cap where read, else not a number; fitted, read: masks of trials."""
    trials = _WORK.samples.drawn.trials
    out = np.full(trials.count, np.nan)
    for same in (True, False):
        mine, here = fitted & (trials.same == same), read & (trials.same == same)
        *of_bases, fused = _fuse(own, mine, here, same)
        out[here] = calibration.uncapped(calibration.lines_for(of_bases, trials, same, mine, _WORK.limits.ends), fused, trials)[here]
    return out


def _ratios_of_split(split: int) -> PerTrial:
    numbered, rng = Numbered(_WORK.background, _WORK.samples.drawn.trials), np.random.default_rng([21, split])
    own, tested = _scored(numbered, _halves(rng, numbered.bots), np.ones(len(_WORK.background.bot), bool), split)
    first_pairs = _halves(rng, numbered.pair.max() + 1)[numbered.pair]
    first, second = (_ratios(own, first_pairs == half, tested & (first_pairs != half)) for half in (True, False))
    return np.where(np.isfinite(first), first, second)


def _ratios_without(lineage: str) -> PerTrial:
    background, trials = _WORK.background, _WORK.samples.drawn.trials
    numbered = Numbered(background, trials)
    others = (trials.root_a != lineage) & (trials.root_b != lineage)
    own, tested = _scored(numbered, _halves(np.random.default_rng(24), numbered.bots), background.root != lineage, 0)
    return _ratios(own, others, tested & others)


_WORK: Work


def ratios(background: fold_scores.Background, samples: fusion.Samples, limits: calibration.Limits, jobs: int = 2) -> tuple[np.ndarray, np.ndarray]:
    """Two arrays of log10 LR before the cap: lineages x drawn trials, each without one lineage, and SPLITS x trials; not a number where
    the lineage is one of the trial's, or its bots are in two halves. samples: that fusion and calibration are fitted on; limits: as
    calibration.limits_of gives them."""
    global _WORK
    _WORK = Work(background, samples, limits)
    _ = background.products if samples.known else None
    trials = samples.drawn.trials
    lineages = np.unique(np.concatenate([trials.root_a, trials.root_b]))
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        return np.array(pool.map(_ratios_without, lineages, chunksize=1)), np.array(pool.map(_ratios_of_split, range(SPLITS), chunksize=1))


def spreads(without: np.ndarray, trials: pair_trials.Trials, same: bool, limits: calibration.Limits) -> np.ndarray:
    """Standard deviation of log10 LR over lineages, by the jackknife, at every size. without: the first array of ratios."""
    out: list[float] = []
    for n in pair_trials.SIZES:
        values = without[:, (trials.same == same) & trials.listed & (trials.size == n)]
        count = np.isfinite(values).sum(0)
        values, count = values[:, count > 1], count[count > 1]
        mean = np.nanmean(values, 0)
        within = (mean > limits.low) & (mean < limits.high)
        variance = (count - 1) / count * np.nansum((values - mean) ** 2, 0)
        out.append(np.sqrt(variance[within].mean()) if within.sum() >= FEWEST or not out else out[-1])
    return np.array(out)


def share_held(halves: np.ndarray, trials: pair_trials.Trials, chosen: TrialMask, reach: float, limits: calibration.Limits) -> tuple[float, int]:
    """How often the interval about one draw of a pair of bots holds the ratio of another draw, on other prompts and before tables from
    other halves; and of how many. halves: the second array of ratios; chosen: a mask of trials of one size; reach: half the interval's
    width, log10."""
    rng, held = np.random.default_rng(23), []
    halves = halves.astype(float)  # kept in 32 bits, and the limits are not: at a cap a figure has to equal the end of its interval
    of_pair = collections.defaultdict(list)
    for i in np.flatnonzero(chosen):
        of_pair[trials.source[i], trials.model_a[i], trials.model_b[i]].append(i)
    for drawn in of_pair.values():
        for first in drawn if len(drawn) > 1 else ():
            second = rng.choice([i for i in drawn if i != first])
            splits = [np.flatnonzero(np.isfinite(halves[:, i])) for i in (first, second)]
            if min(map(len, splits)):
                one, other = (halves[rng.choice(s), i] for s, i in zip(splits, (first, second)))
                low, high, value = (np.clip(v, *limits.ends) for v in (one - reach, one + reach, other))
                held.append(low <= value <= high)
    return np.mean(held) if held else np.nan, len(held)
