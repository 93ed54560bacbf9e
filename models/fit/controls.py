"""Trials with control bots, as a user gives them: answers of bots of other lineages to the same prompts.

A control's answers are observations of their prompts' effects, with the spread of bots and residuals: scores take off the mean
expected after them and keep the covariance that is left. On the same prompts the cosines of both sides are held against those of
either with the controls, and the fusion of known prompts reads these surpluses: measured, models/TRIED.md.
"""
import collections
from collections import abc

import numpy as np

import effects
import fold_scores
import pair_trials
import prompt_similarity
import scores
from arrays import BaseScores, Described, Habits, Numbers, PerAnswer, PerTrial, Square, TrialMask, Vectors

COUNTS = (1, 2, 4, 8)
MOST = max(COUNTS)
MIXED = "mixed"  # one of COUNTS a trial: what the calibration of controls is fitted on
NAMES = (*map(str, COUNTS), MIXED)
WIDTH = scores.COLUMNS + 1  # scores, and the share of the prompts' variance that stays unknown


class Drawn:
    """For every trial up to MOST bots of other lineages that answered all its prompts, in any order but a lineage twice only when
    there are no others. left, right: rows x MOST numbers of answers to the prompt of that side's answer, -1 for none; found: bots a
    trial; counts: name -> bots a trial."""

    def __init__(self, background: fold_scores.Background, trials: pair_trials.Trials, seed: int = 7) -> None:
        rng = np.random.default_rng(seed)
        first: dict[tuple[int, int], int] = {}  # bot, prompt -> number of its first answer
        for i, key in enumerate(zip(background.bot, background.prompt)):
            first.setdefault(key, i)
        prompts_of: dict[int, set[int]] = collections.defaultdict(set)
        bots_of: dict[str, dict[int, str]] = collections.defaultdict(dict)  # source -> bot -> lineage
        for (bot, prompt), i in first.items():
            prompts_of[bot].add(prompt)
            bots_of[background.source[i]][bot] = background.root[i]
        self.left, self.right = (np.full((trials.offsets[-1], MOST), -1) for _ in range(2))
        self.found = np.zeros(trials.count, int)
        for i in range(trials.count):
            rows = slice(trials.offsets[i], trials.offsets[i + 1])
            prompts = [background.prompt[side[rows]] for side in (trials.left, trials.right)]
            bots = _choose(rng, bots_of[trials.source[i]], {trials.root_a[i], trials.root_b[i]}, prompts_of, set(np.concatenate(prompts)))
            self.found[i] = len(bots)
            for k, bot in enumerate(bots):
                for side, asked in ((self.left, prompts[0]), (self.right, prompts[1])):
                    side[rows, k] = [first[bot, prompt] for prompt in asked]
        self.counts = {name: np.minimum(int(name), self.found) for name in NAMES if name != MIXED}
        self.counts[MIXED] = np.minimum(rng.choice(COUNTS, trials.count), self.found)


def _choose(rng: np.random.Generator, roots: dict[int, str], own: set[str], prompts_of: dict[int, set[int]], asked: set[int]) -> list[int]:
    """Up to MOST of the bots (bot -> lineage), lineages that have not come yet first."""
    bots: list[int] = []
    others: list[int] = []
    seen = set(own)
    for bot in rng.permutation(list(roots)):
        if len(bots) == MOST:
            break
        if roots[bot] in own or not asked <= prompts_of[bot]:
            continue
        (others if roots[bot] in seen else bots).append(bot)
        seen.add(roots[bot])
    return (bots + others)[:MOST]


class Controlled:
    """Scores of trials before 1, 2, 4, 8 and a mixed number of control bots; what fold_scores.out_of_fold calls."""

    def __init__(self, drawn: Drawn) -> None:
        self.drawn = drawn

    def __call__(self, model: fold_scores.Model, background: fold_scores.Background, trials: pair_trials.Trials, chosen: TrialMask,
                 names: abc.Sequence[str] = NAMES) -> np.ndarray:
        """trials x (WIDTH a name); rows of trials not chosen stay zero, and surpluses."""
        vectors = background.x @ model.projection - model.mean
        return np.hstack([self.score(model, vectors, background.habits, background.log_lengths, trials, chosen, self.drawn.counts[name]) for name in names])

    def score(self, model: effects.Model, vectors: Vectors, habits: Habits, log_lengths: PerAnswer, trials: pair_trials.Trials, chosen: TrialMask,
              counts: PerTrial) -> np.ndarray:
        """trials x WIDTH before `counts` controls a trial. vectors: of all answers, less their mean."""
        scale, out = effects.length_scale(model.length_spread, log_lengths)[:, None], np.zeros((trials.count, WIDTH))
        for same, n, count in sorted(set(zip(trials.same[chosen], trials.size[chosen], counts[chosen]))):
            these = np.flatnonzero(chosen & (trials.same == same) & (trials.size == n) & (counts == count))
            gain, left_over = posterior(model, count)
            left, right = (self._means(vectors, scale, habits, of, given[:, :count], gain, trials, these, n)
                           for of, given in ((trials.left, self.drawn.left), (trials.right, self.drawn.right)))
            out[these, :scores.BASE] = scores.base_scores(model, left, right, n, same, False, left_over)
            if same:
                out[these, scores.HABIT_COSINE] = scores.habit_cosine(model, left, right)
            out[these, -1] = np.trace(left_over) / np.trace(model.prompt)
        return out

    @staticmethod
    def _means(vectors: Vectors, scale: np.ndarray, habits: Habits, of: Numbers, given: np.ndarray, gain: Square, trials: pair_trials.Trials,
               these: Numbers, n: int) -> Described:
        """Means of one side's described vectors, less what the controls given show of the prompts' effects."""
        rows = (trials.offsets[these][:, None] + np.arange(n)).ravel()
        answers = of[rows]
        effect = vectors[given[rows]].mean(1) @ gain.T if given.shape[1] else 0
        described = np.hstack([(vectors[answers] - effect) * scale[answers], habits[answers]])
        return described.reshape(len(these), n, -1).mean(1)


