"""Fused scores to log10 likelihood ratios, the cap, and what is known about their errors; all from out-of-fold scores.

log10 LR = (slope x fused + offset) / ln 10, below an LR of 1 times a factor of its own (many students fall there, few of the
other kinds). Every size has a slope, an offset and a factor; they change smoothly from size to size and are chosen so that
the calibration loss is as small as it can be in root mean square over the kinds of relation, because a reader does not know
which kind is before them, and over lineages that the background knows and does not know, because a reader does not know that
either.
"""
import collections
import typing
from collections import abc

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit

import further_relations
import lineages
import pair_trials
import score
from arrays import Cap, Line, Lines, PerTrial, Sections, TrialMask

LN10 = np.log(10)
NORMAL_95 = 1.959964  # standard deviations to either side of a 95 % interval; the core has the same (decide.cpp)
HIGHEST = 1.995  # an LR of 100 would need more independent lineages than any corpus has
KIND_CODES = {"unrelated": 0, "unrelated_disjoint": 0, "same_family": 1, "distilled": 2, "tuned": 3, "same_model": 4}
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
LEVELS = (0, 0.30103, 1, 1.5, 2)
LEAST = 20     # trials of either class a cell needs
TRUSTED = 150  # trials a cell needs to count in full
POWER = 2      # of the mean over the kinds: 8 comes near the worst of them, and loses more on sources not seen
# Weights against bends of a line from size to size, against its steepness, and of the plain mean loss beside that of POWER.
# Measured on groups of sources that the calibration had not seen: see models/TRIED.md, Calibration.
BEND, SLANT, MEAN = 0.03, 0.003, 0.1
# What log ratios are multiplied by after the fit, on the same and on different prompts, because sources that no calibration
# has seen shift scores; measured in the same way. A hundred answers a side are of three sources, so there it is more.
HEDGE = {True: np.array([0.9 if n < 100 else 0.75 for n in pair_trials.SIZES]), False: np.ones(len(pair_trials.SIZES))}
HALF_WAY = 0.5  # between the ratio of open prompts and that of closed ones; measured: models/ROBUSTNESS.md
LOG_SIZES = np.log(pair_trials.SIZES)


class Cell(typing.NamedTuple):
    """Trials of one kind and size."""
    size: int
    kind: str
    related: np.ndarray    # fused scores
    unrelated: np.ndarray
    least: float           # cost that any calibration could reach


class Limits(typing.NamedTuple):
    """Between which log10 LR may lie, and what was counted for it."""
    low: float
    high: float
    pairs: int     # of generations of different laboratories
    groups: int    # of relatives
    lineages: int

    @property
    def ends(self) -> tuple[float, float]:
        return self.low, self.high


def cost(related: np.ndarray, unrelated: np.ndarray) -> float:
    """Cllr in bits of natural-log likelihood ratios."""
    return 0.5 * (np.mean(np.logaddexp(0, -related)) + np.mean(np.logaddexp(0, unrelated))) / np.log(2)


def cells(fused: PerTrial, trials: pair_trials.Trials, same: bool, chosen: TrialMask | bool = True) -> list[Cell]:
    """A cell for each kind and size of one set with enough of the chosen trials."""
    out = []
    for n in pair_trials.SIZES:
        for kind in (pair_trials.KINDS[:3] if same else pair_trials.KINDS[3:]):
            related, unrelated = (fused[(trials.kind == k) & (trials.size == n) & chosen] for k in (kind, pair_trials.unrelated_of(kind)))
            out += cell(n, kind, related, unrelated)
    return out


def cell(n: int, kind: str, related: np.ndarray, unrelated: np.ndarray) -> list[Cell]:
    """Of these scores, in a list; an empty one where they are too few."""
    if min(len(related), len(unrelated)) < LEAST:
        return []
    figures = score.figures(list(related / LN10), list(unrelated / LN10))
    return [Cell(n, kind, related, unrelated, figures["Cllr"] - figures["loss"])]


def log_ratio(line: Line, fused: np.ndarray) -> np.ndarray:
    """Natural log of the likelihood ratio before the cap. line: slope, offset, factor below an LR of 1."""
    value = line[0] * fused + line[1]
    return np.where(value < 0, line[2] * value, value)


