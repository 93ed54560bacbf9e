"""Figures of attribution from the trials that attribution_study.py kept: calibration by number of answers, and how often
the first, the first three and "none of these" are right. Every figure comes from a calibration fitted on the other groups
of sources.
"""
import collections

import numpy as np

import attribution
import reference_families as families

OPEN_SETS, WHOLE_SET = (0, 1, 2), 3
HALF = 0.5
Cell = collections.namedtuple("Cell", "group set found names truth_name bots")


def cells_of(folds, generation, n, known):
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
            out.append(Cell(fold["group"], fold["set"], found, names, truth[chosen], fold["bots"][chosen]))
    return out


def columns(cell):
    """Column of the true generation; one past the last where it is not in the library."""
    place = {name: i for i, name in enumerate(cell.names)}
    return np.array([place.get(t, len(cell.names)) for t in cell.truth_name])


def fit(cells, without=None):
    return attribution.calibrate([(c.found, columns(c)) for c in cells if c.set in OPEN_SETS and c.group != without])


def rank_of(values, column):
    """How many columns stand above the true one."""
    return (values > values[np.arange(len(column)), column][:, None]).sum(1)


def ranked(cell, calibration):
    """Shares and shares by family of a cell's trials, the column of the true family, and which trials have an answer."""
    found = attribution.shares(cell.found, *calibration)
    every, by_family = attribution.family_shares(found, cell.names)
    place = {name: i for i, name in enumerate(every)}
    family = np.array([place.get(families.FAMILY[t], -1) for t in cell.truth_name])
    return found, by_family, family, columns(cell) < len(cell.names)


def ranks_of(cell, found, by_family, family, is_known):
    """Ranks of the true generation and of the true family, of the trials that have an answer. The others: as ranked() gives them."""
    return rank_of(found[is_known, :-1], columns(cell)[is_known]), rank_of(by_family[is_known], family[is_known])


def measure_own(cells, calibration):
    """Of cells of own_sources.py: trials, shares of generations first and among three, and of families. calibration: as shipped."""
    ranks, family_ranks = (np.concatenate(x) for x in zip(*(ranks_of(cell, *ranked(cell, calibration)) for cell in cells)))
    return len(ranks), (ranks == 0).mean(), (ranks < 3).mean(), (family_ranks == 0).mean(), (family_ranks < 3).mean()


def measure(cells):
    """Figures of one size and one knowledge of the prompts."""
    ranks, family_ranks, accepted, rejected, sure = [], [], [], [], []
    fitted = {group: fit(cells, group) for group in {c.group for c in cells}}
    for cell in cells:
        found, by_family, family, is_known = ranked(cell, fitted[cell.group])
        if cell.set == WHOLE_SET:
            own, of_family = ranks_of(cell, found, by_family, family, is_known)
            ranks.append(own)
            family_ranks.append(of_family)
            rejected.append(found[is_known, -1] > HALF)
        else:
            accepted.append(found[~is_known, -1] < HALF)
            sure.append(np.stack([by_family.max(1), by_family.argmax(1) == family]))
    ranks, family_ranks, accepted, rejected = (np.concatenate(x) for x in (ranks, family_ranks, accepted, rejected))
    sure = np.concatenate(sure, 1)
    bins = [(low, ((sure[0] >= low) & (sure[0] < low + 0.25))) for low in (0.0, 0.25, 0.5, 0.75)]
    return dict(trials=len(ranks), unknown=len(accepted), top1=(ranks == 0).mean(), top3=(ranks < 3).mean(), family_top1=(family_ranks == 0).mean(),
                family_top3=(family_ranks < 3).mean(), unknown_accepted=accepted.mean(), known_rejected=rejected.mean(),
                by_share=[(low, int(b.sum()), sure[0][b].mean() if b.any() else 0, sure[1][b].mean() if b.any() else 0) for low, b in bins])
