"""Trials beside those that the fusions are fitted on: scored by the same folds in every form of the answers, kept in the work folder, and
fused by fusions that have not seen their groups of sources. Lines over the calibration are fitted on them (relatives.py,
closed_prompts.py).
"""
import multiprocessing
import pickle

import numpy as np

import fold_scores
import fusion
import new_bots
import pair_trials
import scores

FOLDS = (fold_scores, new_bots)  # no lineage known, and new bots of known lineages


def measure(trials, forms):
    """Similarity of the trials in every form of the answers. forms: backgrounds, as written first."""
    with multiprocessing.get_context("fork").Pool(2) as pool:
        return pool.starmap(scores.Similarity.measure, [(form.basis, trials) for form in forms], chunksize=1)


def score(background, trials, forms, similarity, known, beside=None, width=0):
    """form -> kind of folds -> base scores, and the same of `beside`, where given: called with a model, a form's background and a mask of
    the trials, it gives `width` columns. background: that models are fitted on; similarity: of every form."""
    def score_forms(model, _, __, chosen):
        columns = []
        for own, alike in zip(forms, similarity):
            columns.append(fold_scores.score_trials(model, own, trials, alike.row_cosine, chosen, known))
            columns += [beside(model, own, chosen)] if beside else []
        return np.hstack(columns)
    widths = [scores.COLUMNS, width] if beside else [scores.COLUMNS]
    found = [np.split(folds.out_of_fold(background, trials, score_forms, known), np.cumsum(widths * len(forms))[:-1], axis=1) for folds in FOLDS]
    return [list(zip(*(of_folds[part::len(widths)] for of_folds in found))) for part in range(len(widths))]


def keep(file, rows, similarity, bases):
    """bases: name of a condition -> form -> kind of folds -> base scores."""
    pickle.dump({"rows": rows, "similarity": similarity, "bases": bases}, open(file, "wb"))


class Scored:
    """The trials that `keep` has put into a file, with their similarity in every form and their base scores."""

    def __init__(self, file, basis):
        kept = pickle.load(open(file, "rb"))
        self.trials = pair_trials.Trials(kept["rows"], basis.answers)
        self.similarity, self.bases = kept["similarity"], kept["bases"]

    def fused(self, names, bases, similarity, trials, same, known):
        """name of a condition -> form -> kind of folds -> fused scores, by fusions that have not seen a trial's groups of sources. bases,
        similarity, trials: what the fusion is fitted on; same, known: whether the prompts are."""
        own, out = self.trials, {name: [[np.zeros(self.trials.count) for _ in FOLDS] for _ in self.bases[name]] for name in names}
        for groups, mine in own.by_groups(np.ones(own.count, bool)):
            fitted, _, length_fit = fusion.fit_set(bases, similarity, trials, (trials.same == same) & trials.without(groups), same, known)
            for form, alike in enumerate(self.similarity):
                extra = (alike.same_scores(length_fit) if same else alike.different_scores())[mine]
                for name in names:
                    for base, found in zip(self.bases[name][form], out[name][form]):
                        found[mine] = fitted.fused(base[mine], extra, own.log_size[mine])
        return out
