"""How far a likelihood ratio would move had other reference bots been collected: what the interval holds beside other prompts.

SPLITS times the bots are split into two random halves, and the pairs of bots too. Map, covariances and cohort of one half of the
bots score the trials between bots of the other; fusion and calibration are fitted on one half of the pairs and read the trials of
the other. So every trial gets log10 LRs from tables that share no more bots than chance would have it, and neither its bots nor its
pair. Estimates from random halves spread about the estimate from all as this does about the truth (half of n left out: n / 2 over
n / 2), so their standard deviation is that of the shipped tables. Only trials whose mean lies within the caps count: beyond them the
lines run on where no figure is reported.
"""
import collections
import multiprocessing

import numpy as np

import calibration
import effects
import fold_scores
import fusion
import new_bots
import pair_trials
import scores

SPLITS = 16
FEWEST = 100  # trials of two values and more that a size needs; smaller ones take the figure of the size before


def _halves(rng, count):
    return rng.permutation(count) < count // 2


def numbers_of(background, trials):
    """Of every answer, left bot and right bot of a trial the number of its bot, under whatever name a host gave it, and of every
    trial the number of its pair."""
    names = [name.split("|", 1)[1] for name in background.bot_names]
    codes = effects.codes([new_bots.plain_name(name) for name in (*names, *trials.model_a, *trials.model_b)])
    of_bot, left, right = np.split(codes, [len(names), len(names) + trials.count])
    return of_bot[background.bot], left, right, effects.codes_as_seen(zip(np.minimum(left, right), np.maximum(left, right)))


def _ratios_of(split):
    """log10 LR before the cap of every trial whose bots fell into one half, else not a number."""
    background, trials, similarity, bases, known, limits = _WORK
    of_answer, left, right, pair = numbers_of(background, trials)
    rng = np.random.default_rng([21, split])
    first_bots, first_pairs = _halves(rng, max(map(np.max, (of_answer, left, right))) + 1), _halves(rng, pair.max() + 1)[pair]
    own, tested = np.zeros((trials.count, scores.COLUMNS)), np.zeros(trials.count, bool)
    for half in (True, False):
        model = fold_scores.fit(background, first_bots[of_answer] == half, np.random.default_rng([22, split, half]), known)
        apart = (first_bots[left] != half) & (first_bots[right] != half)
        own += fold_scores.score_trials(model, background, trials, similarity.row_cosine, apart, known)
        tested |= apart
    out = np.full(trials.count, np.nan)
    for half in (True, False):
        for same in (True, False):
            fitted, read = (trials.same == same) & (first_pairs == half), (trials.same == same) & (first_pairs != half) & tested
            *of_bases, fused = _fuse(bases, own, similarity, trials, fitted, read, same, known)
            lines = calibration.lines_for(of_bases, trials, same, fitted, (limits["low"], limits["high"]))
            out[read] = calibration.uncapped(lines, fused, trials)[read]
    print(f"split {split}, prompts {'known' if known else 'unseen'}", flush=True)
    return out


def _fuse(bases, own, similarity, trials, fitted, read, same, known):
    """Fused scores of each of bases where fitted, and of own where read (masks), from fusions fitted on the other groups of sources."""
    out = [np.zeros(trials.count) for _ in range(len(bases) + 1)]
    for group in np.unique(trials.group[fitted | read]):
        fusions, extra, _ = fusion.fit_set(bases, similarity, trials, fitted & (trials.group != group), same, known)
        for values, base, mask in zip(out, (*bases, own), [fitted] * len(bases) + [read]):
            mine = mask & (trials.group == group)
            if mine.any():
                values[mine] = fusions.fused(base[mine], extra[mine], trials.log_size[mine])
    return out


_WORK = None  # what the processes of a pool inherit


def ratios(background, trials, similarity, bases, known, limits, jobs=2):
    """SPLITS x trials: log10 LR before the cap, not a number where the bots fell into two halves. bases: base scores that fusion and
    calibration are fitted on; limits: as calibration.cap gives them."""
    global _WORK
    _WORK = (background, trials, similarity, bases, known, limits)
    _ = background.products if known else None
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        return np.array(pool.map(_ratios_of, range(SPLITS), chunksize=1))


def spreads(found, trials, same, limits):
    """Standard deviation of log10 LR at every size. found: as ratios gives them."""
    out = []
    for n in pair_trials.SIZES:
        values = found[:, (trials.same == same) & trials.listed & (trials.size == n)]
        count = np.isfinite(values).sum(0)
        values, count = values[:, count > 1], count[count > 1]
        mean = np.nanmean(values, 0)
        within = (mean > limits["low"]) & (mean < limits["high"])
        enough = within.sum() >= FEWEST or not out
        out.append(np.sqrt((count * np.nanvar(values, 0))[within].sum() / (count - 1)[within].sum()) if enough else out[-1])
    return np.array(out)


def share_held(found, trials, chosen, reach, limits):
    """How often the interval about one draw of a pair of bots holds the ratio of another draw, on other prompts and before other tables;
    and of how many. Were the spreads exact, 83 % of such pairs of draws. found: as ratios gives them; chosen: a mask of trials of one
    size; reach: half the interval's width, log10."""
    rng, held = np.random.default_rng(23), []
    of_pair = collections.defaultdict(list)
    for i in np.flatnonzero(chosen):
        of_pair[trials.source[i], trials.model_a[i], trials.model_b[i]].append(i)
    for drawn in of_pair.values():
        for first in drawn:
            second = rng.choice([i for i in drawn if i != first]) if len(drawn) > 1 else first
            splits = [np.flatnonzero(np.isfinite(found[:, i])) for i in (first, second)]
            if second != first and min(map(len, splits)):
                one, other = (found[rng.choice(s), i] for s, i in zip(splits, (first, second)))
                low, high, value = (np.clip(v, limits["low"], limits["high"]) for v in (one - reach, one + reach, other))
                held.append(low <= value <= high)
    return np.mean(held) if held else np.nan, len(held)
