"""Attribution among the 18 bots of one source that have most answers: the library from half of the prompts, answers from the other half.

Three ways, over SPLITS halvings of the prompts. `apart`: the projection has not seen the source. `shipped`: it has seen the
library's half too, as the shipped map has seen the bots of the shipped library. `regression`: a logistic regression from all
directions to the 18 bots, on the library's half: what the features hold; not shipped, since it would need a map of its own.
"""
import collections
import warnings

import numpy as np
from sklearn.linear_model import LogisticRegression

import attribution
import effects
import fold_scores
import lineages

SOURCE, BOTS, SPLITS = "speechmap", 18, 8
WAYS = ("apart", "shipped", "regression")
STRENGTH = 0.003  # inverse penalty of the regression; 0.03 is 0 to 2 points worse at 5 and 20 answers

Half = collections.namedtuple("Half", "source library rest wanted prompts")  # masks of answers, of bots; how many prompts there are


def halve(background, rng):
    of_source = np.array([name.startswith(SOURCE + "|") for name in background.bot_names])[background.bot]
    counts = np.bincount(background.bot[of_source], minlength=len(background.bot_names))
    wanted = np.zeros(len(counts), bool)
    wanted[np.argsort(-counts, kind="stable")[:BOTS]] = True
    prompts = np.unique(background.prompt[of_source])
    first = np.isin(background.prompt, rng.choice(prompts, len(prompts) // 2, False)) & of_source
    return Half(of_source, first, of_source & ~first & wanted[background.bot], wanted, int(background.prompt.max()) + 1)


def _less_prompt(values, background, chosen, prompts):
    sizes, means = effects.prompt_means(values[chosen], background.prompt[chosen], prompts)
    return values - means[background.prompt], sizes[background.prompt] >= effects.LEAST_BOTS


def _by_cosine(background, half, trials, mean_vectors, with_library):
    rows = background.group != lineages.source_group(SOURCE)
    model = fold_scores.fit(background, rows | half.library if with_library else rows, np.random.default_rng(3))
    vectors, known = _less_prompt(background.x @ model["projection"], background, half.library, half.prompts)
    own = half.library & half.wanted[background.bot]
    numbers, _, means = attribution.bot_means(vectors[own], background.bot[own], known[own])
    sides = mean_vectors(background, model, half.rest, trials)
    return sides, attribution.scores(sides["means"], means, numbers, list(numbers), model["whitening"]), numbers


def _by_regression(background, half, trials, sides):
    """Scores of the same sides from the 740 directions; the same order of trials as in `sides`."""
    x, _ = _less_prompt(background.x, background, half.library, half.prompts)
    own = half.library & half.wanted[background.bot]
    spread = x[own].std(0) + 1e-6
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fitted = LogisticRegression(C=STRENGTH, max_iter=200).fit(x[own] / spread, background.bot[own])
    unseen = background.x - background.x[half.library].mean(0)
    sizes, means = effects.prompt_means(background.x[half.rest], background.prompt[half.rest], half.prompts)
    rows, place = [], 0
    for _, _, chosen in trials:
        rows.append(unseen[chosen].mean(0))
        place += 1
        if place < len(sides["known"]) and sides["known"][place]:
            of = background.prompt[chosen]
            others = (means[of] * sizes[of][:, None] - background.x[chosen]) / (sizes[of][:, None] - 1)
            rows.append((background.x[chosen] - others).mean(0))
            place += 1
    return np.array(rows) / spread @ fitted.coef_.T + fitted.intercept_, fitted.classes_


def run(background, draw, mean_vectors):
    """(way, known, answers) -> trials, how often the right bot was first, how often among the first three."""
    counted = collections.defaultdict(lambda: np.zeros(3, int))
    for split in range(SPLITS):
        rng = np.random.default_rng([11, split])
        half = halve(background, rng)
        trials = list(draw(background, np.flatnonzero(half.rest), half.wanted, rng))
        for way in WAYS:
            if way == "regression":
                found, numbers = _by_regression(background, half, trials, sides)
            else:
                sides, found, numbers = _by_cosine(background, half, trials, mean_vectors, way == "shipped")
            column = np.searchsorted(numbers, sides["bots"])
            ranks = (found > found[np.arange(len(column)), column][:, None]).sum(1)
            for known in (True, False):
                for n in attribution.SIZES:
                    these = ranks[(sides["n"] == n) & (sides["known"] == known)]
                    counted[way, known, n] += (len(these), (these == 0).sum(), (these < 3).sum())
        print(f"closed set, halves {split}", flush=True)
    return dict(counted)
