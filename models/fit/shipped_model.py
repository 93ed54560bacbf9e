"""The model that ships: one linear map in int8 from weighted counts to vectors, with effects estimated through it."""
import multiprocessing

import numpy as np

import bases
import corpus
import effects
import prompt_similarity


def collapse(basis, projection):
    """One 12,288 x 48 map and one 40 x 48 map that equal leading directions and discriminant together."""
    maps, start = [], 0
    for components, spread, _ in basis.directions:
        maps.append(components.T @ projection[start:start + len(components)] / spread)
        start += len(components)
    return np.vstack(maps), bases.FORM_WEIGHT * projection[start:]


def quantise(matrix):
    """int8 rows and a scale a column. Nothing is clipped: the largest entries belong to the commonest n-grams, and clipping
    one in 10,000 tripled the error."""
    scale = np.abs(matrix).max(0) / 127
    return np.round(matrix / scale).astype(np.int8), scale.astype(np.float32)


class ShippedMap:
    def __init__(self, basis, projection):
        exact, form = collapse(basis, projection)
        self.projection, self.scale = quantise(exact)
        self.form_projection = form.astype(np.float32)
        self.idf, self.form_mean, self.form_spread = basis.idf, basis.form_mean.astype(np.float32), basis.form_spread.astype(np.float32)

    def habits(self, form):
        """answers x habits of form, standardised."""
        return (form - self.form_mean) / self.form_spread

    def vectors(self, blocks, form):
        """Vectors before the mean is taken off, as core/evidence/fingerprint_model.cpp computes them."""
        width = bases.BLOCK
        sums = sum(block @ self.projection[i * width:(i + 1) * width].astype(np.float32) for i, block in enumerate(blocks))
        return sums * self.scale + self.habits(form) @ self.form_projection

    def count_prompts(self, texts, prompts, bots, step=5_000, jobs=3):
        """Vectors and habits of texts that are not in the basis, and prompt -> figures of prompt_similarity. Texts of one prompt stand together."""
        global _WORK
        _WORK = (self, texts, prompts, bots)
        starts = np.flatnonzero(np.r_[True, prompts[1:] != prompts[:-1]])
        edges = [starts[0], *(b for a, b in zip(starts[:-1], starts[1:]) if b // step > a // step), len(texts)]
        described, figures = [], {}
        with multiprocessing.get_context("fork").Pool(jobs) as pool:
            for part, found in pool.imap(_count_part, zip(edges[:-1], edges[1:]), chunksize=1):
                described.append(part)
                figures |= found
        return np.vstack(described), figures


_WORK = None  # what the processes of a pool inherit


def _count_part(edges):
    shipped, texts, prompts, bots = _WORK
    part = slice(*edges)
    counts, form, lengths, *_ = corpus.count(texts[part])
    blocks = bases.weigh(counts, shipped.idf)
    log_lengths, found = np.log(np.maximum(lengths[:, 0], 1)), {}
    for prompt in np.unique(prompts[part]):
        rows = np.flatnonzero(prompts[part] == prompt)
        if len(np.unique(bots[part][rows])) >= effects.LEAST_BOTS:
            found[prompt], _ = prompt_similarity.figures(prompt_similarity.products_of([block[rows] for block in blocks]), bots[part][rows], log_lengths[rows])
    return np.hstack([shipped.vectors(blocks, form), shipped.habits(form)]), found


def fit(basis, background):
    """The map, the effects estimated with it and the vectors of the basis' answers."""
    everything = np.ones(len(basis.x), bool)
    projection = effects.discriminant(basis.x, background.prompt, background.bot, np.random.default_rng(1))
    shipped = ShippedMap(basis, projection)
    vectors = shipped.vectors([basis.block(b) for b in range(3)], basis.form)
    exact = basis.x @ projection
    exact -= exact.mean(0)
    kept = vectors - vectors.mean(0)
    agreement = (kept * exact).sum(0) / np.linalg.norm(kept, axis=0) / np.linalg.norm(exact, axis=0)
    print(f"int8 map: correlation with the exact map {agreement.mean():.5f}, least {agreement.min():.5f}", flush=True)
    model = effects.estimate(vectors, background.prompt, background.bot, background.root, background.habits, background.log_lengths)
    return shipped, model, vectors


def sections(shipped, model):
    floats = lambda array: np.atleast_2d(np.asarray(array, np.float32))
    return {"idf": floats(shipped.idf), "projection": shipped.projection, "projection_scale": floats(shipped.scale),
            "form_mean": floats(shipped.form_mean), "form_spread": floats(shipped.form_spread), "form_projection": floats(shipped.form_projection),
            "mean": floats(model["mean"]), "bot": floats(model["bot"]), "prompt": floats(model["prompt"]),
            "residual": floats(model["residual"]), "whitening": floats(model["whitening"]), "steady": floats(model["steady"]),
            "length_spread": floats(model["length_spread"]), "habit_rates": floats(model["habit_rates"]),
            "habit_whitening": np.asarray(model["habit_whitening"], np.float16).astype(np.float32),  # packs to half the size
            "surplus_fit": floats(model["surplus_fit"]),
            "cohort": np.round(model["cohort"] * 127).clip(-127, 127).astype(np.int8)}
