"""Which reference generation a side's answers fit, as a set that is open.

A reference is a generation of models (reference_families.py), held as what its bots write less what their prompts do: the
fingerprint vector, whitened to unit length, and beside it the habits of form, whitened and HABIT_SHARE as heavy, so that an
inner product is a weighed mean of two cosines. A generation's score is the largest with one of its bots; scores become
shares by a softmax in which "none of these" stands at a score of its own, and a family's share is the sum over its
generations. Slope and that score depend on the number of answers and on whether the prompts are known; both are fitted on
bots whose whole family and whose source were left out (attribution_study.py). core/library repeats this in C++.

Tried on the same folds and worse: Gaussian densities around centroids (top-1 of 20 answers to unseen prompts 0.25 against
0.28 of generations, 0.29 against 0.45 of families), means of cosines in place of the largest (0.24), whitening by the
whole covariance (0.28), shrunk vectors (0.29); families by their best generation (first of 20: 0.37 of families against 0.38).
Habits: 18 bots of closed_set.py, 20 answers to known prompts, right at first 95.4 % without them, 96.8 to 97.4 % with shares
from 0.15 to 1 where the bots' own spread whitens them, 96.8 % where that of all bots of the fit does, 97.3 % where that of the
reference bots of every source does (habit_map); over all families on new sources 78 and 79 % among three. One length for
vector and habits together, or each habit by its own spread alone: 0.3 to 1 points less.
"""
from collections import abc

import numpy as np
from scipy.optimize import minimize

import effects
import reference_families as families
from arrays import AnswerMask, Described, Habits, Numbers, Square

LEAST_ANSWERS = 5     # answers on prompts with a known mean a bot needs to stand in the library
SIZES = (1, 5, 20, 50)
HABIT_SHARE = 0.35    # of the cosine of habits beside that of the vectors; the core has the same (kHabitShare)
# What a side's habits count where what its prompts ask for cannot be taken off them (kUnknownHabits). Measured, 20 answers to
# unseen prompts, families among three: 0 / 0.3 / 1 give 89.9 / 90.0 / 89.0 % for bots that the library holds and 72.6 / 73.2 /
# 74.0 % on new sources.
UNKNOWN_HABITS = 0.3


def bot_means(described: Described, bots: np.ndarray, usable: AnswerMask) -> tuple[np.ndarray, np.ndarray, Described]:
    """Numbers, counts of answers and means of the bots; described: answers x (vector, habits), less their prompts' effects."""
    names, numbers = np.unique(bots[usable], return_inverse=True)
    counts, means = effects.group_means(described[usable], numbers, len(names))
    kept = counts >= LEAST_ANSWERS
    return names[kept], counts[kept], means[kept]


def habit_map(habits: Habits, bots: np.ndarray, sources: np.ndarray) -> Square:
    """habits x habits: what whitens habits, from their spread about each bot's mean, the same weight for every source. habits:
    of reference bots, less their prompts' means."""
    classes = effects.codes(bots)
    _, means = effects.group_means(habits, classes)
    left = (habits - means[classes]).astype(np.float64)
    return effects.whitening_of(np.mean([np.cov(left[sources == source].T, bias=True) for source in np.unique(sources)], 0))


def unit(vectors: np.ndarray) -> np.ndarray:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)


def units(described: Described, whitening: Square, habit_map: Square, known: bool | np.ndarray) -> np.ndarray:
    """Rows of unit length from means of vectors and habits: inner products are what is scored. whitening: of vectors; habit_map: of
    habits; known: whether the prompts are, for all rows or for each."""
    vectors, habits = np.hsplit(described, [effects.DIMENSIONS])
    weights = np.sqrt(HABIT_SHARE) * np.where(known, 1, UNKNOWN_HABITS)
    return unit(np.hstack([unit(vectors @ whitening.T), np.reshape(weights, (-1, 1)) * unit(habits @ habit_map.T)]))


def scores(sides: np.ndarray, references: np.ndarray, generations: np.ndarray, names: abc.Sequence) -> np.ndarray:
    """sides x names: largest inner product with a bot of each generation. Rows as units() gives them; `generations`: of each reference."""
    products = sides @ references.T
    return np.stack([products[:, generations == name].max(1) for name in names], 1)


def shares(found: np.ndarray, slope: float, none: float) -> np.ndarray:
    """Shares of every generation and, in the last column, of none of them."""
    scaled = slope * np.hstack([found, np.full((len(found), 1), none)])
    raised = np.exp(scaled - scaled.max(1, keepdims=True))
    return raised / raised.sum(1, keepdims=True)


def family_shares(found_shares: np.ndarray, names: list[str]) -> tuple[list[str], np.ndarray]:
    """Sums over the generations of each family: (names of families, rows x families)."""
    of = np.array([families.FAMILY[name] for name in names])
    every = sorted(set(of))
    return every, np.stack([found_shares[:, :-1][:, of == family].sum(1) for family in every], 1)


def calibrate(cells: list[tuple[np.ndarray, Numbers]]) -> tuple[float, float]:
    """Slope and score of none with the least mean log loss. cells: lists of (scores, column of the truth). Even prior odds:
    bots that are in the library and bots that are not weigh the same together."""
    known = sum((truth < found.shape[1]).sum() for found, truth in cells)
    unknown = sum((truth == found.shape[1]).sum() for found, truth in cells)

    def loss(parameters: np.ndarray) -> float:
        total = 0.0
        for found, truth in cells:
            chance = shares(found, np.exp(parameters[0]), parameters[1])[np.arange(len(truth)), truth]
            total -= (np.log(np.maximum(chance, 1e-12)) * np.where(truth < found.shape[1], 0.5 / known, 0.5 / unknown)).sum()
        return total
    best = minimize(loss, np.array([2.0, 0.8]), method="Nelder-Mead", options={"xatol": 1e-3, "fatol": 1e-5, "maxiter": 300})
    return float(np.exp(best.x[0])), float(best.x[1])
