"""Crossed random effects: an answer's vector = mean + bot + prompt + residual, all Gaussian after a discriminant.

The discriminant (shrunk linear discriminant analysis, class = bot in one source) gives a short vector in which bots
differ for how much one bot's answers do, on one prompt and, at PROMPT_SHARE, from prompt to prompt; from the vectors
come the covariances of the three effects. Answers differ more on some prompts than on others, and short ones more than
long ones: vectors are divided by the spread expected of them, measured for a known prompt, from the length for others.
"""
import dataclasses
import typing
from collections import abc

import numpy as np
import scipy.sparse as sp
from scipy.linalg import eigh

from arrays import AnswerMask, Habits, Numbers, PerAnswer, Square, Vectors

DIMENSIONS = 48       # measured: 40 and 80 are worse on lineages not seen
LEADING = 16          # of these, which tell bots apart best, and as many steady directions; measured: models/TRIED.md. The core has the same (kLeadingDimensions)
SHRINKAGE = 0.05
LEAST_BOTS = 8        # bots a prompt needs for a mean of its own
LEAST_ANSWERS = 15    # answers a bot needs to be a class and to stand in the cohort
COHORT = 250
PROMPT_SHARE = 0.5    # measured: share 0 / 0.1 / 0.5 / 1 of the prompts' variance, mean AUC 0.852 / 0.858 / 0.861 / 0.861 unseen
# A known prompt's effect on other bots is uncertain like the mean of this many answers, (B + W) / 2.5. Measured: 40 / 5 /
# 2.5 / 1 give mean AUC 0.848 / 0.854 / 0.878 / 0.875 of the plain ratio (from 5 on with the prompt's spread).
KNOWN_PROMPT = 2.5
STEADY_PROMPTS = 8    # weight of the prompts' covariance against a steady direction; measured with 2 / 4 / 8 / 16 / 32: models/TRIED.md
SHORTEST, LONGEST = 2.0, 9.0  # log characters between which the spread follows the length: 7 to 8,100


class Covariances(typing.NamedTuple):
    """Of vectors of DIMENSIONS numbers: their mean, and square matrices."""
    mean: np.ndarray
    bot: np.ndarray        # covariance of the bots' effects
    residual: np.ndarray   # of what is left of an answer
    prompt: np.ndarray     # of the prompts' effects
    whitening: np.ndarray  # what makes the residual's the unit matrix


@dataclasses.dataclass
class Model:
    """Everything the scores need of the reference bots but the map to vectors and the means of their prompts."""
    mean: np.ndarray             # these five: Covariances
    bot: np.ndarray
    residual: np.ndarray
    prompt: np.ndarray
    whitening: np.ndarray
    steady: np.ndarray           # LEADING x DIMENSIONS: steady_directions
    length_spread: np.ndarray    # 3: coefficients of length_scale
    habit_rates: np.ndarray      # 3 x habits: mean, variance between bots, variance within one
    habit_whitening: np.ndarray  # habits x habits
    cohort: np.ndarray           # bots x DIMENSIONS: unit rows in the whitened space


def codes(keys: abc.Sequence | np.ndarray) -> Numbers:
    return np.unique(keys, return_inverse=True)[1]


def codes_as_seen(keys: abc.Iterable[abc.Hashable]) -> Numbers:
    """A number for each key in the order of first appearance; keys may be long texts."""
    seen: dict[abc.Hashable, int] = {}
    return np.array([seen.setdefault(key, len(seen)) for key in keys])


