"""Relatives that were asked different prompts: siblings, students and their teachers, tuned models and their bases; and the same model on
prompts of two kinds.

The fusion of different prompts is fitted on one bot against itself, which is what different prompts tell well, and so is its
calibration: its ratio asks whether the two are the same model. Relatives fall on both sides of it, so it must not be read as one of a
shared lineage. That ratio is a second line over the first, fitted on one bot against itself, within a source and across two
(across_kinds.py), and on relatives alike: at every size a slope, an offset and a factor below 1, as in calibration.py. Fusions fitted on
relatives too rank them no better (models/ROBUSTNESS.md).
"""
import typing
from collections import abc

import numpy as np

import across_kinds
import bases
import calibration
import fold_scores
import other_trials
import pair_trials
import places
from arrays import Cap, Lines, PerTrial

FILE = "relatives.pkl"  # of the work folder
ACROSS = "across"  # beside the kinds of pair_trials: one bot against itself on prompts of two sources
KINDS = (*pair_trials.KINDS, ACROSS)


class Lineage(typing.NamedTuple):
    """The ratio of a shared lineage of any kind in one form of the answers. log10 LR are capped."""
    lines: np.ndarray         # sizes x 3, over the ratio of the same model
    distribution: np.ndarray  # rows of <set>_distribution
    of_model: np.ndarray      # log10 LR of the same model of the relatives
    ratios: list[np.ndarray]  # log10 LR of a shared lineage of the trials and of the relatives
    apart: list[np.ndarray]   # the same by lines that have not seen a trial's group of sources


def make(variant: str, background: fold_scores.Background, forms: list[fold_scores.Background]) -> None:
    """Draw and score: relatives first, then pairs across two sources. background: that models are fitted on; forms: backgrounds of every
    form of the answers, as written first."""
    rows = pair_trials.draw_apart(background.basis.answers) + across_kinds.draw(background.basis.answers)
    trials = pair_trials.Trials(rows, background.basis.answers)
    similarity = other_trials.measure(trials, forms)
    bases: other_trials.Bases = {}
    for condition, known in (("predicted", False), ("exact", True)):
        bases[condition], = other_trials.score(background, trials, forms, similarity, known)
    other_trials.keep(places.WORK / variant / FILE, rows, similarity, bases)
    print(f"scored {trials.count} trials of relatives and across sources", flush=True)


def load(variant: str, basis: bases.Basis) -> other_trials.Scored:
    return other_trials.Scored(places.WORK / variant / FILE, basis)


def of_size_and_kind(values: PerTrial, trials: pair_trials.Trials, of_relatives: PerTrial, relatives: pair_trials.Trials, n: int, kind: str,
                     groups: abc.Sequence[int] = ()) -> tuple[np.ndarray, np.ndarray]:
    """Values of the related and of the unrelated. kind: of KINDS; groups: of sources that are left out."""
    def chosen(of: pair_trials.Trials, name: str, values: PerTrial) -> np.ndarray:
        return values[(of.kind == name) & (of.size == n) & of.without(groups)]
    if kind == ACROSS:
        return chosen(relatives, across_kinds.SAME_MODEL, of_relatives), chosen(relatives, across_kinds.UNRELATED, of_relatives)
    related = chosen(trials, kind, values) if kind == "same_model" else chosen(relatives, pair_trials.APART + kind, of_relatives)
    return related, chosen(trials, "unrelated_disjoint", values)


def _lines(ratios: list[list[PerTrial]], trials: pair_trials.Trials, relatives: pair_trials.Trials, cap: Cap, groups: abc.Sequence[int] = ()) -> Lines:
    """ratios: of either, a list over other_trials.FOLDS of natural log ratios of the same model before the cap."""
    cells = []
    for values, of_relatives in zip(*ratios):
        for n in pair_trials.SIZES:
            for kind in KINDS:
                cells += calibration.cell(n, kind, *of_size_and_kind(values, trials, of_relatives, relatives, n, kind, groups))
    return calibration.fit(cells, cap, hedge=1)


def fit(lines: Lines, lines_apart: dict[int, list[Lines]], place: int, of_trials: list[PerTrial], trials: pair_trials.Trials,
        of_relatives: list[PerTrial], relatives: pair_trials.Trials, cap: Cap) -> Lineage:
    """The line of a shared lineage over that of the same model, and where relatives fall. lines: of the set's calibration; lines_apart:
    group of sources -> of calibrations that have not seen it, of every form; place: of the form; of_trials, of_relatives: fused scores of
    either, a list over other_trials.FOLDS."""
    sides = trials, relatives
    ratios = [[calibration.log_ratio(calibration.line_at(lines, of.size), values) for values in found] for found, of in zip((of_trials, of_relatives), sides)]

    def read(by: Lines) -> list[PerTrial]:
        return [np.clip(calibration.uncapped(by, found[0], of), *cap) for found, of in zip(ratios, sides)]
    lineage = _lines(ratios, *sides, cap)
    apart = [np.zeros(of.count) for of in sides]
    for group in np.unique(relatives.group):
        for values, found, of in zip(apart, read(_lines(ratios, *sides, cap, (group,))), sides):
            values[of.group == group] = found[of.group == group]
    of_model = np.clip(ratios[1][0] / calibration.LN10, *cap)
    return Lineage(lineage, _distribution(calibration.capped_apart(lines_apart, place, of_relatives[0], relatives, cap), relatives), of_model, read(lineage), apart)


def _distribution(ratios: PerTrial, relatives: pair_trials.Trials) -> np.ndarray:
    """Rows of <set>_distribution. ratios: capped log10 LR of the same model, by calibrations that have not seen the trial's group of sources."""
    rows = []
    for n in pair_trials.SIZES:
        for kind in pair_trials.KINDS[:3]:
            values = ratios[(relatives.kind == pair_trials.APART + kind) & (relatives.size == n)]
            if len(values) >= calibration.LEAST:
                rows.append(calibration.distribution_row(n, kind, values))
    return np.array(rows, np.float32)