def line_at(lines: Lines, size: int | PerTrial) -> Line:
    """Slope, offset and factor at a number of answers, as the core reads them off the table. lines: sizes x 3."""
    return np.array([np.interp(np.log(size), LOG_SIZES, column) for column in lines.T])


def losses(lines: Lines, of_cells: list[Cell], cap: Cap) -> list[tuple[int, str, float]]:
    """(size, kind, loss) of every cell under the capped ratios."""
    out = []
    for cell in of_cells:
        line = line_at(lines, cell.size)
        capped = [np.clip(log_ratio(line, s), cap[0] * LN10, cap[1] * LN10) for s in (cell.related, cell.unrelated)]
        out.append((cell.size, cell.kind, cost(*capped) - cell.least))
    return out


def _slanted_cost(logs: np.ndarray, cell: Cell, cap: Cap) -> tuple[float, np.ndarray]:
    """Loss of a cell and its slope in the log of the slope, the offset and the log of the factor."""
    slope, below = np.exp(logs[0]), np.exp(logs[2])
    total, slant = -cell.least, np.zeros(3)
    for fused, sign in ((cell.related, -1), (cell.unrelated, 1)):
        value = slope * fused + logs[1]
        ratio = np.where(value < 0, below * value, value)
        capped = np.clip(ratio, cap[0] * LN10, cap[1] * LN10)
        total += 0.5 * np.mean(np.logaddexp(0, sign * capped)) / np.log(2)
        pull = 0.5 * sign * expit(sign * capped) * (capped == ratio) / len(fused) / np.log(2)
        steep = pull * np.where(value < 0, below, 1)
        slant += [(steep * slope * fused).sum(), steep.sum(), (pull * (value < 0) * ratio).sum()]
    return total, slant


def fit(of_cells: list[Cell], cap: Cap, hedge: np.ndarray | float) -> Lines:
    """sizes x 3: slope, offset and factor below an LR of 1, with the least loss over the kinds at every size, hedged. hedge: of every
    size, or of all."""
    at_size = [[cell for cell in of_cells if cell.size == n] for n in pair_trials.SIZES]
    steps = np.diff(LOG_SIZES / LOG_SIZES[-1])
    slant = np.diff(np.eye(len(at_size)), axis=0) / steps[:, None]
    bend = np.diff(slant, axis=0)

    def badness(flat: np.ndarray) -> tuple[float, np.ndarray]:
        logs = flat.reshape(-1, 3)
        total, pull = 1e-3 * (logs[:, 2] ** 2).sum(), np.zeros_like(logs)
        pull[:, 2] = 2e-3 * logs[:, 2]
        for weight, operator in ((SLANT, slant), (BEND, bend)):
            total += weight * ((operator @ logs) ** 2).sum()
            pull += 2 * weight * operator.T @ (operator @ logs)
        for i, sized in enumerate(at_size):
            if sized:
                parts = [_slanted_cost(logs[i], cell, cap) for cell in sized]
                trust = np.array([min(1.0, min(len(c.related), len(c.unrelated)) / TRUSTED) for c in sized])
                lost = np.maximum(trust * [loss for loss, _ in parts], 1e-4)
                norm = np.mean(lost ** POWER)
                total += norm ** (1 / POWER) + MEAN * np.mean(lost)
                weights = norm ** (1 / POWER - 1) * lost ** (POWER - 1) / len(sized) + MEAN / len(sized)
                pull[i] += (weights * trust) @ np.array([slope for _, slope in parts])
        return total, pull.ravel()
    start = np.zeros(3 * len(at_size))
    for _ in range(2):  # the second start forgets the first one's idea of the curvature
        start = minimize(badness, start, jac=True, method="L-BFGS-B", options=dict(maxiter=500)).x
    logs = start.reshape(-1, 3)
    return np.column_stack([hedge * np.exp(logs[:, 0]), hedge * logs[:, 1], np.exp(logs[:, 2])])


