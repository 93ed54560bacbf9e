"""How alike answers to one prompt are, so that two bots' cosines on a known prompt can be held against it.

Of each known prompt, from reference bots: mean and spread of the cosines of words, characters and grammar between answers of
different bots, and the mean log length: FIGURES numbers. How alike an answer is to the others on its prompt also follows from
its length; that is one fit for all prompts. The surplus of a pair is its cosine less the prompt's mean, by the prompt's spread,
less what the lengths of both lead one to expect (core/evidence/row_surplus.hpp has the formula). Where a user gives control bots,
mean and spread of the cosines of either side with theirs stand for the prompt's, with a fit of lengths of their own.
"""
import typing

import numpy as np

import effects
import pair_trials
from arrays import AnswerMask, Blocks, Numbers, PerAnswer, TrialMask

BLOCKS = 3
FIGURES = 2 * BLOCKS + 1
LEAST_SPREAD = 1e-3  # of cosines; less would be identical answers
# A usual spread of cosines with control bots, and how many cosines it counts as. Measured with 2, 4 and 8: models/TRIED.md. The
# core has the same (row_surplus.cpp).
USUAL_SPREAD, USUAL_COSINES = 0.1, 2


class Measured(typing.NamedTuple):
    """How alike answers to known prompts are."""
    figures: np.ndarray     # prompts x FIGURES, not a number where a prompt has too few answers
    length_fit: np.ndarray  # BLOCKS x 6: coefficients of length_terms


def length_terms(log_lengths: np.ndarray, typical: float | np.ndarray) -> np.ndarray:
    """rows x 6: powers of how much longer than the prompt's others an answer is, and its length. Log code points."""
    longer = log_lengths - typical
    return np.column_stack([np.ones(len(longer)), longer, longer ** 2, longer ** 3, log_lengths, log_lengths * longer])


def figures(products: np.ndarray, bots: Numbers, log_lengths: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """FIGURES numbers of one prompt, and each answer's mean cosine with those of other bots (BLOCKS x answers).
    products: BLOCKS x answers x answers."""
    others = bots[:, None] != bots[None]
    pairs = others.sum()
    kept = products * others
    mean = kept.sum((1, 2)) / pairs
    spread = np.sqrt(np.maximum((kept ** 2).sum((1, 2)) / pairs - mean ** 2, LEAST_SPREAD ** 2))
    return np.concatenate([mean, spread, [log_lengths.mean()]]), kept.sum(2) / np.maximum(others.sum(1), 1)


def products_of(blocks: Blocks) -> np.ndarray:
    """BLOCKS x answers x answers of the answers' rows."""
    return np.stack([(block @ block.T).toarray() for block in blocks])


class Products:
    """Inner products of all answers on each prompt with enough of them."""

    def __init__(self, blocks: Blocks, prompts: Numbers, bots: Numbers, log_lengths: np.ndarray) -> None:
        self.bots, self.log_lengths, self.count = bots, log_lengths, int(prompts.max()) + 1
        order = np.argsort(prompts, kind="stable")
        names, starts = np.unique(prompts[order], return_index=True)
        self.answers = {p: rows for p, rows in zip(names, np.split(order, starts[1:])) if len(rows) >= effects.LEAST_BOTS}
        sorted_blocks = [block.tocsr() for block in blocks]
        self.products = {p: products_of([block[rows] for block in sorted_blocks]).astype(np.float32) for p, rows in self.answers.items()}

    def measure(self, chosen: AnswerMask) -> Measured:
        """Of the answers chosen (a mask)."""
        out, terms, excess = np.full((self.count, FIGURES), np.nan), [], []
        for p, rows in self.answers.items():
            kept = chosen[rows]
            own = rows[kept]
            if len(own) < effects.LEAST_BOTS or len(np.unique(self.bots[own])) < 2:
                continue
            out[p], typical = figures(self.products[p][:, kept][:, :, kept], self.bots[own], self.log_lengths[own])
            terms.append(length_terms(self.log_lengths[own], out[p, -1]))
            excess.append((typical - out[p, :BLOCKS, None]) / out[p, BLOCKS:2 * BLOCKS, None])
        return Measured(out, np.linalg.lstsq(np.vstack(terms), np.hstack(excess).T, rcond=None)[0].T)


def control_figures(left: np.ndarray, right: np.ndarray, log_lengths: np.ndarray) -> np.ndarray:
    """rows x FIGURES: what control bots' answers tell of each row's prompt, not a number where there are none. left, right: rows x
    controls x BLOCKS, cosines of either answer with every control's, and log_lengths: rows x controls; not a number where there is none."""
    cosines = np.concatenate([left, right], 1)
    found = np.isfinite(cosines[:, :, 0]).sum(1)[:, None]
    count = np.where(found, found, np.nan)
    mean = np.nansum(cosines, 1) / count
    about_mean = np.maximum(np.nansum(cosines ** 2, 1) - count * mean ** 2, 0)
    spread = np.sqrt((USUAL_COSINES * USUAL_SPREAD ** 2 + about_mean) / (USUAL_COSINES + count))
    return np.hstack([mean, spread, np.nansum(log_lengths, 1)[:, None] / (count / 2)])


def _excess(figures: np.ndarray, cosines: np.ndarray) -> np.ndarray:
    return (cosines - figures[:, :BLOCKS]) / figures[:, BLOCKS:2 * BLOCKS]


def _both_length_terms(figures: np.ndarray, left_lengths: np.ndarray, right_lengths: np.ndarray) -> np.ndarray:
    return 0.5 * (length_terms(left_lengths, figures[:, -1]) + length_terms(right_lengths, figures[:, -1]))


def fit_lengths(figures: np.ndarray, cosines: np.ndarray, left_lengths: np.ndarray, right_lengths: np.ndarray) -> np.ndarray:
    """BLOCKS x 6: what lengths lead one to expect of the surplus of these rows, which should be of unrelated pairs."""
    return np.linalg.lstsq(_both_length_terms(figures, left_lengths, right_lengths), _excess(figures, cosines), rcond=None)[0].T


def surplus(figures: np.ndarray, fit: np.ndarray, cosines: np.ndarray, left_lengths: np.ndarray,
            right_lengths: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """rows x BLOCKS, and of which rows the prompt's figures are known; zero elsewhere. figures: rows x FIGURES; cosines: rows x BLOCKS."""
    known = np.isfinite(figures[:, 0])
    found = np.where(known[:, None], figures, 1.0)
    expected = _both_length_terms(found, left_lengths, right_lengths) @ np.asarray(fit).T
    return np.where(known[:, None], _excess(found, cosines) - expected, 0.0), known


def mean_surplus(figures: np.ndarray, fit: np.ndarray, row_cosine: np.ndarray, trials: pair_trials.Trials, chosen: TrialMask,
                 log_lengths: PerAnswer) -> np.ndarray:
    """trials x BLOCKS: mean surplus over the rows with known figures of the trials chosen (a mask), zero elsewhere.
    figures: rows x FIGURES; row_cosine: of Similarity; log_lengths: of all answers."""
    mine = np.repeat(chosen, trials.size)
    left, right = log_lengths[trials.left[mine]], log_lengths[trials.right[mine]]
    values, known = np.zeros((len(mine), BLOCKS)), np.zeros(len(mine))
    values[mine], known[mine] = surplus(figures[mine], fit, row_cosine[mine], left, right)
    return np.column_stack([trials.sums(column) for column in values.T]) / np.maximum(trials.sums(known), 1)[:, None]
