"""Out-of-fold likelihood ratios of the known cases: draws of prompts, scores from models that have not seen the pair, interval.

A pair is scored as the trials are: by a projection, covariances, cohort and prompt means made without the lineages of the
pair (and, for prompts never seen, without its group of sources), and by a fusion that has not seen its group of sources.
"""
import typing
from collections import abc

import numpy as np

import bases
import calibration
import case_pairs
import fold_scores
import fusion
import lineages
import pair_trials
import scores
import text_losses
from arrays import BaseScores, Blocks, Kept, Numbers, PerTrial

SIZES = (1, 5, 20)
LARGEST = 100        # the largest size at which errors were measured; of more shared prompts this many are drawn
DRAWS = 15           # draws of prompts at a size below all; the median one is shown
RESAMPLES = 60       # kDraws of core/verdict/likelihood_ratio.cpp
FEWEST_TO_RESAMPLE = 5
SEED = 7

Draw: typing.TypeAlias = tuple[int, Numbers]  # number of a case, and the chosen places in its pool
Folds: typing.TypeAlias = tuple[int, ...]  # of lineages (lineages.py)


class Figure(typing.NamedTuple):
    """Of a case at one size."""
    log10_lr: float                # of the median draw
    interval: tuple[float, float]  # 95 %
    places: Numbers                # the draw


Measured: typing.TypeAlias = dict[tuple[int, int], Figure]  # (number of a case, size) -> its figure


class Pool:
    """The prompts of a case, at most LARGEST, and the inner products of all its answers' counts."""

    def __init__(self, number: int, case: case_pairs.Case, shelf: case_pairs.Shelf, blocks: Blocks) -> None:
        rng = np.random.default_rng([SEED, number])
        shared = shelf.shared(case.source, case.left, case.right)
        chosen = sorted(rng.choice(len(shared), min(len(shared), LARGEST), False))
        of = shelf.answers_of[case.source]
        self.left, self.right = (np.array([of[m][shared[i]] for i in chosen]) for m in (case.left, case.right))
        self.size = len(self.left)
        dense = [[block[rows].toarray().astype(np.float64) for rows in (self.left, self.right)] for block in blocks]
        self.products = [(a @ b.T, a @ a.T, b @ b.T) for a, b in dense]
        self.sizes = [n for n in SIZES if n < self.size] + [self.size]
        self.draws = {n: [rng.choice(self.size, n, False) for _ in range(DRAWS if n < self.size else 1)] for n in self.sizes}

    def resamples(self, number: int, size: int, draw: Numbers) -> list[Numbers]:
        rng = np.random.default_rng([SEED, number, size])
        return [draw[rng.integers(size, size=size)] for _ in range(RESAMPLES)]


