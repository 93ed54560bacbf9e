"""How alike answers to one prompt are, so that two bots' cosines on a known prompt can be held against it.

Of each known prompt, from reference bots: mean and spread of the cosines of words, characters and grammar between answers of
different bots, and the mean log length: FIGURES numbers. How alike an answer is to the others on its prompt also follows from
its length; that is one fit for all prompts. The surplus of a pair is its cosine less the prompt's mean, by the prompt's spread,
less what the lengths of both lead one to expect (core/evidence/pair_scores.hpp has the formula).
"""
import numpy as np

import effects

BLOCKS = 3
FIGURES = 2 * BLOCKS + 1
LEAST_SPREAD = 1e-3  # of cosines; less would be identical answers


def length_terms(log_lengths, typical):
    """rows x 6: powers of how much longer than the prompt's others an answer is, and its length. Log code points."""
    longer = log_lengths - typical
    return np.column_stack([np.ones(len(longer)), longer, longer ** 2, longer ** 3, log_lengths, log_lengths * longer])


def figures(products, bots, log_lengths):
    """FIGURES numbers of one prompt, and each answer's mean cosine with those of other bots (BLOCKS x answers).
    products: BLOCKS x answers x answers."""
    others = bots[:, None] != bots[None]
    pairs = others.sum()
    kept = products * others
    mean = kept.sum((1, 2)) / pairs
    spread = np.sqrt(np.maximum((kept ** 2).sum((1, 2)) / pairs - mean ** 2, LEAST_SPREAD ** 2))
    return np.concatenate([mean, spread, [log_lengths.mean()]]), kept.sum(2) / np.maximum(others.sum(1), 1)


def products_of(blocks):
    """BLOCKS x answers x answers of the answers' rows."""
    return np.stack([(block @ block.T).toarray() for block in blocks])


class Products:
    """Inner products of all answers on each prompt with enough of them."""

    def __init__(self, blocks, prompts, bots, log_lengths):
        self.bots, self.log_lengths, self.count = bots, log_lengths, int(prompts.max()) + 1
        order = np.argsort(prompts, kind="stable")
        names, starts = np.unique(prompts[order], return_index=True)
        self.answers = {p: rows for p, rows in zip(names, np.split(order, starts[1:])) if len(rows) >= effects.LEAST_BOTS}
        sorted_blocks = [block.tocsr() for block in blocks]
        self.products = {p: products_of([block[rows] for block in sorted_blocks]).astype(np.float32) for p, rows in self.answers.items()}

    def measure(self, chosen):
        """Of the answers chosen (a mask): prompts x FIGURES, not a number where a prompt has too few, and the fit of lengths,
        BLOCKS x 6."""
        out, terms, excess = np.full((self.count, FIGURES), np.nan), [], []
        for p, rows in self.answers.items():
            kept = chosen[rows]
            own = rows[kept]
            if len(own) < effects.LEAST_BOTS or len(np.unique(self.bots[own])) < 2:
                continue
            out[p], typical = figures(self.products[p][:, kept][:, :, kept], self.bots[own], self.log_lengths[own])
            terms.append(length_terms(self.log_lengths[own], out[p, -1]))
            excess.append((typical - out[p, :BLOCKS, None]) / out[p, BLOCKS:2 * BLOCKS, None])
        return out, np.linalg.lstsq(np.vstack(terms), np.hstack(excess).T, rcond=None)[0].T


def surplus(of_prompts, fit, cosines, prompts, left_lengths, right_lengths):
    """rows x BLOCKS, and which rows have a known prompt; zero elsewhere. of_prompts: prompts x FIGURES; cosines: rows x BLOCKS."""
    found = of_prompts[prompts]
    known = np.isfinite(found[:, 0])
    found = np.where(known[:, None], found, 1.0)
    expected = 0.5 * sum(length_terms(lengths, found[:, -1]) for lengths in (left_lengths, right_lengths)) @ np.asarray(fit).T
    return np.where(known[:, None], (cosines - found[:, :BLOCKS]) / found[:, BLOCKS:2 * BLOCKS] - expected, 0.0), known


def mean_surplus(of_prompts, fit, row_cosine, trials, chosen, prompts, log_lengths):
    """trials x BLOCKS: mean surplus over the rows with a known prompt of the trials chosen (a mask), zero elsewhere.
    row_cosine: of Similarity; prompts, log_lengths: of all answers, prompts as numbers of rows of of_prompts."""
    mine = np.repeat(chosen, trials.size)
    left, right = trials.left[mine], trials.right[mine]
    values, known = np.zeros((len(mine), BLOCKS)), np.zeros(len(mine))
    values[mine], known[mine] = surplus(of_prompts, fit, row_cosine[mine], prompts[left], log_lengths[left], log_lengths[right])
    return np.column_stack([trials.sums(column) for column in values.T]) / np.maximum(trials.sums(known), 1)[:, None]
