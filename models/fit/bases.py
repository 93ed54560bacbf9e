"""Counts of every answer to weighted blocks and their leading directions.

Log counts x inverse document frequency, each of the three blocks (words, characters, grammar) scaled to unit length;
truncated SVD of words and characters together and of grammar. Kept in the work folder, used by every later step.
"""
import functools
import pickle
import typing

import numpy as np
import scipy.sparse as sp
from sklearn.decomposition import TruncatedSVD

import corpus
import gram_columns
import places
from arrays import Blocks, Habits, Numbers, PerAnswer

WORDING_RANK, GRAMMAR_RANK = 300, 400  # measured: grammar 400 gains 0.003 mean AUC over 150
SVD_ANSWERS = 25_000
FORM_WEIGHT = 0.5  # measured: 1 loses 0.004 mean AUC


class Directions(typing.NamedTuple):
    """Leading directions of some blocks."""
    components: np.ndarray   # rank x columns
    spread: float            # of all coordinates
    coordinates: np.ndarray  # answers x rank, by that spread


def log_lengths(lengths: np.ndarray) -> PerAnswer:
    """Log code points of every answer. lengths: of corpus.count."""
    return np.log(np.maximum(lengths[:, 0], 1))


def weigh(counts: sp.csr_matrix, idf: np.ndarray) -> list[sp.csr_matrix]:
    """Counts in columns (gram_columns.narrow) to three blocks of unit rows."""
    weighted = counts.copy()
    weighted.data = np.log1p(weighted.data) * idf[weighted.indices].astype(np.float32)
    blocks = []
    for b in range(3):
        block = weighted[:, b * gram_columns.BLOCK:(b + 1) * gram_columns.BLOCK].tocsr()
        norms = np.sqrt(np.asarray(block.multiply(block).sum(1)).ravel())
        blocks.append((sp.diags((1 / np.maximum(norms, 1e-9)).astype(np.float32)) @ block).astype(np.float32).tocsr())
    return blocks


def leading_directions(blocks: Blocks, rank: int, chosen: Numbers) -> tuple[np.ndarray, np.ndarray]:
    """Components (rank x columns) of the blocks side by side, and every answer's coordinates."""
    components = TruncatedSVD(rank, n_iter=2, random_state=0).fit(sp.hstack([b[chosen] for b in blocks]).tocsr()).components_.astype(np.float32)
    return components, coordinates_of(blocks, components)


def coordinates_of(blocks: Blocks, components: np.ndarray) -> np.ndarray:
    """Answers x rank."""
    width = gram_columns.BLOCK
    return sum(block @ components[:, i * width:(i + 1) * width].T for i, block in enumerate(blocks)).astype(np.float32)


def make(variant: str = "full") -> None:
    folder = places.WORK / variant
    folder.mkdir(parents=True, exist_ok=True)
    answers, asked, prompts = [], [], {}
    for answer, text, prompt in corpus.read_answers(variant):
        answers.append(answer)
        asked.append((prompt, text))
        prompts[answer.prompt_key] = prompt
    counts, form, lengths, runs, starts = corpus.count(asked)
    print(f"counted {len(answers)} answers, {counts.nnz / 1e6:.0f} M entries", flush=True)
    pickle.dump(answers, open(folder / "answers.pkl", "wb"))
    pickle.dump(prompts, open(folder / "prompts.pkl", "wb"))
    np.savez(folder / "runs.npz", runs=runs, starts=starts)
    own = gram_columns.common(counts)
    counts = gram_columns.narrow(counts, own)
    frequency = np.bincount(counts.indices, minlength=counts.shape[1])
    idf = (np.log((1 + len(answers)) / (1 + frequency)) + 1).astype(np.float32)
    blocks = weigh(counts, idf)
    del counts
    for b, block in enumerate(blocks):
        sp.save_npz(folder / f"block{b}.npz", block, compressed=False)
    np.savez(folder / "form.npz", form=form, lengths=lengths, own=own, idf=idf)
    chosen = np.random.default_rng(0).choice(len(answers), min(SVD_ANSWERS, len(answers)), False)
    for name, part, rank in (("wording", blocks[:2], WORDING_RANK), ("grammar", blocks[2:], GRAMMAR_RANK)):
        components, coordinates = leading_directions(part, rank, chosen)
        np.savez(folder / f"{name}.npz", components=components, coordinates=coordinates)
        print(f"leading directions of {name}", flush=True)


class Basis:
    """The stored results, and features of answers before the discriminant."""

    def __init__(self, variant: str = "full") -> None:
        folder = places.WORK / variant
        self.folder = folder
        self.answers = pickle.load(open(folder / "answers.pkl", "rb"))
        kept = np.load(folder / "form.npz")
        self.form, self.lengths, self.own, self.idf = kept["form"], kept["lengths"], kept["own"], kept["idf"]
        self.form_mean, self.form_spread = self.form.mean(0), self.form.std(0) + 1e-6

    @functools.cached_property
    def directions(self) -> list[Directions]:
        """Of wording and of grammar."""
        out = []
        for name in ("wording", "grammar"):
            part = np.load(self.folder / f"{name}.npz")
            coordinates = part["coordinates"]
            spread = float(coordinates.std())
            out.append(Directions(part["components"], spread, coordinates / spread))
        return out

    @functools.cached_property
    def x(self) -> np.ndarray:
        """answers x (ranks + habits): what the discriminant is fitted on."""
        return np.hstack([*(part.coordinates for part in self.directions), FORM_WEIGHT * self.habits]).astype(np.float32)

    @functools.cached_property
    def habits(self) -> Habits:
        """answers x habits of form, standardised."""
        return (self.form - self.form_mean) / self.form_spread

    @functools.cached_property
    def log_lengths(self) -> PerAnswer:
        return log_lengths(self.lengths)

    def block(self, b: int) -> sp.csr_matrix:
        return sp.load_npz(self.folder / f"block{b}.npz")


if __name__ == "__main__":
    import sys
    make(*sys.argv[1:])
