"""The scores of a pair, as core/evidence/pair_scores.cpp defines them.

Eleven come from the fingerprint model, two more from its steady directions and two from its leading dimensions alone, and one
from the habits of form (base_scores), as does the last (habit_cosine); the others from how alike the counts are (Similarity).
Names and order: score_names in the core.
"""
import numpy as np
import scipy.sparse as sp

import bases
import effects
import pair_trials
from arrays import Described, Habits, Numbers, PerAnswer, Square, TrialMask

SAME_BOT_RATIO, COSINE, FORM_RATIO, STEADY_RATIO = 0, 6, 11, 12  # columns of base_scores
BASE = 16
SURPLUS = 3  # after them in arrays of base scores: how far above what is usual on the prompts, zero where these are not known
HABIT_COSINE = BASE + SURPLUS  # the column after them, on the same prompts
COLUMNS = HABIT_COSINE + 1
POOLED_RUNS = BASE + 5  # among all scores in the order of the core: the last of Similarity.runs
HABIT_LIMIT = 2.0  # nats one habit may say; measured: 0.5 / 1 / 2 give the score alone a mean AUC of 0.818 / 0.825 / 0.832
# Where two answers share their wording: from this share of the four-word runs of the one with more of them on, and from the second
# where that one is long. A pair counts as one of closed prompts by how many rows do, not at all at the first share and wholly at the
# second. Measured: models/ROBUSTNESS.md; core/evidence/shared_wording.hpp.
SHARED_RUNS, SHARED_RUNS_OF_LONG, LONG = 0.2, 0.5, 200
FEW_ROWS, MANY_ROWS = 0.1, 1 / 3
# 1: a higher score may only raise the likelihood ratio; -1: only lower it; 0: free.
BASE_DIRECTIONS = [1, 1, 1, 0, 1, 1, 1, 1, 1, 1, -1, 1] + [1] * 4
SAME_DIRECTIONS = BASE_DIRECTIONS + [1] * 6 + [0] * 6 + [-1, 0, 0] + [1] * (SURPLUS + 1)
HABITS_OF_ALL = len(SAME_DIRECTIONS) - 1  # the cosine of habits among all scores
DIFFERENT_DIRECTIONS = BASE_DIRECTIONS + [0] * 10


def signed_log(values: np.ndarray) -> np.ndarray:
    return np.sign(values) * np.log1p(np.abs(values))


def _quadratic(matrix: Square, rows: np.ndarray) -> np.ndarray:
    return np.einsum("ij,ij->i", rows @ np.linalg.inv(matrix), rows)


def log_ratios(bot: Square, residual: Square, left: np.ndarray, right: np.ndarray, n: int, same: bool, kinship: float, prompt: Square) -> list[np.ndarray]:
    """Log-likelihood ratio of a shared bot effect from the sum and from the difference of mean vectors, each in nats."""
    noise = (residual + prompt) / n
    shared = prompt / n if same else 0 * bot
    plus, minus = bot + noise + shared, bot + noise - shared
    parts = []
    for base, sign, rows in ((plus, 1, left + right), (minus, -1, left - right)):
        related = base + sign * kinship * bot
        rows = rows / np.sqrt(2)
        parts.append(0.5 * (_quadratic(base, rows) - _quadratic(related, rows) + np.linalg.slogdet(base)[1] - np.linalg.slogdet(related)[1]))
    return parts


def _unit(rows: np.ndarray) -> np.ndarray:
    return rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9)


def form_ratio(rates: np.ndarray, left: Habits, right: Habits, n: int) -> np.ndarray:
    """Mean over the habits of the log-likelihood ratio of a shared against two separate habits, in nats, each limited.
    left, right: mean standardised habits."""
    mean, between, within = rates
    x, y, variance = left - mean, right - mean, between + within / n
    determinant = variance ** 2 - between ** 2
    joint = (variance * (x * x + y * y) - 2 * between * x * y) / determinant
    nats = 0.5 * ((x * x + y * y) / variance - joint - np.log(determinant / variance ** 2))
    return np.clip(nats, -HABIT_LIMIT, HABIT_LIMIT).mean(1)


def habit_cosine(model: effects.Model, left: Described, right: Described) -> np.ndarray:
    """Cosine of the whitened habits, the last columns of described sides, less their mean."""
    u, v = ((side[:, effects.DIMENSIONS:] - model.habit_rates[0]) @ model.habit_whitening.T for side in (left, right))
    return (_unit(u) * _unit(v)).sum(1)