def lines_for(fused_scores: abc.Iterable[PerTrial], trials: pair_trials.Trials, same: bool, chosen: TrialMask, cap: Cap) -> Lines:
    """Lines that serve all given scores of the chosen trials (a mask)."""
    return fit([cell for fused in fused_scores for cell in cells(fused, trials, same, chosen)], cap, HEDGE[same])


def limits_of(trials: pair_trials.Trials) -> Limits:
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
    return Limits(low, high, len(pairs), len(groups), len(roots))


def within_pair_spread(values: PerTrial, trials: pair_trials.Trials, chosen: TrialMask) -> float:
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


def between(line: Line, value: np.ndarray, closedness: PerTrial | float) -> np.ndarray:
    """The natural log ratio `value` moved half-way to the line over it that closed prompts have, by how far a pair counts as one of those:
    a reader's prompts may be open or closed (closed_prompts.py)."""
    return value + HALF_WAY * closedness * (log_ratio(line, value) - value)


def uncapped(lines: Lines, fused: PerTrial, trials: pair_trials.Trials, closedness: PerTrial | float = 0) -> PerTrial:
    """log10 LR of the trials before the cap. closedness: of Similarity, where the lines hold those of closed prompts too (sizes x 6)."""
    line = line_at(lines, trials.size)
    value = log_ratio(line, fused)
    return (between(line[3:], value, closedness) if len(line) > 3 else value) / LN10


def capped_apart(lines_apart: dict[int, list[Lines]], place: int, fused: PerTrial, trials: pair_trials.Trials, cap: Cap,
                 closedness: PerTrial | float = 0) -> PerTrial:
    """Capped log10 LR of the trials, each by the lines that have not seen its group of sources. lines_apart: group -> lines of every form;
    place: of the form."""
    out = np.zeros(trials.count)
    for group, lines in lines_apart.items():
        of_group = trials.group == group
        out[of_group] = np.clip(uncapped(lines[place], fused, trials, closedness), *cap)[of_group]
    return out


def uncapped_of(lines: list[Lines], loss: PerTrial, fused: PerTrial, trials: pair_trials.Trials, closedness: PerTrial) -> PerTrial:
    """log10 LR of the trials before the cap. lines: by what texts lost (text_losses.SETS); loss: of every trial."""
    return np.choose(loss, [uncapped(of_loss, fused, trials, closedness) for of_loss in lines])


def distribution_row(n: int, kind: str, ratios: np.ndarray) -> list[float]:
    """A row of <set>_distribution."""
    return [n, KIND_CODES[kind], len(ratios), *np.quantile(ratios, QUANTILES)]


def sections(name: str, lines: Lines, fused: PerTrial, trials: pair_trials.Trials, same: bool, closedness: PerTrial, apart: PerTrial) -> Sections:
    """<set>_calibration, _distribution and _errors of the table. apart: capped log10 LR of the trials by calibrations that have not seen
    their group of sources; distribution and errors are theirs."""
    mine = trials.same == same
    before = uncapped(lines, fused, trials, closedness)
    calibration, distribution, errors = [], [], []
    for n in pair_trials.SIZES:
        sized = mine & trials.listed & (trials.size == n)
        calibration.append([np.log(n), *line_at(lines, n)[:3], within_pair_spread(before, trials, sized)])
        kinds = [k for k in np.unique(trials.kind[sized]) if (trials.kind[sized] == k).sum() >= LEAST]
        for kind in kinds:
            values = apart[sized & (trials.kind == kind)]
            distribution.append(distribution_row(n, kind, values))
        unrelated = apart[sized & (trials.label == 0)]
        related = [apart[sized & (trials.kind == k)] for k in kinds if not k.startswith("unrelated")]
        figures = [score.figures(list(r), list(unrelated)) for r in related]
        errors.append([n, np.mean([f["EER"] for f in figures]), np.mean([f["AUC"] for f in figures]), len(unrelated) + sum(map(len, related)),
                       *[np.mean(unrelated >= level) for level in LEVELS],
                       *[np.mean([np.mean(r <= -level) for r in related]) for level in LEVELS]])
    return {f"{name}_calibration": np.array(calibration, np.float32), f"{name}_distribution": np.array(distribution, np.float32),
            f"{name}_errors": np.array(errors, np.float32)}