def posterior(model: effects.Model, count: int) -> tuple[Square, Square]:
    """Gain on the mean of `count` controls, and the covariance of the prompt's effect that is left."""
    prompt = model.prompt
    if not count:
        return np.zeros_like(prompt), prompt
    gain = prompt @ np.linalg.inv(prompt + (model.bot + model.residual) / count)
    return gain, prompt - gain @ prompt


class Cosines:
    """Of both answers of every row on the same prompt with each control's, and the surplus that follows."""

    def __init__(self, background: fold_scores.Background, trials: pair_trials.Trials, drawn: Drawn, row_cosine: np.ndarray) -> None:
        self.trials, self.drawn, self.row_cosine, self.log_lengths = trials, drawn, row_cosine, background.log_lengths
        products = background.products
        place = np.full(len(background.prompt), -1)
        for rows in products.answers.values():
            place[rows] = np.arange(len(rows))
        prompts = background.prompt[trials.left]
        usable = np.repeat(trials.same, trials.size) & (prompts == background.prompt[trials.right])
        self.left, self.right = (np.full((len(prompts), MOST, prompt_similarity.BLOCKS), np.nan, np.float32) for _ in range(2))
        order = np.flatnonzero(usable)[np.argsort(prompts[usable], kind="stable")]
        for rows in np.split(order, np.flatnonzero(np.diff(prompts[order])) + 1):
            of_prompt = products.products.get(prompts[rows[0]])
            if of_prompt is None:
                continue
            given = drawn.left[rows]
            columns = np.where(given >= 0, place[given], 0)
            for cosines, answers in ((self.left, trials.left[rows]), (self.right, trials.right[rows])):
                cosines[rows] = np.where(given[:, :, None] >= 0, of_prompt[:, place[answers][:, None], columns].transpose(1, 2, 0), np.nan)

    def figures(self, name: str) -> np.ndarray:
        """rows x FIGURES of prompt_similarity, with as many controls as the name says."""
        count = np.repeat(self.drawn.counts[name], self.trials.size)[:, None]
        given = (np.arange(MOST) < count) & np.isfinite(self.left[:, :, 0])
        left, right = (np.where(given[:, :, None], cosines, np.nan) for cosines in (self.left, self.right))
        return prompt_similarity.control_figures(left, right, np.where(given, self.log_lengths[self.drawn.left], np.nan))

    def fit(self) -> np.ndarray:
        """BLOCKS x 6: what lengths alone lead one to expect, from the unrelated trials before a mixed number of controls."""
        figures = self.figures(MIXED)
        chosen = np.isfinite(figures[:, 0]) & np.repeat(self.trials.label == 0, self.trials.size)
        left, right = (self.log_lengths[side[chosen]] for side in (self.trials.left, self.trials.right))
        return prompt_similarity.fit_lengths(figures[chosen], self.row_cosine[chosen], left, right)

    def surplus(self, name: str, fit: np.ndarray) -> np.ndarray:
        """trials x BLOCKS: mean surplus of the rows with controls."""
        return prompt_similarity.mean_surplus(self.figures(name), fit, self.row_cosine, self.trials, self.trials.same, self.log_lengths)


def add_surplus(found: np.ndarray, cosines: Cosines, fit: np.ndarray, names: abc.Sequence[str]) -> dict[str, tuple[BaseScores, PerTrial]]:
    """name -> (trials x COLUMNS scores with their surpluses, unknown share a trial). found: as out_of_fold gives it."""
    out = {}
    for k, name in enumerate(names):
        columns = found.reshape(len(found), len(names), WIDTH)[:, k]
        base = columns[:, :-1].copy()
        base[:, scores.BASE:scores.HABIT_COSINE] = cosines.surplus(name, fit)
        out[name] = base, columns[:, -1]
    return out
