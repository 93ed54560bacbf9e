"""Figures of attribution from the trials that attribution_study.py kept: calibration by number of answers, and how often
the first, the first three and "none of these" are right. Every figure comes from a calibration fitted on the other groups
of sources.
"""
import typing

import numpy as np

import attribution
import attribution_trials
import reference_families as families
from arrays import Numbers

OPEN_SETS, WHOLE_SET = (0, 1, 2), 3
HALF = 0.5


class Cell(typing.NamedTuple):
    """Trials of one fold."""
    group: int | None        # of sources left out
    set: int | str           # attribution_trials.Fold
    found: np.ndarray        # trials x names: attribution.scores
    names: list[str]         # generations of the library
    truth_name: np.ndarray   # generation of each trial's bot


class Ranked(typing.NamedTuple):
    """What is made of a cell's trials."""
    shares: np.ndarray     # trials x (names + 1): attribution.shares
    by_family: np.ndarray  # trials x families
    family: Numbers        # column of the true family, -1 where the library has none of it
    is_known: np.ndarray   # bool: whether the library holds the true generation


class Figures(typing.NamedTuple):
    """Of one size and one knowledge of the prompts: shares of the trials that have an answer, else as said."""
    trials: int
    unknown: int             # trials of bots whose family is left out
    top1: float              # the right generation first
    top3: float              # among the first three
    family_top1: float
    family_top3: float
    unknown_accepted: float  # of unknown bots: how often "none of these" got less than half
    known_rejected: float    # how often it got more
    by_share: list[tuple[float, int, float, float]]  # share stated for the first family, from: trials, mean share stated, how often right


def cells_of(folds: list[attribution_trials.Fold], generation: np.ndarray, n: int, known: bool) -> list[Cell]:
    """Scores of the trials of one size and one knowledge of the prompts, fold by fold; generation: of all bots. Trials whose
    family is in the library but whose generation is not have no right answer and are left out."""
    out = []
    for fold in folds:
        chosen = (fold["n"] == n) & (fold["known"] == known)
        references = fold["references"]
        generations = generation[references.bots]
        names = [name for name in families.NAMES if name in set(generations)]
        held = {families.FAMILY[name] for name in names}
        truth = generation[fold["bots"]]
        chosen &= np.array([t in names or families.FAMILY[t] not in held for t in truth])
        if chosen.any():
            found = attribution.scores(fold["units"][chosen], references.units, generations, names)
            out.append(Cell(fold["group"], fold["set"], found, names, truth[chosen]))
    return out


def columns(cell: Cell) -> Numbers:
    """Column of the true generation; one past the last where it is not in the library."""
    place = {name: i for i, name in enumerate(cell.names)}
    return np.array([place.get(t, len(cell.names)) for t in cell.truth_name])


def fit(cells: list[Cell], without: int | None = None) -> tuple[float, float]:
    return attribution.calibrate([(c.found, columns(c)) for c in cells if c.set in OPEN_SETS and c.group != without])


def rank_of(values: np.ndarray, column: Numbers) -> np.ndarray:
    """How many columns stand above the true one."""
    return (values > values[np.arange(len(column)), column][:, None]).sum(1)


def ranked(cell: Cell, calibration: tuple[float, float]) -> Ranked:
    found = attribution.shares(cell.found, *calibration)
    every, by_family = attribution.family_shares(found, cell.names)
    place = {name: i for i, name in enumerate(every)}
    family = np.array([place.get(families.FAMILY[t], -1) for t in cell.truth_name])
    return Ranked(found, by_family, family, columns(cell) < len(cell.names))


def ranks_of(cell: Cell, ranked: Ranked) -> tuple[np.ndarray, np.ndarray]:
    """Ranks of the true generation and of the true family, of the trials that have an answer."""
    shares, by_family, family, is_known = ranked
    return rank_of(shares[is_known, :-1], columns(cell)[is_known]), rank_of(by_family[is_known], family[is_known])


def measure_own(cells: list[Cell], calibration: tuple[float, float]) -> tuple[int, float, float, float, float]:
    """Of cells of own_sources.py: trials, shares of generations first and among three, and of families. calibration: as shipped."""
    ranks, family_ranks = (np.concatenate(x) for x in zip(*(ranks_of(cell, ranked(cell, calibration)) for cell in cells)))
    return len(ranks), (ranks == 0).mean(), (ranks < 3).mean(), (family_ranks == 0).mean(), (family_ranks < 3).mean()


def measure(cells: list[Cell]) -> Figures:
    """Of cells of one size and one knowledge of the prompts."""
    ranks, family_ranks, accepted, rejected, sure = [], [], [], [], []
    fitted = {group: fit(cells, group) for group in {c.group for c in cells}}
    for cell in cells:
        found = ranked(cell, fitted[cell.group])
        none = found.shares[:, -1]
        if cell.set == WHOLE_SET:
            own, of_family = ranks_of(cell, found)
            ranks.append(own)
            family_ranks.append(of_family)
            rejected.append(none[found.is_known] > HALF)
        else:
            accepted.append(none[~found.is_known] < HALF)
            sure.append(np.stack([found.by_family.max(1), found.by_family.argmax(1) == found.family]))
    rank, family_rank = np.concatenate(ranks), np.concatenate(family_ranks)
    is_accepted, (stated, is_right) = np.concatenate(accepted), np.concatenate(sure, 1)
    bins = [(low, ((stated >= low) & (stated < low + 0.25))) for low in (0.0, 0.25, 0.5, 0.75)]
    return Figures(len(rank), len(is_accepted), (rank == 0).mean(), (rank < 3).mean(), (family_rank == 0).mean(), (family_rank < 3).mean(), is_accepted.mean(),
                   np.concatenate(rejected).mean(), [(low, int(b.sum()), stated[b].mean() if b.any() else 0, is_right[b].mean() if b.any() else 0) for low, b in bins])