class Study:
    """Cases with everything their scores need; models and fusions are made once each."""

    def __init__(self, basis: bases.Basis, background: fold_scores.Background, cases: list[case_pairs.Case], shelf: case_pairs.Shelf) -> None:
        blocks = [basis.block(b) for b in range(3)]
        self.background, self.cases = background, cases
        self.pools = [Pool(number, case, shelf, blocks) for number, case in enumerate(cases)]
        self.lineages = [case_pairs.lineages_of(case.source, case.left) | case_pairs.lineages_of(case.source, case.right) for case in cases]
        self.folds: list[Folds] = [tuple(sorted({lineages.fold(lineage) for lineage in of_case})) for of_case in self.lineages]
        self.runs = scores.Runs(basis)
        self.log_lengths = basis.log_lengths
        self.answers = basis.answers
        self.models: dict[tuple[Folds, int | None], fold_scores.Model] = {}

    def model(self, folds: Folds, group: int | None) -> fold_scores.Model:
        if (folds, group) not in self.models:
            self.models[folds, group] = fold_scores.fold_model(self.background, folds, () if group is None else (group,), likeness=group is None)
            print(f"fitted without folds {folds}, group {group}", flush=True)
        return self.models[folds, group]

    def trials(self, drawn: list[Draw]) -> tuple[pair_trials.Trials, scores.Similarity]:
        """The draws as trials, with the similarity of their counts."""
        rows = []
        for number, places in drawn:
            case, pool = self.cases[number], self.pools[number]
            rows.append(pair_trials.Row(source=case.source, kind="case", label=-1, size=len(places), same=True, model_a=case.left, model_b=case.right,
                                        root_a="", root_b="", left=list(pool.left[places]), right=list(pool.right[places])))
        trials = pair_trials.Trials(rows, self.answers)
        return trials, self._similarity(trials, drawn)

    def _similarity(self, trials: pair_trials.Trials, drawn: list[Draw]) -> scores.Similarity:
        rows, sides = [], []
        for b in range(3):
            rows.append(np.concatenate([np.diag(self.pools[number].products[b][0])[places] for number, places in drawn]))
            of_block = []
            for number, places in drawn:
                times = np.bincount(places, minlength=self.pools[number].size).astype(float)
                of_block.append([times @ product @ times for product in self.pools[number].products[b]])
            sides.append(np.array(of_block))
        shared, sizes = self._shared_runs(trials), self.runs.sizes
        return scores.Similarity(trials, rows, sides, shared, sizes[trials.left], sizes[trials.right], self.log_lengths)

    def _shared_runs(self, trials: pair_trials.Trials) -> np.ndarray:
        pairs, place = np.unique(np.column_stack([trials.left, trials.right]), axis=0, return_inverse=True)
        return self.runs.shared(*pairs.T)[np.ravel(place)]

    def base(self, trials: pair_trials.Trials, similarity: scores.Similarity, drawn: list[Draw], known: bool) -> BaseScores:
        """Scores of fold_scores.score_trials, each from the model that has not seen its case."""
        out = np.zeros((trials.count, scores.COLUMNS))
        of_case = np.array([number for number, _ in drawn])
        groups = np.array([None if known else lineages.source_group(case.source) for case in self.cases])
        for fold, group in dict.fromkeys(zip(self.folds, groups)):
            of_fold = [i for i in range(len(self.cases)) if self.folds[i] == fold and groups[i] == group]
            chosen = np.isin(of_case, of_fold)
            if chosen.any():
                out += fold_scores.score_trials(self.model(fold, group), self.background, trials, similarity.row_cosine, chosen, known)
        return out


class Judge:
    """Fusion and calibration of one condition, fitted on the trials of the other groups of sources."""

    def __init__(self, condition: str, basis: bases.Basis, samples: fusion.Samples, kept: Kept, limits: calibration.Limits,
                 reference_spreads: np.ndarray) -> None:
        self.known, self.basis, self.samples, self.limits = samples.known, basis, samples, limits
        self.reference_spreads = reference_spreads  # of every size; models/fit/reference_spread.py
        self.lines = [kept[f"lines_same_{condition}{suffix}"] for suffix in text_losses.SUFFIXES]
        self.fusions: dict[tuple[int, frozenset[str]], fusion.Fusion] = {}
        trials, fused = samples.drawn.trials, fusion.mix(kept["linear"], kept["boosted"])
        ratios, listed = calibration.uncapped(self.lines[0], fused, trials, samples.drawn.similarity.closedness), trials.same & trials.listed
        self.spreads = [calibration.within_pair_spread(ratios, trials, listed & (trials.size == n)) for n in pair_trials.SIZES]

    def fusion(self, group: int, without: frozenset[str] = frozenset()) -> fusion.Fusion:
        """Fusion that has not seen a group of sources nor, with `without`, any trial of these lineages."""
        if (group, without) not in self.fusions:
            t = self.samples.drawn.trials
            chosen = t.same & (t.group != group) & ~np.isin(t.root_a, list(without)) & ~np.isin(t.root_b, list(without))
            self.fusions[group, without] = fusion.Fusion(self.samples, chosen, True)
        return self.fusions[group, without]

    def uncapped(self, base: BaseScores, similarity: scores.Similarity, trials: pair_trials.Trials,
                 without: list[frozenset[str]] | None = None) -> PerTrial:
        """log10 LR before the cap. without: for each trial further lineages that its fusion must not have seen."""
        keys = [(group, frozenset() if without is None else without[i]) for i, group in enumerate(trials.group)]
        fused = np.zeros(trials.count)
        for key in dict.fromkeys(keys):
            rows = np.array([i for i, other in enumerate(keys) if other == key])
            (fused[rows],) = self.fusion(*key).fused([base], similarity, rows)
        return calibration.uncapped_of(self.lines, text_losses.compared(self.basis, trials)[1], fused, trials, similarity.closedness)

    def capped(self, values: np.ndarray | float) -> np.ndarray:
        return np.clip(values, *self.limits.ends)

    def interval(self, value: float, resampled: abc.Sequence[float], size: int) -> tuple[float, float]:
        """As core/verdict/decide.cpp: the larger of the spread between draws of prompts and that of resampled prompts, and that over
        reference bots."""
        spread, references = (np.interp(np.log(size), np.log(pair_trials.SIZES), values) for values in (self.spreads, self.reference_spreads))
        reach = calibration.NORMAL_95 * np.hypot(max(spread, np.std(resampled, ddof=1) if len(resampled) else 0), references)
        return float(self.capped(value - reach)), float(self.capped(value + reach))


