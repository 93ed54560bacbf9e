"""Base scores of every trial, and the surplus on known prompts, from models that have seen neither its lineages nor, for unseen prompts, its source."""
import dataclasses
import functools
import multiprocessing
import typing
from collections import abc

import numpy as np

import bases
import effects
import lineages
import pair_trials
import prompt_similarity
import scores
from arrays import AnswerMask, BaseScores, Described, Numbers, TrialMask


class Background:
    """Everything about the answers that fits need, as arrays."""

    def __init__(self, basis: bases.Basis) -> None:
        answers = basis.answers
        self.take(basis)
        self.prompt = effects.codes_as_seen((a.source, a.prompt_key) for a in answers)
        names = np.array([a.source + "|" + a.model for a in answers])
        self.bot_names, self.bot = np.unique(names, return_inverse=True)
        roots: dict[tuple[str, str], str] = {}
        for a in answers:
            roots.setdefault((a.source, a.model), lineages.root(a.source, a.model))
        self.root = np.array([roots[a.source, a.model] for a in answers])
        self.source = np.array([a.source for a in answers])
        self.group = np.array([lineages.source_group(a.source) for a in answers])
        self.fold = np.array([lineages.fold(root) for root in self.root])

    def take(self, basis: bases.Basis) -> None:
        """The features of the answers, which are the same in every basis."""
        self.basis, self.x, self.habits = basis, basis.x, basis.habits
        self.log_lengths = basis.log_lengths

    @functools.cached_property
    def products(self) -> prompt_similarity.Products:
        """Inner products on every prompt; 40 seconds."""
        return prompt_similarity.Products([self.basis.block(b) for b in range(prompt_similarity.BLOCKS)], self.prompt, self.bot, self.log_lengths)

    def rows(self, without_folds: abc.Sequence[int], without_groups: abc.Sequence[int]) -> AnswerMask:
        """Answers of other folds of lineages and of other groups of sources."""
        return ~np.isin(self.fold, without_folds) & ~np.isin(self.group, without_groups)


@dataclasses.dataclass
class Model(effects.Model):
    """The same with the map to vectors and the prompts' means."""
    projection: np.ndarray    # features of bases.Basis.x x DIMENSIONS
    prompt_mean: np.ndarray   # prompts x DIMENSIONS: of its answers' vectors; the mean of all where too few bots answered it
    prompt_scale: np.ndarray  # what vectors of each prompt are multiplied by
    likeness: prompt_similarity.Measured | None  # how alike answers to a prompt are, where asked for


# Of a model that has not seen them: what is made of the trials chosen, zero in the rows of the others.
Score: typing.TypeAlias = abc.Callable[[Model, TrialMask], np.ndarray]


def fit(background: Background, chosen: AnswerMask, rng: np.random.Generator, likeness: bool = False) -> Model:
    """From the chosen answers (a mask). likeness: also how alike answers to a prompt are, which trials on the same known prompts need."""
    x, prompts, bots = background.x[chosen], background.prompt[chosen], background.bot[chosen]
    projection = effects.discriminant(x, prompts, bots, rng)
    vectors = x @ projection
    found = effects.estimate(vectors, prompts, bots, background.root[chosen], background.habits[chosen], background.log_lengths[chosen])
    counts, means = effects.group_means(vectors, prompts, int(background.prompt.max()) + 1)
    return Model(**vars(found), projection=projection, prompt_mean=np.where((counts >= effects.LEAST_BOTS)[:, None], means, found.mean),
                 prompt_scale=effects.prompt_scale(vectors, prompts, means, counts, found.whitening),
                 likeness=background.products.measure(chosen) if likeness else None)