def group_means(x: np.ndarray, groups: Numbers, count: int | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Sizes and means of the rows of each group; the mean of an empty group is zero."""
    count = count or int(groups.max()) + 1
    sizes = np.bincount(groups, minlength=count)
    chooser = sp.csr_matrix((np.ones(len(groups), x.dtype), (groups, np.arange(len(groups)))), shape=(count, len(groups)))
    return sizes, (chooser @ x) / np.maximum(sizes, 1).astype(x.dtype)[:, None]


def centre_by_prompt(x: np.ndarray, prompts: Numbers) -> tuple[np.ndarray, AnswerMask]:
    """Rows less the mean of their prompt, scaled so that a mean of few bots does not shrink them; which are usable."""
    groups = codes(prompts)
    sizes, means = group_means(x, groups)
    scale = np.sqrt(sizes[groups] / np.maximum(sizes[groups] - 1, 1)).astype(x.dtype)
    return (x - means[groups]) * scale[:, None], sizes[groups] >= LEAST_BOTS


def _shrink(covariance: Square) -> Square:
    size = len(covariance)
    return (1 - SHRINKAGE) * covariance + SHRINKAGE * np.trace(covariance) / size * np.eye(size)


def usable_rows(prompts_usable: AnswerMask, bots: np.ndarray) -> Numbers:
    """Rows of prompts with enough bots whose bot has enough such answers."""
    chosen = np.flatnonzero(prompts_usable)
    groups = codes(bots[chosen])
    return chosen[np.bincount(groups)[groups] >= LEAST_ANSWERS]


def discriminant(x: np.ndarray, prompts: Numbers, bots: np.ndarray, rng: np.random.Generator, most: int = 45_000) -> np.ndarray:
    """features x DIMENSIONS: directions in which bots differ most for their spread within a bot."""
    centred, usable = centre_by_prompt(x, prompts)
    chosen = usable_rows(usable, bots)
    chosen = rng.choice(chosen, min(most, len(chosen)), False)
    rows, classes = centred[chosen], codes(bots[chosen])
    _, means = group_means(rows, classes)
    within = (rows - means[classes]).astype(np.float32)
    total = (rows - rows.mean(0)).astype(np.float32)
    inside = _shrink((within.T @ within).astype(np.float64) / len(rows))
    across = _shrink((total.T @ total).astype(np.float64) / len(rows)) - inside
    inside += PROMPT_SHARE * _covariance_of_prompts(x, prompts)
    size = len(inside)
    _, vectors = eigh(across, inside, subset_by_index=(size - DIMENSIONS, size - 1))
    return vectors[:, ::-1].astype(np.float32)


def _covariance_of_prompts(x: np.ndarray, prompts: Numbers) -> Square:
    """Covariance of the means of prompts with enough bots."""
    sizes, means = group_means(x, codes(prompts))
    return np.cov(means[sizes >= LEAST_BOTS].T.astype(np.float64), bias=True)


def positive(matrix: Square) -> Square:
    values, vectors = np.linalg.eigh((matrix + matrix.T) / 2)
    return vectors @ np.diag(np.maximum(values, 1e-4)) @ vectors.T


class _AboutBots(typing.NamedTuple):
    """Rows of usable_rows, less the means of their prompts and then of their bots."""
    rows: Numbers
    left: np.ndarray     # of each
    answers: np.ndarray  # of each bot, how many
    means: np.ndarray    # of each bot

    @classmethod
    def of(cls, x: np.ndarray, prompts: Numbers, bots: np.ndarray) -> typing.Self:
        centred, usable = centre_by_prompt(np.asarray(x, np.float64), prompts)
        rows = usable_rows(usable, bots)
        classes = codes(bots[rows])
        answers, means = group_means(centred[rows], classes)
        return cls(rows, centred[rows] - means[classes], answers, means)

    def covariance(self) -> Square:
        return self.left.T @ self.left / (len(self.left) - len(self.means))


def covariances(vectors: Vectors, prompts: Numbers, bots: np.ndarray) -> Covariances:
    """Mean and covariances of the effects, from projected vectors of the reference bots."""
    vectors = np.asarray(vectors, np.float64)
    sizes, means = group_means(vectors, codes(prompts))
    about = _AboutBots.of(vectors, prompts, bots)
    residual = about.covariance()
    bot = positive(np.cov(about.means.T) - residual * np.mean(1 / about.answers))
    mean = vectors.mean(0)
    several = sizes >= LEAST_BOTS
    prompt = positive(np.cov((means[several] - mean).T) - (bot + residual) * np.mean(1 / sizes[several]))
    values, axes = np.linalg.eigh(residual)
    return Covariances(mean, bot, residual, prompt, whitening=(axes @ np.diag(values ** -0.5)).T)


def length_spread(vectors: Vectors, prompts: Numbers, bots: np.ndarray, log_lengths: PerAnswer, whitening: Square) -> np.ndarray:
    """Three coefficients: log of an answer's expected variance about its bot, relative to the mean, by its log length."""
    about = _AboutBots.of(vectors, prompts, bots)
    variance = np.log(((about.left @ whitening.T) ** 2).mean(1) + 1e-3)
    coefficients = np.linalg.lstsq(_length_terms(log_lengths[about.rows]), variance, rcond=None)[0]
    return coefficients - [variance.mean(), 0, 0]


def _length_terms(log_lengths: PerAnswer) -> np.ndarray:
    u = np.clip(log_lengths, SHORTEST, LONGEST)
    return np.column_stack([np.ones(len(u)), u, u * u])


def length_scale(coefficients: np.ndarray, log_lengths: PerAnswer) -> PerAnswer:
    """What vectors of unknown prompts are multiplied by."""
    return np.exp(-0.5 * _length_terms(log_lengths) @ coefficients)


def prompt_scale(vectors: Vectors, prompts: Numbers, means: Vectors, counts: np.ndarray, whitening: Square) -> np.ndarray:
    """Per prompt number what vectors of that prompt are multiplied by: one over the spread of bots about its mean,
    relative to the median prompt; one where the prompt has too few bots."""
    usable = counts[prompts] >= LEAST_BOTS
    squares = (((vectors - means[prompts])[usable] @ whitening.T) ** 2).mean(1)
    variance = np.bincount(prompts[usable], squares, minlength=len(counts)) / np.maximum(counts - 1, 1)
    known = counts >= LEAST_BOTS
    return np.where(known, (np.maximum(variance, 1e-3) / np.median(variance[known])) ** -0.5, 1.0)


def habit_rates(habits: Habits, bots: np.ndarray) -> np.ndarray:
    """3 x habits: mean over answers, variance between bots and variance within a bot, of standardised habits."""
    habits = np.asarray(habits, np.float64)
    classes = codes(bots)
    mean = habits.mean(0)
    answers, bot_means = group_means(habits - mean, classes)
    within = ((habits - mean - bot_means[classes]) ** 2).sum(0) / (len(habits) - len(answers))
    enough = answers >= LEAST_ANSWERS
    between = bot_means[enough].var(0) - within * np.mean(1 / answers[enough])
    return np.array([mean, np.maximum(between, 1e-3 * within), within])


def habit_whitening(habits: Habits, prompts: Numbers, bots: np.ndarray) -> Square:
    """habits x habits: what whitens habits, from their spread about a bot's mean once their prompts' means are taken off."""
    return whitening_of(_AboutBots.of(habits, prompts, bots).covariance())


def whitening_of(covariance: Square) -> Square:
    """What makes the covariance, drawn a tenth of the way to its diagonal, the unit matrix."""
    kept = 0.9 * covariance + 0.1 * np.diag(np.diag(covariance)) + 1e-4 * np.eye(len(covariance))
    values, axes = np.linalg.eigh(kept)
    return (axes * values ** -0.5).T


def estimate(vectors: Vectors, prompts: Numbers, bots: np.ndarray, roots: np.ndarray, habits: Habits, log_lengths: PerAnswer) -> Model:
    """From one row an answer of the reference bots: vectors, numbers of prompts and of bots, lineages, standardised habits, log lengths."""
    found = covariances(vectors, prompts, bots)
    return Model(*found, steady=steady_directions(found), length_spread=length_spread(vectors, prompts, bots, log_lengths, found.whitening),
                 habit_rates=habit_rates(habits, bots), habit_whitening=habit_whitening(habits, prompts, bots),
                 cohort=cohort(vectors, prompts, bots, roots, found.whitening))


def leading(model: Model) -> tuple[Square, np.ndarray]:
    """Whitening and cohort on the first LEADING dimensions."""
    whitening = np.linalg.inv(np.linalg.cholesky(model.residual[:LEADING, :LEADING]))
    rows = (model.cohort @ np.linalg.inv(model.whitening).T)[:, :LEADING] @ whitening.T
    return whitening, rows / np.linalg.norm(rows, axis=1, keepdims=True)


def steady_directions(found: Covariances) -> np.ndarray:
    """LEADING x DIMENSIONS: directions in which bots differ most for how much one bot's answers do and, STEADY_PROMPTS times, prompts
    do. The discriminant's own order counts prompts for a half of what they are; these hold better for prompts and sources not seen."""
    size = len(found.bot)
    _, axes = eigh(found.bot, found.residual + STEADY_PROMPTS * found.prompt, subset_by_index=(size - LEADING, size - 1))
    return axes.T[::-1]


def cohort(vectors: Vectors, prompts: Numbers, bots: np.ndarray, roots: np.ndarray, whitening: Square) -> Vectors:
    """Reference bots as unit rows in the whitened space: prompt-centred means, taken lineage by lineage in turn so that
    no lineage dominates, bots with most answers first."""
    groups = codes(prompts)
    sizes, means = group_means(vectors, groups)
    usable = sizes[groups] >= LEAST_BOTS
    names, numbers = np.unique(bots[usable], return_inverse=True)
    answers, bot_means = group_means((vectors - means[groups])[usable], numbers)
    root_of = dict(zip(bots, roots))
    waiting: dict[str, list[int]] = {}
    for i in sorted(np.flatnonzero(answers >= LEAST_ANSWERS), key=lambda i: (-answers[i], names[i])):
        waiting.setdefault(root_of[names[i]], []).append(i)
    chosen: list[int] = []
    while waiting and len(chosen) < COHORT:
        for name in sorted(waiting):
            chosen.append(waiting[name].pop(0))
            if not waiting[name]:
                del waiting[name]
            if len(chosen) == COHORT:
                break
    rows = bot_means[sorted(chosen)] @ whitening.T
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)