def median_place(values: np.ndarray) -> int:
    """Place of the median, of two the lower."""
    return int(np.argsort(values, kind="stable")[(len(values) - 1) // 2])


def measure(study: Study, judge: Judge) -> tuple[Measured, np.ndarray]:
    """The figures, and how far a stricter fusion moves each of them."""
    drawn = [(i, places) for i, pool in enumerate(study.pools) for n in pool.sizes for places in pool.draws[n]]
    trials, similarity = study.trials(drawn)
    base = study.base(trials, similarity, drawn, judge.known)
    values = judge.uncapped(base, similarity, trials)
    of: dict[tuple[int, int], list[int]] = {}
    for row, (number, places) in enumerate(drawn):
        of.setdefault((number, len(places)), []).append(row)
    median = {key: rows[median_place(values[rows])] for key, rows in of.items()}
    resampled = _resample(study, judge, {key: drawn[row][1] for key, row in median.items() if key[1] >= FEWEST_TO_RESAMPLE})
    out = {key: Figure(float(judge.capped(values[row])), judge.interval(values[row], resampled.get(key, []), key[1]), drawn[row][1]) for key, row in median.items()}
    return out, _stricter(study, judge, drawn, list(median.values()), values)


def _resample(study: Study, judge: Judge, draws: dict[tuple[int, int], Numbers]) -> dict[tuple[int, int], list[float]]:
    drawn, keys = [], []
    for (number, size), places in draws.items():
        again = study.pools[number].resamples(number, size, places)
        drawn += [(number, chosen) for chosen in again]
        keys += [(number, size)] * len(again)
    trials, similarity = study.trials(drawn)
    values = judge.uncapped(study.base(trials, similarity, drawn, judge.known), similarity, trials)
    out: dict[tuple[int, int], list[float]] = {}
    for key, value in zip(keys, values):
        out.setdefault(key, []).append(value)
    return out


def _stricter(study: Study, judge: Judge, drawn: list[Draw], rows: list[int], values: np.ndarray) -> np.ndarray:
    """Absolute differences of log10 LR from those of a fusion that has seen no trial of the pair's lineages in any source."""
    drawn = [drawn[row] for row in rows]
    trials, similarity = study.trials(drawn)
    without = [frozenset(study.lineages[number]) for number, _ in drawn]
    stricter = judge.uncapped(study.base(trials, similarity, drawn, judge.known), similarity, trials, without)
    return np.abs(judge.capped(stricter) - judge.capped(values[rows]))