def vectors_of(model: Model, background: Background, rows: Numbers, known: bool) -> Described:
    """Vectors of the answers in `rows` less the mean and, where `known`, their prompts' effects, by their expected spread, and
    their habits; zero elsewhere."""
    vectors, prompts, habits = background.x[rows] @ model.projection, background.prompt[rows], background.habits[rows]
    out = np.zeros((len(background.x), effects.DIMENSIONS + habits.shape[1]), np.float32)
    out[rows, effects.DIMENSIONS:] = habits
    if known:
        out[rows, :effects.DIMENSIONS] = (vectors - model.prompt_mean[prompts]) * model.prompt_scale[prompts][:, None]
    else:
        out[rows, :effects.DIMENSIONS] = (vectors - model.mean) * effects.length_scale(model.length_spread, background.log_lengths[rows])[:, None]
    return out


def score_trials(model: Model, background: Background, trials: pair_trials.Trials, row_cosine: np.ndarray | None, chosen: TrialMask,
                 known: bool) -> BaseScores:
    """Base scores, surplus and cosine of habits of the trials chosen (a mask); other rows stay zero. row_cosine: of Similarity.
    Known effects of prompts are taken off where the sides answered different prompts only: measured, models/TRIED.md."""
    out = np.zeros((trials.count, scores.COLUMNS))
    for same in (True, False):
        mine, centred = chosen & (trials.same == same), known and not same
        rows = np.unique(np.concatenate([trials.chooser(s, np.flatnonzero(mine)).indices for s in ("left", "right")]))
        vectors = vectors_of(model, background, rows, centred)
        for n in np.unique(trials.size[mine]):
            these = np.flatnonzero(mine & (trials.size == n))
            left, right = (trials.chooser(s, these) @ vectors / n for s in ("left", "right"))
            out[these, :scores.BASE] = scores.base_scores(model, left, right, n, same, centred)
            if same:
                out[these, scores.HABIT_COSINE] = scores.habit_cosine(model, left, right)
    if known and (chosen & trials.same).any():
        assert model.likeness and row_cosine is not None, "the same known prompts need how alike answers are"
        figures, length_fit = model.likeness
        out[:, scores.BASE:scores.HABIT_COSINE] = prompt_similarity.mean_surplus(figures[background.prompt[trials.left]], length_fit, row_cosine, trials,
                                                                                 chosen & trials.same, background.log_lengths)
    return out


def fold_model(background: Background, folds: abc.Sequence[int], groups: abc.Sequence[int], likeness: bool) -> Model:
    """The model for trials whose lineages are in these folds; groups: of sources that are left out too; likeness: as of fit."""
    rng = np.random.default_rng([1, *folds, *(groups or [lineages.GROUPS])])
    return fit(background, background.rows(folds, groups), rng, likeness)


def needs_likeness(trials: pair_trials.Trials, known: bool) -> bool:
    """Whether models for these trials have to know how alike answers to a prompt are."""
    return known and bool(trials.same.any())


def _score_folds(folds: tuple[int, ...]) -> tuple[TrialMask, np.ndarray]:
    """The trials before which these folds are left out, and what is made of them."""
    background, trials, score, known = _WORK
    mine = (trials.left_out == folds).all(1)
    out = np.zeros(())
    for groups, chosen in trials.by_groups(mine, known):
        out = out + score(fold_model(background, folds, groups, needs_likeness(trials, known)), chosen)
    return mine, out[mine]


_WORK: tuple[Background, pair_trials.Trials, Score, bool]  # what the processes of a pool inherit, so that the answers are not copied to each


def out_of_fold(background: Background, trials: pair_trials.Trials, score: Score, known: bool, jobs: int = 2) -> np.ndarray:
    """What `score` (called with a model and a mask of the trials) gives for the trials, each before a model that has not seen
    the folds of its lineages. known: prompts count as seen, so only lineages are left out; else the group of sources is left out too."""
    global _WORK
    _WORK = (background, trials, score, known)
    _ = background.products if needs_likeness(trials, known) else None  # once, before the processes part
    folds = [tuple(of) for of in np.unique(trials.left_out, axis=0)]
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        parts = pool.map(_score_folds, folds, chunksize=1)
    out = np.zeros((trials.count, parts[0][1].shape[1]))
    for mine, found in parts:
        out[mine] = found
    print(f"scored lineages never seen, prompts {'known' if known else 'unseen'}", flush=True)
    return out
