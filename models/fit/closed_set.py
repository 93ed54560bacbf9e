"""Attribution among the 18 bots of one source that have most answers: the library from half of the prompts, answers from the other half.

Three ways, over SPLITS halvings of the prompts. `apart`: the projection has not seen the source. `shipped`: it has seen the
library's half too, as the shipped map has seen the bots of the shipped library. `regression`: a logistic regression from all
directions to the 18 bots, on the library's half: what the features hold; not shipped, since it would need a map of its own.
What a known prompt does is read off all bots of the source but the one under test, as a table of known prompts would hold it.
"""
import collections
import typing
import warnings

import numpy as np
from sklearn.linear_model import LogisticRegression

import attribution
import attribution_trials
import effects
import fold_scores
import lineages
from arrays import AnswerMask, Numbers

SOURCE, BOTS, SPLITS = "speechmap", 18, 8
WAYS = ("apart", "shipped", "regression")
STRENGTH = 0.003  # inverse penalty of the regression; 0.03 is 0 to 2 points worse at 5 and 20 answers


class Half(typing.NamedTuple):
    """A halving of the prompts of SOURCE."""
    library: AnswerMask
    rest: AnswerMask
    wanted: np.ndarray  # bots, bool: those with most answers


def halve(background: fold_scores.Background, rng: np.random.Generator) -> Half:
    of_source = background.source == SOURCE
    counts = np.bincount(background.bot[of_source], minlength=len(background.bot_names))
    wanted = np.zeros(len(counts), bool)
    wanted[np.argsort(-counts, kind="stable")[:BOTS]] = True
    prompts = np.unique(background.prompt[of_source])
    first = np.isin(background.prompt, rng.choice(prompts, len(prompts) // 2, False)) & of_source
    return Half(first, of_source & ~first, wanted)


def _by_products(background: fold_scores.Background, half: Half, trials: list[attribution_trials.Trial], generation: np.ndarray,
                 with_library: bool) -> tuple[attribution_trials.Sides, np.ndarray, Numbers]:
    rows = background.group != lineages.source_group(SOURCE)
    model = attribution_trials.fit(background, rows | half.library if with_library else rows, generation != "")
    references = attribution_trials.references(background, model, half.library, half.wanted)
    sides = attribution_trials.sides(background, model, half.rest, trials)
    return sides, attribution.scores(sides["units"], references.units, references.bots, list(references.bots)), references.bots


def _by_regression(background: fold_scores.Background, half: Half, trials: list[attribution_trials.Trial]) -> tuple[np.ndarray, Numbers]:
    """Scores of the same sides from the 740 directions, in the order of attribution_trials.sides, and the bots scored."""
    prompts, count = background.prompt, int(background.prompt.max()) + 1
    own = half.library & half.wanted[background.bot]
    _, means = effects.group_means(background.x[half.library], prompts[half.library], count)
    x = background.x[own] - means[prompts[own]]
    spread = x.std(0) + 1e-6
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fitted = LogisticRegression(C=STRENGTH, max_iter=200).fit(x / spread, background.bot[own])
    typical = background.x[half.library].mean(0)
    sizes, means = effects.group_means(background.x[half.rest], prompts[half.rest], count)
    rows = []
    for _, _, chosen in trials:
        of = prompts[chosen]
        rows.append((background.x[chosen] - typical).mean(0))
        if (sizes[of] > effects.LEAST_BOTS).all():
            rows.append(((background.x[chosen] - means[of]) * (sizes[of] / (sizes[of] - 1))[:, None]).mean(0))
    return np.array(rows) / spread @ fitted.coef_.T + fitted.intercept_, fitted.classes_


def run(background: fold_scores.Background, generation: np.ndarray) -> dict[tuple[str, bool, int], np.ndarray]:
    """generation: of all bots, empty for those that are no reference. (way, known, answers) -> trials, how often the right bot was first, how often among the first three."""
    counted: dict[tuple[str, bool, int], np.ndarray] = collections.defaultdict(lambda: np.zeros(3, int))
    for split in range(SPLITS):
        rng = np.random.default_rng([11, split])
        half = halve(background, rng)
        trials = list(attribution_trials.draw(background, np.flatnonzero(half.rest), half.wanted, rng))
        for way in WAYS:
            if way == "regression":
                found, numbers = _by_regression(background, half, trials)
            else:
                sides, found, numbers = _by_products(background, half, trials, generation, way == "shipped")
            column = np.searchsorted(numbers, sides["bots"])
            ranks = (found > found[np.arange(len(column)), column][:, None]).sum(1)
            for known in (True, False):
                for n in attribution.SIZES:
                    these = ranks[(sides["n"] == n) & (sides["known"] == known)]
                    counted[way, known, n] += (len(these), (these == 0).sum(), (these < 3).sum())
        print(f"closed set, halves {split}", flush=True)
    return dict(counted)
