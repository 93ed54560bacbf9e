"""Trials beside those that the fusions are fitted on: scored by the same folds in every form of the answers, kept in the work folder, and
fused by fusions that have not seen their groups of sources. Lines over the calibration are fitted on them (relatives.py,
closed_prompts.py).
"""
import multiprocessing
import pathlib
import pickle
import typing
from collections import abc

import numpy as np

import bases
import fold_scores
import fusion
import new_bots
import pair_trials
import scores
from arrays import BaseScores, PerTrial, TrialMask

FOLDS = (fold_scores, new_bots)  # no lineage known, and new bots of known lineages
# Of a model, a form's background and a mask of the trials: further columns beside the scores.
Beside: typing.TypeAlias = abc.Callable[[fold_scores.Model, fold_scores.Background, TrialMask], np.ndarray]
Bases: typing.TypeAlias = dict[str, abc.Sequence[abc.Sequence[BaseScores]]]  # name of a condition -> form -> kind of folds -> base scores


def measure(trials: pair_trials.Trials, forms: list[fold_scores.Background]) -> list[scores.Similarity]:
    """Similarity of the trials in every form of the answers. forms: backgrounds, as written first."""
    with multiprocessing.get_context("fork").Pool(2) as pool:
        return pool.starmap(scores.Similarity.measure, [(form.basis, trials) for form in forms], chunksize=1)


def score(background: fold_scores.Background, trials: pair_trials.Trials, forms: list[fold_scores.Background], similarity: list[scores.Similarity],
          known: bool, beside: Beside | None = None, width: int = 0) -> list[abc.Sequence[abc.Sequence[np.ndarray]]]:
    """form -> kind of folds -> base scores, and the same of `beside`, where given, which gives `width` columns. background: that models are
    fitted on; similarity: of every form."""
    def score_forms(model: fold_scores.Model, chosen: TrialMask) -> np.ndarray:
        columns = []
        for own, alike in zip(forms, similarity):
            columns.append(fold_scores.score_trials(model, own, trials, alike.row_cosine, chosen, known))
            columns += [beside(model, own, chosen)] if beside else []
        return np.hstack(columns)
    widths = [scores.COLUMNS, width] if beside else [scores.COLUMNS]
    found = [np.split(folds.out_of_fold(background, trials, score_forms, known), np.cumsum(widths * len(forms))[:-1], axis=1) for folds in FOLDS]
    return [list(zip(*(of_folds[part::len(widths)] for of_folds in found))) for part in range(len(widths))]


def keep(file: pathlib.Path, rows: list[pair_trials.Row], similarity: list[scores.Similarity], bases: Bases) -> None:
    pickle.dump({"rows": rows, "similarity": similarity, "bases": bases}, open(file, "wb"))


class Scored:
    """The trials that `keep` has put into a file, with their similarity in every form and their base scores."""

    def __init__(self, file: pathlib.Path, basis: bases.Basis) -> None:
        kept = pickle.load(open(file, "rb"))
        self.trials = pair_trials.Trials(kept["rows"], basis.answers)
        self.similarity, self.bases = kept["similarity"], kept["bases"]

    def sample(self, name: str) -> fusion.Sample:
        """The trials as written, for a fusion to be fitted on. name: of a condition."""
        return fusion.Sample(self.trials, self.similarity[0], self.bases[name][0])

    def fused(self, names: list[str], samples: fusion.Samples, same: bool) -> dict[str, list[list[PerTrial]]]:
        """name of a condition -> form -> kind of folds -> fused scores, by fusions that have not seen a trial's groups of sources.
        samples: what the fusions are fitted on; same: whether the prompts are."""
        own, out = self.trials, {name: [[np.zeros(self.trials.count) for _ in FOLDS] for _ in self.bases[name]] for name in names}
        for groups, mine in own.by_groups(np.ones(own.count, bool)):
            drawn = samples.drawn.trials
            fitted = fusion.Fusion(samples, (drawn.same == same) & drawn.without(groups), same)
            for form, alike in enumerate(self.similarity):
                found = iter(fitted.fused([base for name in names for base in self.bases[name][form]], alike, mine))
                for name in names:
                    for of_folds in out[name][form]:
                        of_folds[mine] = next(found)
        return out