def base_scores(model: effects.Model, left: Described, right: Described, n: int, same: bool, known: bool, prompt: Square | None = None) -> np.ndarray:
    """The fingerprint scores of all dimensions, the form ratio, the ratios of the steady directions and the cosines of the leading
    dimensions, of mean vectors, one row a pair. The first DIMENSIONS columns are the vector (less the mean and, where `known`, its
    prompt's effect), the next standardised habits.
    prompt: covariance of what is not known of a prompt's effect, where it is neither that of a known nor of an unseen one."""
    if prompt is None:
        prompt = (model.bot + model.residual) / effects.KNOWN_PROMPT if known else model.prompt
    form = form_ratio(model.habit_rates, left[:, effects.DIMENSIONS:], right[:, effects.DIMENSIONS:], n)
    left, right = left[:, :effects.DIMENSIONS], right[:, :effects.DIMENSIONS]
    total, difference, kin_total, kin_difference = _ratios(model.bot, model.residual, left, right, n, same, prompt)
    cosine, distance, normalised, profile, rank = likeness(model.whitening, model.cohort, left, right)
    axes = model.steady
    steady_bot, steady_residual, steady_prompt = (axes @ of @ axes.T for of in (model.bot, model.residual, prompt))
    steady_total, steady_difference, steady_kin_total, steady_kin_difference = _ratios(steady_bot, steady_residual, left @ axes.T, right @ axes.T, n, same, steady_prompt)
    leading_cosine, _, leading_normalised, *_ = likeness(*effects.leading(model), left[:, :effects.LEADING], right[:, :effects.LEADING])
    return np.column_stack([signed_log(total + difference), (total + difference) / np.sqrt(n) / 10, signed_log(difference), signed_log(total),
                            signed_log(kin_total + kin_difference), signed_log(kin_difference), cosine, -np.log(distance + 1e-9), normalised, profile,
                            rank, form, signed_log(steady_total + steady_difference), signed_log(steady_kin_total + steady_kin_difference),
                            leading_cosine, leading_normalised])


def _ratios(bot: Square, residual: Square, left: np.ndarray, right: np.ndarray, n: int, same: bool, prompt: Square) -> list[np.ndarray]:
    """Log ratios from sum and difference, in nats: of a bot effect shared wholly, then of one shared by half."""
    return [part for kinship in (1.0, 0.5) for part in log_ratios(bot, residual, left, right, n, same, kinship, prompt)]


