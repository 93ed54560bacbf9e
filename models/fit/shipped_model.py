"""The model that ships: one linear map in int8 from weighted counts to vectors, with effects estimated through it."""
import dataclasses
import multiprocessing

import numpy as np

import bases
import corpus
import effects
import fold_scores
import gram_columns
import prompt_similarity
from arrays import Blocks, Described, Habits, Numbers, Sections, Vectors


def collapse(basis: bases.Basis, projection: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """One 12,288 x 48 map and one 40 x 48 map that equal leading directions and discriminant together."""
    maps, start = [], 0
    for components, spread, _ in basis.directions:
        maps.append(components.T @ projection[start:start + len(components)] / spread)
        start += len(components)
    return np.vstack(maps), bases.FORM_WEIGHT * projection[start:]


def quantise(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 rows and a scale a column. Nothing is clipped: the largest entries belong to the commonest n-grams, and clipping
    one in 10,000 tripled the error."""
    scale = np.abs(matrix).max(0) / 127
    return np.round(matrix / scale).astype(np.int8), scale.astype(np.float32)


def _count_part(edges: tuple[int, int]) -> tuple[Described, dict[int, np.ndarray]]:
    shipped, asked, prompts, bots = _WORK
    part = slice(*edges)
    counts, form, lengths, *_ = corpus.count(asked[part])
    blocks = bases.weigh(gram_columns.narrow(counts, shipped.own), shipped.idf)
    log_lengths, found = bases.log_lengths(lengths), {}
    for prompt in np.unique(prompts[part]):
        rows = np.flatnonzero(prompts[part] == prompt)
        if len(np.unique(bots[part][rows])) >= effects.LEAST_BOTS:
            found[prompt], _ = prompt_similarity.figures(prompt_similarity.products_of([block[rows] for block in blocks]), bots[part][rows], log_lengths[rows])
    return np.hstack([shipped.vectors(blocks, form), shipped.habits(form)]), found


_WORK: tuple["ShippedMap", list[corpus.Asked], Numbers, Numbers]  # the answers and the numbers of their prompts and bots; what the processes of a pool inherit


@dataclasses.dataclass
class ShippedMap:
    """As the table holds it."""
    own: np.ndarray              # buckets: whether they have a column of their own
    projection: np.ndarray       # columns x DIMENSIONS, int8
    scale: np.ndarray            # DIMENSIONS: of its columns
    form_projection: np.ndarray  # habits x DIMENSIONS
    idf: np.ndarray              # of every column
    form_mean: np.ndarray        # habits
    form_spread: np.ndarray      # habits

    @classmethod
    def of(cls, basis: bases.Basis, projection: np.ndarray) -> "ShippedMap":
        exact, form = collapse(basis, projection)
        return cls(basis.own, *quantise(exact), form.astype(np.float32), basis.idf, basis.form_mean.astype(np.float32), basis.form_spread.astype(np.float32))

    def habits(self, form: np.ndarray) -> Habits:
        """answers x habits of form, standardised."""
        return (form - self.form_mean) / self.form_spread

    def vectors(self, blocks: Blocks, form: np.ndarray) -> Vectors:
        """Vectors before the mean is taken off, as core/evidence/fingerprint_model.cpp computes them."""
        width = gram_columns.BLOCK
        sums = sum(block @ self.projection[i * width:(i + 1) * width].astype(np.float32) for i, block in enumerate(blocks))
        return sums * self.scale + self.habits(form) @ self.form_projection

    def count_prompts(self, asked: list[corpus.Asked], prompts: Numbers, bots: Numbers, step: int = 5_000, jobs: int = 3) -> tuple[Described, dict[int, np.ndarray]]:
        """Vectors and habits of answers that are not in the basis, and prompt -> figures of prompt_similarity. Those to one prompt stand together."""
        global _WORK
        _WORK = (self, asked, prompts, bots)
        starts = np.flatnonzero(np.r_[True, prompts[1:] != prompts[:-1]])
        edges = [starts[0], *(b for a, b in zip(starts[:-1], starts[1:]) if b // step > a // step), len(asked)]
        described: list[Described] = []
        figures: dict[int, np.ndarray] = {}
        with multiprocessing.get_context("fork").Pool(jobs) as pool:
            for part, found in pool.imap(_count_part, zip(edges[:-1], edges[1:]), chunksize=1):
                described.append(part)
                figures |= found
        return np.vstack(described), figures


def fit(basis: bases.Basis, background: fold_scores.Background) -> tuple[ShippedMap, effects.Model, Vectors]:
    """The map, the effects estimated with it and the vectors of the basis' answers."""
    projection = effects.discriminant(basis.x, background.prompt, background.bot, np.random.default_rng(1))
    shipped = ShippedMap.of(basis, projection)
    vectors = shipped.vectors([basis.block(b) for b in range(3)], basis.form)
    exact = basis.x @ projection
    exact -= exact.mean(0)
    kept = vectors - vectors.mean(0)
    agreement = (kept * exact).sum(0) / np.linalg.norm(kept, axis=0) / np.linalg.norm(exact, axis=0)
    print(f"int8 map: correlation with the exact map {agreement.mean():.5f}, least {agreement.min():.5f}", flush=True)
    model = effects.estimate(vectors, background.prompt, background.bot, background.root, background.habits, background.log_lengths)
    return shipped, model, vectors


def sections(shipped: ShippedMap, model: effects.Model, surplus_fit: np.ndarray) -> Sections:
    """Of fingerprint.kpt. surplus_fit: of known_prompts.make."""
    floats = lambda array: np.atleast_2d(np.asarray(array, np.float32))
    return {"own_columns": gram_columns.packed(shipped.own), "idf": floats(shipped.idf), "projection": shipped.projection, "projection_scale": floats(shipped.scale),
            "form_mean": floats(shipped.form_mean), "form_spread": floats(shipped.form_spread), "form_projection": floats(shipped.form_projection),
            "mean": floats(model.mean), "bot": floats(model.bot), "prompt": floats(model.prompt),
            "residual": floats(model.residual), "whitening": floats(model.whitening), "steady": floats(model.steady),
            "length_spread": floats(model.length_spread), "habit_rates": floats(model.habit_rates),
            "habit_whitening": np.asarray(model.habit_whitening, np.float16).astype(np.float32),  # packs to half the size
            "surplus_fit": floats(surplus_fit),
            "cohort": np.round(model.cohort * 127).clip(-127, 127).astype(np.int8)}
