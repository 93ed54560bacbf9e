"""The same answers without their Markdown marks, as a reader has them who copied what a chat page shows.

Counted by the core (count_features --without-marks), weighed and projected as the answers themselves. Pairs that look as if they had
lost their marks have a calibration of their own, fitted on all trials without theirs. The core has the same rule
(core/verdict/formatting.hpp).
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
FEWEST = 3                # answers from which a pair counts so; measured there
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


def looks_lost(basis, trials):
    """Mask of the trials of FEWEST answers and more of which both sides have marks in at most MOST_MARKED of them and lines below one
    another as in lists in LEAST_LISTED and more."""
    marked, listed = (basis.form[:, MARKS] > 0).any(1).astype(float), basis.lengths[:, 2].astype(float)
    share = lambda of, side: trials.sums(of[side]) / trials.size
    return np.logical_and.reduce([trials.size >= FEWEST, *(condition for side in (trials.left, trials.right)
                                                           for condition in (share(marked, side) <= MOST_MARKED, share(listed, side) >= LEAST_LISTED))])
