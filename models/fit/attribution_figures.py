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


def cells_of(study, n, known):
    """Scores of the trials of one size and one knowledge of the prompts, fold by fold. Trials whose family is in the library
    but whose generation is not have no right answer and are left out."""
    out = []
    for fold in study["folds"]:
        chosen = (fold["n"] == n) & (fold["known"] == known)
        numbers, _, means = fold["references"]
        generations = study["generation"][numbers]
        names = [name for name in families.NAMES if name in set(generations)]
        held = {families.FAMILY[name] for name in names}
        truth = study["generation"][fold["bots"]]
        chosen &= np.array([t in names or families.FAMILY[t] not in held for t in truth])
        if chosen.any():
            found = attribution.scores(fold["means"][chosen], means, generations, names, fold["whitening"])
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


def measure(cells):
    """Figures of one size and one knowledge of the prompts."""
    ranks, family_ranks, accepted, rejected, sure = [], [], [], [], []
    fitted = {group: fit(cells, group) for group in {c.group for c in cells}}
    for cell in cells:
        found = attribution.shares(cell.found, *fitted[cell.group])
        every, by_family = attribution.family_shares(found, cell.names)
        column, place = columns(cell), {name: i for i, name in enumerate(every)}
        is_known = column < len(cell.names)
        family = np.array([place.get(families.FAMILY[t], -1) for t in cell.truth_name])
        if cell.set == WHOLE_SET:
            ranks.append(rank_of(found[is_known, :-1], column[is_known]))
            family_ranks.append(rank_of(by_family[is_known], family[is_known]))
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
