"""Which bots come out nearest to unrelated ones most often, before and after the cohort normalises likenesses.

In spaces of many dimensions some points are near to everything (hubs), so that half the field would look like them. For every bot of a
source the nearest unrelated bot is looked up by the cosine of both bots' mean counts of words, by that of their mean vectors, whitened,
and by the latter held against the cohort, with models that have seen neither lineage: in three ways lineages are put on two sides, and the
bots of one side are compared by models made from the other.
"""
import collections
from collections import abc

import numpy as np
import scipy.sparse as sp

import effects
import fold_scores
import lineages
import scores
from arrays import AnswerMask, Numbers, Vectors

# Of the large laboratories those on the first side; the rest are on the second, and all other lineages on either.
FIRST_SIDES = ({"openai", "meta", "cohere", "deepseek"}, {"openai", "google", "alibaba"}, {"openai", "anthropic", "mistral"})
FEWEST = 10  # unrelated bots of its source and side that a bot needs to be asked for the nearest
WAYS = ("cosine of words", "cosine of vectors", "held against the cohort")


def _means(background: fold_scores.Background, words: sp.csr_matrix, model: fold_scores.Model, rows: AnswerMask) -> tuple[Numbers, np.ndarray, Vectors]:
    """Bots of these answers with enough of them, their mean counts of words as unit rows, and their mean vectors less the mean of all."""
    bots, numbers = np.unique(background.bot[rows], return_inverse=True)
    answers, vectors = effects.group_means(background.x[rows] @ model.projection - model.mean, numbers)
    _, sparse_counts = effects.group_means(words[rows], numbers)
    enough = answers >= effects.LEAST_ANSWERS
    counts = sp.csr_matrix(sparse_counts).toarray()[enough]
    return bots[enough], counts / np.linalg.norm(counts, axis=1, keepdims=True), vectors[enough]


def _side(first: abc.Container[str], lineage: str) -> int:
    """0 or 1."""
    return int(lineage not in first if lineage in lineages.LARGE else lineages.fold(lineage) == lineages.FOLDS - 1)


def nearest(background: fold_scores.Background) -> tuple[np.ndarray, Numbers]:
    """Bots x (WAYS + 1): how often each was nearest by every way, and how often a bot drawn at random would have been, over sources
    and sides; and the bots' numbers."""
    root_of, words = dict(zip(background.bot, background.root)), background.basis.block(0)
    counts: dict[int, np.ndarray] = collections.defaultdict(lambda: np.zeros(len(WAYS) + 1))
    for number, first in enumerate(FIRST_SIDES):
        side_of = np.array([_side(first, root) for root in background.root])
        for side in (0, 1):
            model = fold_scores.fit(background, side_of != side, np.random.default_rng([25, number, side]))
            for source in np.unique(background.source):
                bots, of_words, vectors = _means(background, words, model, (side_of == side) & (background.source == source))
                roots = np.array([root_of[bot] for bot in bots])
                for i in range(len(bots)):
                    others = np.flatnonzero(roots != roots[i])
                    if len(others) < FEWEST:
                        continue
                    cosine, _, normalised, *_ = scores.likeness(model.whitening, model.cohort, np.repeat(vectors[i:i + 1], len(others), 0), vectors[others])
                    for way, values in enumerate((of_words[others] @ of_words[i], cosine, normalised)):
                        counts[bots[others[values.argmax()]]][way] += 1
                    for other in bots[others]:
                        counts[other][-1] += 1 / len(others)
    return np.array(list(counts.values())), np.array(list(counts))
