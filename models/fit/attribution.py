"""Which reference generation a side's answers fit, as a set that is open.

A reference is a generation of models (reference_families.py), held as the fingerprint vectors of its bots less their
prompts' effects. A side's mean vector is whitened and set to unit length; a generation's score is the largest cosine with
one of its bots; scores become shares by a softmax in which "none of these" stands at a score of its own, and a family's
share is the sum over its generations. Slope and that score depend on the number of answers and on whether the prompts are known; both are fitted on bots whose whole family and
whose source were left out (attribution_study.py). core/library repeats this in C++.

Tried on the same folds and worse: Gaussian densities around centroids (top-1 of 20 answers to unseen prompts 0.25 against
0.28 of generations, 0.29 against 0.45 of families), means of cosines in place of the largest (0.24), whitening by the
whole covariance (0.28), shrunk vectors (0.29); families by their best generation (first of 20: 0.37 of families against 0.38).
"""
import numpy as np
from scipy.optimize import minimize

import effects
import reference_families as families

LEAST_ANSWERS = 5     # answers on prompts with a known mean a bot needs to stand in the library
SIZES = (1, 5, 20, 50)


def bot_means(vectors, bots, usable):
    """Numbers, counts of answers and mean vectors of the bots; vectors are less their prompts' effects."""
    names, numbers = np.unique(bots[usable], return_inverse=True)
    counts, means = effects.group_means(vectors[usable], numbers, len(names))
    kept = counts >= LEAST_ANSWERS
    return names[kept], counts[kept], means[kept]


def unit(vectors):
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)


def scores(sides, references, generations, names, whitening):
    """sides x names: largest cosine with a bot of each generation. `generations`: of each reference."""
    cosines = unit(sides @ whitening.T) @ unit(references @ whitening.T).T
    return np.stack([cosines[:, generations == name].max(1) for name in names], 1)


def shares(found, slope, none):
    """Shares of every generation and, in the last column, of none of them."""
    scaled = slope * np.hstack([found, np.full((len(found), 1), none)])
    raised = np.exp(scaled - scaled.max(1, keepdims=True))
    return raised / raised.sum(1, keepdims=True)


def family_shares(found_shares, names):
    """Sums over the generations of each family: (names of families, rows x families)."""
    of = np.array([families.FAMILY[name] for name in names])
    every = sorted(set(of))
    return every, np.stack([found_shares[:, :-1][:, of == family].sum(1) for family in every], 1)


def calibrate(cells):
    """Slope and score of none with the least mean log loss. cells: lists of (scores, column of the truth). Even prior odds:
    bots that are in the library and bots that are not weigh the same together."""
    known = sum((truth < found.shape[1]).sum() for found, truth in cells)
    unknown = sum((truth == found.shape[1]).sum() for found, truth in cells)

    def loss(parameters):
        total = 0.0
        for found, truth in cells:
            chance = shares(found, np.exp(parameters[0]), parameters[1])[np.arange(len(truth)), truth]
            total -= (np.log(np.maximum(chance, 1e-12)) * np.where(truth < found.shape[1], 0.5 / known, 0.5 / unknown)).sum()
        return total
    best = minimize(loss, np.array([2.0, 0.8]), method="Nelder-Mead", options={"xatol": 1e-3, "fatol": 1e-5, "maxiter": 300})
    return float(np.exp(best.x[0])), float(best.x[1])