def likeness(whitening: Square, cohort: np.ndarray, left: np.ndarray,
             right: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Cosine and squared distance of whitened vectors, then the cosine against those of either with the cohort: normalised, as a
    profile and as a rank."""
    u, v = left @ whitening.T, right @ whitening.T
    distance = ((u - v) ** 2).sum(1)
    u, v = _unit(u), _unit(v)
    cosine = (u * v).sum(1)
    p, q = u @ cohort.T, v @ cohort.T
    normalised = 0.5 * ((cosine - p.mean(1)) / (p.std(1) + 1e-9) + (cosine - q.mean(1)) / (q.std(1) + 1e-9))
    rank = 0.5 * ((p > cosine[:, None]).mean(1) + (q > cosine[:, None]).mean(1))
    a, b = p - p.mean(1, keepdims=True), q - q.mean(1, keepdims=True)
    profile = (a * b).sum(1) / (np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1) + 1e-9)
    return cosine, distance, normalised, profile, rank


def _row_products(block: sp.csr_matrix, left: Numbers, right: Numbers, step: int = 20_000) -> np.ndarray:
    return np.concatenate([np.asarray(block[left[i:i + step]].multiply(block[right[i:i + step]]).sum(1)).ravel()
                           for i in range(0, len(left), step)])


def _side_products(block: sp.csr_matrix, trials: pair_trials.Trials, step: int = 2000) -> np.ndarray:
    """Inner products left.right, left.left and right.right of the summed rows of each trial."""
    out = []
    for i in range(0, trials.count, step):
        chosen = slice(i, i + step)
        a, b = trials.chooser("left", chosen) @ block, trials.chooser("right", chosen) @ block
        out.append(np.column_stack([np.asarray(p.multiply(q).sum(1)).ravel() for p, q in ((a, b), (a, a), (b, b))]))
    return np.vstack(out)


def share_wording(shared: np.ndarray, left_runs: np.ndarray, right_runs: np.ndarray) -> np.ndarray:
    """Whether two answers share their wording, of the number of runs in common and of either's."""
    most = np.maximum(left_runs, right_runs)
    return shared >= np.where(most < LONG, SHARED_RUNS, SHARED_RUNS_OF_LONG) * np.maximum(most, 1)


class Runs:
    """The four-word runs of every answer of a basis."""

    def __init__(self, basis: bases.Basis) -> None:
        kept = np.load(basis.folder / "runs.npz")
        self.runs, self.starts = kept["runs"], kept["starts"]
        self.sizes = self.starts[1:] - self.starts[:-1]

    def shared(self, left: Numbers, right: Numbers) -> np.ndarray:
        """How many both answers have, of each pair of numbers of answers."""
        of = lambda i: self.runs[self.starts[i]:self.starts[i + 1]]
        return np.array([len(np.intersect1d(of(a), of(b), assume_unique=True)) for a, b in zip(left, right)], float)


class Similarity:
    """What two sides share in their counts; does not depend on folds."""

    def __init__(self, trials: pair_trials.Trials, rows: list[np.ndarray], sides: list[np.ndarray], shared: np.ndarray, left_runs: np.ndarray,
                 right_runs: np.ndarray, lengths: PerAnswer) -> None:
        n = trials.size.astype(float)
        several, pairs = n > 1, np.maximum(n * (n - 1), 1)
        self.several = several
        self.row_cosine = np.column_stack(rows).astype(np.float32)
        self.cosine = np.column_stack([trials.sums(r) for r in rows]) / n[:, None]
        same_row = self.cosine * n[:, None] * trials.same[:, None]
        lr, ll, rr = (np.column_stack([s[:, k] for s in sides]) for k in range(3))
        self.cross = np.where(several[:, None], (lr - same_row) / pairs[:, None], 0)
        self.within = np.where(several[:, None], 0.5 * (ll + rr - 2 * n[:, None]) / pairs[:, None], 0)
        self.all_pairs = lr / (n ** 2)[:, None]
        self.pooled = lr / np.sqrt(np.maximum(ll * rr, 1e-12))
        most = np.sqrt((left_runs + 1.0) * (right_runs + 1.0))
        self.runs = np.column_stack([trials.sums(shared / most) / n, trials.sums(np.log1p(shared)) / n,
                                     np.log1p(trials.sums(shared)) - np.log(trials.sums(most))])
        alike = trials.sums(share_wording(shared, left_runs, right_runs).astype(float)) / n
        self.closedness = np.clip((alike - FEW_ROWS) / (MANY_ROWS - FEW_ROWS), 0, 1)  # of closed_prompts.py; read on the same prompts
        a, b = trials.sums(lengths[trials.left]) / n, trials.sums(lengths[trials.right]) / n
        self.length, self.difference = 0.5 * (a + b), np.abs(a - b)
        self.unevenness = trials.sums(np.abs(lengths[trials.left] - lengths[trials.right])) / n

    @classmethod
    def measure(cls, basis: bases.Basis, trials: pair_trials.Trials) -> "Similarity":
        rows, sides = [], []
        for b in range(3):
            block = basis.block(b)
            rows.append(_row_products(block, trials.left, trials.right))
            sides.append(_side_products(block, trials))
        runs = Runs(basis)
        return cls(trials, rows, sides, runs.shared(trials.left, trials.right), runs.sizes[trials.left], runs.sizes[trials.right], basis.log_lengths)

    def _length_terms(self) -> np.ndarray:
        return np.column_stack([np.ones(len(self.length)), self.length, self.length ** 2, self.unevenness, self.unevenness * self.length])

    def fit_length(self, chosen: TrialMask) -> np.ndarray:
        """6 x 6: for each of the six similarities the coefficients of the length terms and the spread that is left."""
        terms, alike = self._length_terms()[chosen], np.hstack([self.cosine, self.runs])[chosen]
        rows = []
        for values in alike.T:
            weights = np.linalg.lstsq(terms, values, rcond=None)[0]
            rows.append([*weights, (values - terms @ weights).std()])
        return np.array(rows)

    def same_scores(self, length_fit: np.ndarray) -> np.ndarray:
        """The fifteen scores after the base scores on the same prompts."""
        alike = (np.hstack([self.cosine, self.runs]) - self._length_terms() @ length_fit[:, :5].T) / length_fit[:, 5]
        levels = []
        for b in range(3):
            levels += [np.where(self.several, self.cosine[:, b] - self.cross[:, b], 0),
                       np.where(self.several, self.cross[:, b] - self.within[:, b], 0)]
        return np.column_stack([alike, *levels, self.difference, self.unevenness, self.length])

    def different_scores(self) -> np.ndarray:
        """The ten scores after the base scores on different prompts."""
        levels = []
        for b in range(3):
            levels += [np.where(self.several, self.all_pairs[:, b] - self.within[:, b], 0), self.all_pairs[:, b]]
        return np.column_stack([*levels, *self.pooled.T, self.difference])
