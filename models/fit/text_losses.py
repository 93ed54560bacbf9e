"""The same answers after what copying takes from them: without their Markdown marks, as a reader has them who copied what a chat page
shows, and flat, without marks and line breaks, as tables and scripts that read pages leave them.

Counted by the core (count_features), weighed and projected as the answers themselves. Pairs that look as if they had lost marks or line
breaks, or both, have calibrations of their own, fitted on all trials without their marks and on all flat ones; where one side looks so and
the other does not, both are compared without what it lost. The core has the same rules (core/verdict/formatting.hpp).
"""
import copy
import functools
import multiprocessing
import pathlib

import numpy as np
import scipy.sparse as sp

import bases
import corpus
import fold_scores
import gram_columns
import pair_trials
from arrays import Numbers, PerTrial, TrialMask

OPTIONS = {"_unformatted": "--without-marks", "_flat": "--flat"}  # form of all answers, the suffix of files and of what they hold -> option of count_features
SUFFIXES = ("", *OPTIONS)                                         # the forms; as written first
SETS = ("", "_bare", "_flat")  # of the sets of sections, whose names have 32 bytes: nothing lost, marks or line breaks, both; fitted on SUFFIXES
MARKS = [1, 2, 4, 5, 28]  # of the habits of form: headings, bullets, bold, fences, inline_code
MOST_MARKED, LEAST_LISTED = 0.1, 0.25  # of a side's answers, where it counts as one that lost its marks; measured: core/verdict/formatting.hpp
HALF = 0.5                # of a side's answers, where it counts as formatted or as one that lost its line breaks
LINE_RUN, LINE_BREAKS = 2, 3  # columns of the lengths
NO_EMPTY_LINE, NO_LINE_BREAK = 1, 2


def _make_form(suffix: str) -> None:
    basis, asked = _WORK
    folder, option = _folder(basis, suffix), OPTIONS[suffix]
    folder.mkdir(exist_ok=True)
    counts, form, lengths, runs, starts = corpus.count(asked, option)
    blocks = bases.weigh(gram_columns.narrow(counts, basis.own), basis.idf)
    for b, block in enumerate(blocks):
        sp.save_npz(folder / f"block{b}.npz", block, compressed=False)
    np.savez(folder / "runs.npz", runs=runs, starts=starts)
    np.savez(folder / "form.npz", form=form, lengths=lengths)
    coordinates = [bases.coordinates_of(part, of.components) for part, of in zip((blocks[:2], blocks[2:]), basis.directions)]
    np.savez(folder / "coordinates.npz", wording=coordinates[0], grammar=coordinates[1])
    print(f"counted all answers {option.strip('-').replace('-', ' ')}", flush=True)


_WORK: tuple[bases.Basis, list[corpus.Asked]]  # what the processes of a pool inherit


def make(variant: str = "full") -> None:
    global _WORK
    _WORK = bases.Basis(variant), [(prompt, text) for _, text, prompt in corpus.read_answers(variant)]
    with multiprocessing.get_context("fork").Pool(len(OPTIONS)) as pool:
        pool.map(_make_form, OPTIONS, chunksize=1)


def _folder(basis: bases.Basis, suffix: str) -> pathlib.Path:
    return basis.folder / suffix.strip("_")


class Basis(bases.Basis):
    """The answers of a basis in another form: the same directions and standards."""

    def __init__(self, basis: bases.Basis, suffix: str) -> None:
        self.folder, self.answers, self.idf = _folder(basis, suffix), basis.answers, basis.idf
        self.form_mean, self.form_spread = basis.form_mean, basis.form_spread
        kept = np.load(self.folder / "form.npz")
        self.form, self.lengths = kept["form"], kept["lengths"]
        self._of = basis

    @functools.cached_property
    def directions(self) -> list[bases.Directions]:
        kept = np.load(self.folder / "coordinates.npz")
        return [bases.Directions(of.components, of.spread, kept[name] / of.spread) for name, of in zip(("wording", "grammar"), self._of.directions)]


def every_form(basis: bases.Basis) -> list[bases.Basis]:
    """The basis and those of its answers' other forms, in the order of SUFFIXES."""
    return [basis, *(Basis(basis, suffix) for suffix in OPTIONS)]


def background_of(background: fold_scores.Background, basis: bases.Basis) -> fold_scores.Background:
    """A fold_scores.Background whose answers are those of another form; models are fitted on the one as written."""
    out = copy.copy(background)
    out.__dict__.pop("products", None)
    out.take(basis)
    return out


class _Side:
    """What the answers of one side of every trial carry: core/verdict/formatting.hpp."""

    def __init__(self, basis: bases.Basis, trials: pair_trials.Trials, answers: Numbers) -> None:
        share = lambda of: trials.sums(of[answers].astype(float)) / trials.size
        marked, unbroken = share((basis.form[:, MARKS] > 0).any(1)), share(basis.lengths[:, LINE_BREAKS] == NO_LINE_BREAK)
        any_lost = share(basis.lengths[:, LINE_BREAKS] > 0)
        self.line_breaks = np.where(unbroken >= HALF, NO_LINE_BREAK, np.where(any_lost >= HALF, NO_EMPTY_LINE, 0))
        self.is_bare, self.is_formatted = marked <= MOST_MARKED, marked >= HALF
        self.has_lost = self.is_bare & ((share(basis.lengths[:, LINE_RUN]) >= LEAST_LISTED) | (self.line_breaks == NO_LINE_BREAK))


def compared(basis: bases.Basis, trials: pair_trials.Trials) -> tuple[PerTrial, PerTrial, TrialMask]:
    """Of every trial: the form in which it is compared (a place in SUFFIXES), what it has lost (a place in SETS), and whether the core
    takes that very form. It does not where one side alone lost line breaks: no form of all answers has marks and no line breaks."""
    left, right = (_Side(basis, trials, answers) for answers in (trials.left, trials.right))
    marks_of_one = (left.has_lost & right.is_formatted) | (right.has_lost & left.is_formatted)
    most = np.maximum(left.line_breaks, right.line_breaks)
    breaks_of_one = left.line_breaks != right.line_breaks
    loss = (marks_of_one | (left.has_lost & right.has_lost)).astype(int) + (most > 0)
    is_flat = marks_of_one & breaks_of_one & (most == NO_LINE_BREAK)
    return np.where(is_flat, 2, marks_of_one.astype(int)), loss, ~breaks_of_one | is_flat
