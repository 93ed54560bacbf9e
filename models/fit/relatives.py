"""Relatives that were asked different prompts: siblings, students and their teachers, tuned models and their bases; and the same model on
prompts of two kinds.

The fusion of different prompts is fitted on one bot against itself, which is what different prompts tell well, and so is its
calibration: its ratio asks whether the two are the same model. Relatives fall on both sides of it, so it must not be read as one of a
shared lineage. That ratio is a second line over the first, fitted on one bot against itself, within a source and across two
(across_kinds.py), and on relatives alike: at every size a slope, an offset and a factor below 1, as in calibration.py. Fusions fitted on
relatives too rank them no better (models/ROBUSTNESS.md).
"""
import collections

import numpy as np

import across_kinds
import calibration
import other_trials
import pair_trials
import places

FILE = "relatives.pkl"  # of the work folder
ACROSS = "across"  # beside the kinds of pair_trials: one bot against itself on prompts of two sources
KINDS = (*pair_trials.KINDS, ACROSS)

# lines: sizes x 3; distribution: rows of <set>_distribution; of_model: log10 LR of the same model of the relatives, capped; ratios, apart:
# of a shared lineage, of the trials and of the relatives, by these lines and by lines without the trial's group of sources.
Lineage = collections.namedtuple("Lineage", "lines distribution of_model ratios apart")


def make(variant, background, forms):
    """Draw and score: relatives first, then pairs across two sources. background: that models are fitted on; forms: backgrounds of every
    form of the answers, as written first."""
    rows = pair_trials.draw_apart(background.basis.answers) + across_kinds.draw(background.basis.answers)
    trials = pair_trials.Trials(rows, background.basis.answers)
    similarity, bases = other_trials.measure(trials, forms), {}
    for condition, known in (("predicted", False), ("exact", True)):
        bases[condition], = other_trials.score(background, trials, forms, similarity, known)
    other_trials.keep(places.WORK / variant / FILE, rows, similarity, bases)
    print(f"scored {trials.count} trials of relatives and across sources", flush=True)


def load(variant, basis):
    return other_trials.Scored(places.WORK / variant / FILE, basis)


def of_size_and_kind(values, trials, of_relatives, relatives, n, kind, groups=()):
    """Values of the related and of the unrelated. kind: of KINDS; groups: of sources that are left out."""
    def chosen(of, name, values):
        return values[(of.kind == name) & (of.size == n) & of.without(groups)]
    if kind == ACROSS:
        return [chosen(relatives, name, of_relatives) for name in (across_kinds.SAME_MODEL, across_kinds.UNRELATED)]
    related = chosen(trials, kind, values) if kind == "same_model" else chosen(relatives, pair_trials.APART + kind, of_relatives)
    return related, chosen(trials, "unrelated_disjoint", values)


def _lines(ratios, trials, relatives, cap, groups=()):
    """ratios: of either, a list over other_trials.FOLDS of natural log ratios of the same model before the cap."""
    cells = []
    for values, of_relatives in zip(*ratios):
        for n in pair_trials.SIZES:
            for kind in KINDS:
                cells += calibration.cell(n, kind, *of_size_and_kind(values, trials, of_relatives, relatives, n, kind, groups))
    return calibration.fit(cells, cap, hedge=1)


def fit(lines, lines_apart, place, of_trials, trials, of_relatives, relatives, limits):
    """The line of a shared lineage over that of the same model, and where relatives fall. lines: of the set's calibration; lines_apart:
    group of sources -> of calibrations that have not seen it, of every form; place: of the form; of_trials, of_relatives: fused scores of
    either, a list over other_trials.FOLDS."""
    cap, sides = (limits["low"], limits["high"]), (trials, relatives)
    ratios = [[calibration.log_ratio(calibration.line_at(lines, of.size), values) for values in found] for found, of in zip((of_trials, of_relatives), sides)]

    def read(by):
        return [np.clip(calibration.uncapped(by, found[0], of), *cap) for found, of in zip(ratios, sides)]
    lineage = _lines(ratios, *sides, cap)
    apart = [np.zeros(of.count) for of in sides]
    for group in np.unique(relatives.group):
        for values, found, of in zip(apart, read(_lines(ratios, *sides, cap, (group,))), sides):
            values[of.group == group] = found[of.group == group]
    of_model = np.clip(ratios[1][0] / calibration.LN10, *cap)
    return Lineage(lineage, _distribution(calibration.capped_apart(lines_apart, place, of_relatives[0], relatives, cap), relatives), of_model, read(lineage), apart)


def _distribution(ratios, relatives):
    """Rows of <set>_distribution. ratios: capped log10 LR of the same model, by calibrations that have not seen the trial's group of sources."""
    rows = []
    for n in pair_trials.SIZES:
        for kind in pair_trials.KINDS[:3]:
            values = ratios[(relatives.kind == pair_trials.APART + kind) & (relatives.size == n)]
            if len(values) >= calibration.LEAST:
                rows.append(calibration.distribution_row(n, kind, values))
    return np.array(rows, np.float32)
