"""The same answers without their Markdown marks, as a reader has them who copied what a chat page shows.

Counted by the core (count_features --without-marks), weighed and projected as the answers themselves. Pairs that look as if they had
lost their marks have a calibration of their own, fitted on all trials without theirs; where one side looks so and the other has its
marks, both are compared without any, by that calibration. The core has the same rules (core/verdict/formatting.hpp).
"""
import copy
import functools

import numpy as np
import scipy.sparse as sp

import bases
import corpus
import places

MARKS = [1, 2, 4, 5, 28]  # of the habits of form: headings, bullets, bold, fences, inline_code
MOST_MARKED, LEAST_LISTED = 0.1, 0.25  # of a side's answers, where it counts as one that lost its marks; measured: core/verdict/formatting.hpp
FORMATTED = 0.5           # of a side's answers, where it counts as formatted
SUFFIX = "_unformatted"   # of files of the work folder and what they hold
BARE = "_bare"            # of the sets of sections, whose names have 32 bytes


def make(variant="full"):
    basis = bases.Basis(variant)
    folder = _folder(variant)
    folder.mkdir(exist_ok=True)
    counts, form, lengths, runs, starts = corpus.count([text for _, text, _ in corpus.read_answers(variant)], without_marks=True)
    blocks = bases.weigh(counts, basis.idf)
    for b, block in enumerate(blocks):
        sp.save_npz(folder / f"block{b}.npz", block, compressed=False)
    np.savez(folder / "runs.npz", runs=runs, starts=starts)
    np.savez(folder / "form.npz", form=form, lengths=lengths)
    coordinates = [bases.coordinates_of(part, components) for part, (components, _, _) in zip((blocks[:2], blocks[2:]), basis.directions)]
    np.savez(folder / "coordinates.npz", wording=coordinates[0], grammar=coordinates[1])
    print("counted all answers without their marks", flush=True)


def _folder(variant):
    return places.WORK / variant / "unformatted"


class Basis(bases.Basis):
    """The answers of a basis without their marks: the same directions and standards."""

    def __init__(self, basis):
        self.folder, self.answers, self.idf = basis.folder / "unformatted", basis.answers, basis.idf
        self.form_mean, self.form_spread = basis.form_mean, basis.form_spread
        kept = np.load(self.folder / "form.npz")
        self.form, self.lengths = kept["form"], kept["lengths"]
        self._of = basis

    @functools.cached_property
    def directions(self):
        kept = np.load(self.folder / "coordinates.npz")
        return [(components, spread, kept[name] / spread) for name, (components, spread, _) in zip(("wording", "grammar"), self._of.directions)]


def background_of(background, basis):
    """A fold_scores.Background whose answers are those of an unformatted basis; models are fitted on the other."""
    out = copy.copy(background)
    out.__dict__.pop("products", None)
    out.take(basis)
    return out


def _shares(basis, trials):
    """For each side the shares of its answers with marks and with lines below one another as in lists, one a trial."""
    marked, listed = (basis.form[:, MARKS] > 0).any(1).astype(float), basis.lengths[:, 2].astype(float)
    return [[trials.sums(of[side]) / trials.size for of in (marked, listed)] for side in (trials.left, trials.right)]


def _sides_lost(basis, trials):
    """For each side the mask of the trials where it looks as if it had lost its marks."""
    return [(marked <= MOST_MARKED) & (listed >= LEAST_LISTED) for marked, listed in _shares(basis, trials)]


def looks_lost(basis, trials):
    """Mask of the trials both sides of which look as if they had lost their marks."""
    return np.logical_and(*_sides_lost(basis, trials))


def lost_by_one(basis, trials):
    """Mask of the trials one side of which looks as if it had lost its marks while the other is formatted."""
    (left, _), (right, _) = _shares(basis, trials)
    left_lost, right_lost = _sides_lost(basis, trials)
    return (left_lost & (right >= FORMATTED)) | (right_lost & (left >= FORMATTED))
