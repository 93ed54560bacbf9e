"""Relatives that were asked different prompts: siblings, students and their teachers, tuned models and their bases; and the same model on
prompts of two kinds.

The fusion of different prompts is fitted on one bot against itself, which is what different prompts tell well, and so is its
calibration: its ratio asks whether the two are the same model. Relatives fall on both sides of it, so it must not be read as one of a
shared lineage. That ratio is a second line over the first, fitted on one bot against itself, within a source and across two
(across_kinds.py), and on relatives alike: at every size a slope, an offset and a factor below 1, as in calibration.py. Fusions fitted on
relatives too rank them no better (models/README.md).
"""
import collections
import multiprocessing
import pickle

import numpy as np

import across_kinds
import calibration
import fold_scores
import fusion
import new_bots
import pair_trials
import places
import scores

FILE = "relatives.pkl"  # of the work folder
ACROSS = "across"  # beside the kinds of pair_trials: one bot against itself on prompts of two sources
KINDS = (*pair_trials.KINDS, ACROSS)
FOLDS = (fold_scores, new_bots)  # no lineage known, and new bots of known lineages

# lines: sizes x 3; distribution: rows of <set>_distribution; of_model: log10 LR of the same model of the relatives, capped; ratios, apart:
# of a shared lineage, of the trials and of the relatives, by these lines and by lines without the trial's group of sources.
Lineage = collections.namedtuple("Lineage", "lines distribution of_model ratios apart")


class Relatives:
    """The trials, and their similarity and out-of-fold scores in every form of the answers."""

    def __init__(self, variant, basis):
        kept = pickle.load(open(places.WORK / variant / FILE, "rb"))
        self.trials = pair_trials.Trials(kept["rows"], basis.answers)
        self.similarity, self.bases = kept["similarity"], kept["bases"]  # bases: condition -> form -> kind of folds


def make(variant, background, forms):
    """Draw and score: relatives first, then pairs across two sources. background: that models are fitted on; forms: backgrounds of every
    form of the answers, as written first."""
    rows = pair_trials.draw_apart(background.basis.answers) + across_kinds.draw(background.basis.answers)
    trials = pair_trials.Trials(rows, background.basis.answers)
    with multiprocessing.get_context("fork").Pool(2) as pool:
        similarity = pool.starmap(scores.Similarity.measure, [(form.basis, trials) for form in forms], chunksize=1)
    bases = {}
    for condition, known in (("predicted", False), ("exact", True)):
        def score_forms(model, _, __, chosen):
            return np.hstack([fold_scores.score_trials(model, own, trials, alike.row_cosine, chosen, known) for own, alike in zip(forms, similarity)])
        scored = [np.split(folds.out_of_fold(background, trials, score_forms, known), len(forms), axis=1) for folds in FOLDS]
        bases[condition] = list(zip(*scored))
    pickle.dump({"rows": rows, "similarity": similarity, "bases": bases}, open(places.WORK / variant / FILE, "wb"))
    print(f"scored {trials.count} trials of relatives and across sources", flush=True)


def fused(relatives, condition, bases, similarity, trials):
    """form -> kind of folds -> fused scores of the relatives, by fusions that have not seen their group of sources. bases, similarity,
    trials: what the fusion is fitted on."""
    own, of_condition = relatives.trials, relatives.bases[condition]
    out = [[np.zeros(own.count) for _ in FOLDS] for _ in of_condition]
    for groups, mine in own.by_groups(np.ones(own.count, bool)):
        fitted, _, _ = fusion.fit_set(bases, similarity, trials, ~trials.same & trials.without(groups), False, condition == "exact")
        for of_form, alike, values in zip(of_condition, relatives.similarity, out):
            extra = alike.different_scores()[mine]
            for base, found in zip(of_form, values):
                found[mine] = fitted.fused(base[mine], extra, own.log_size[mine])
    return out


def of_size_and_kind(values, trials, of_relatives, relatives, n, kind, groups=()):
    """Values of the related and of the unrelated. kind: of KINDS; groups: of sources that are left out."""
    def chosen(of, name, values):
        return values[(of.kind == name) & (of.size == n) & of.without(groups)]
    if kind == ACROSS:
        return [chosen(relatives, name, of_relatives) for name in (across_kinds.SAME_MODEL, across_kinds.UNRELATED)]
    related = chosen(trials, kind, values) if kind == "same_model" else chosen(relatives, pair_trials.APART + kind, of_relatives)
    return related, chosen(trials, "unrelated_disjoint", values)


def _lines(ratios, trials, relatives, cap, groups=()):
    """ratios: of either, a list over FOLDS of natural log ratios of the same model before the cap."""
    cells = []
    for values, of_relatives in zip(*ratios):
        for n in pair_trials.SIZES:
            for kind in KINDS:
                cells += calibration.cell(n, kind, *of_size_and_kind(values, trials, of_relatives, relatives, n, kind, groups))
    return calibration.fit(cells, cap, hedge=1)


def fit(lines, of_trials, trials, of_relatives, relatives, limits):
    """The line of a shared lineage over that of the same model, and where relatives fall. lines: of the set's calibration; of_trials,
    of_relatives: fused scores of either, a list over FOLDS."""
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
    return Lineage(lineage, _distribution(of_model, relatives), of_model, read(lineage), apart)


def _distribution(ratios, relatives):
    rows = []
    for n in pair_trials.SIZES:
        for kind in pair_trials.KINDS[:3]:
            values = ratios[(relatives.kind == pair_trials.APART + kind) & (relatives.size == n)]
            if len(values) >= calibration.LEAST:
                rows.append(calibration.distribution_row(n, kind, values))
    return np.array(rows, np.float32)
