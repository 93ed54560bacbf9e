"""Scores to one fused score: a logistic regression of a few scores and monotone gradient boosting of all, in nats.

Every kind of relation and size weighs alike, and related trials weigh like unrelated ones: a balanced prior. Neither part knows the
number of answers: of large numbers there are few sources, and what was fitted to those did not hold in others (models/TRIED.md).
That is left to the calibration. On the same prompts a tenth of the weight is of trials of closed prompts alone, of which the drawn trials
hold too few to teach that unrelated bots share words there.
"""
import collections
import multiprocessing
import typing
import warnings
from collections import abc

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

import further_relations
import pair_trials
import scores
from arrays import BaseScores, Numbers, PerTrial, Sections, TrialMask

SEEDS = 2
LINEAR_SHARE = 0.35  # measured: models/TRIED.md
CLOSED_SHARE = 0.1   # of the weight of all trials; measured: models/TRIED.md
LEAST_IN_LEAF = 80  # trials a leaf holds at least, for each set of scores that is fitted on
BOOSTING = dict(max_iter=150, learning_rate=0.05, max_leaf_nodes=8, l2_regularization=5, max_features=0.25)
LARGEST = 3e38  # stands for an infinite threshold in a 32-bit float


class Sample(typing.NamedTuple):
    """Trials with what a fusion reads of them. bases: several arrays of base scores, as fold_scores.score_trials gives them, that weigh alike."""
    trials: pair_trials.Trials
    similarity: scores.Similarity
    bases: abc.Sequence[BaseScores]


class Samples(typing.NamedTuple):
    """What the fusions of a condition are fitted on. closed: trials of closed prompts alone, where there are any (closed_prompts.py);
    known: whether the prompts are."""
    drawn: Sample
    closed: Sample | None
    known: bool


def trial_weights(trials: pair_trials.Trials, chosen: TrialMask) -> PerTrial:
    """Mean one over the chosen trials, zero elsewhere. Of one kind and size a source weighs as the root of its trials, so
    that the largest does not decide; further relations count to the kind they are of."""
    weights = np.zeros(trials.count)
    kinds = np.array([kind.removeprefix(further_relations.PREFIX) for kind in trials.kind])
    cells = collections.Counter(zip(kinds[chosen], trials.size[chosen], trials.source[chosen]))
    for i in np.flatnonzero(chosen):
        weights[i] = cells[kinds[i], trials.size[i], trials.source[i]] ** -0.5
    for size in np.unique(trials.size):
        for label in (0, 1):
            cell = chosen & (trials.size == size) & (trials.label == label)
            for kind in np.unique(kinds[cell]):
                weights[cell & (kinds == kind)] /= weights[cell & (kinds == kind)].sum()
            if cell.any():
                weights[cell] /= weights[cell].sum()
    return weights * chosen.sum() / weights.sum()


def packed_nodes(nodes: list[list[float]]) -> np.ndarray:
    """Rows of feature, threshold, both children and value as 32-bit floats. Thresholds and values are rounded to 12 binary
    digits, which pack to two thirds of the size; children are whole numbers beyond that and stay."""
    packed = np.array(nodes, np.float32)
    short = packed.view(np.uint32)[:, [1, 4]]
    packed.view(np.uint32)[:, [1, 4]] = (short + np.uint32(1 << 11)) & np.uint32(0xFFFFF000)
    return packed


def linear_scores(same: bool, known: bool) -> list[int]:
    """Columns of every_score in the logistic regression: the same-bot ratio, of the steady directions where prompts' effects are left
    in the vectors, and the form ratio; on the same prompts also the cosine of the vectors, what four-word runs are shared, of all answers
    together, and the cosine of habits. Measured against others: models/TRIED.md."""
    ratios = [scores.SAME_BOT_RATIO if known and not same else scores.STEADY_RATIO, scores.FORM_RATIO]
    return ratios + [scores.COSINE, scores.POOLED_RUNS, scores.HABITS_OF_ALL] if same else ratios


def mix(linear: PerTrial, boosted: PerTrial) -> PerTrial:
    return LINEAR_SHARE * linear + (1 - LINEAR_SHARE) * boosted


def every_score(base: BaseScores, extra: np.ndarray, same: bool) -> np.ndarray:
    """All scores in the core's order. Surplus and cosine of habits stand last; different prompts have none."""
    last = base[:, scores.BASE:] if same else base[:, :0]
    return np.hstack([base[:, :scores.BASE], extra, last])


def extra_scores(similarity: scores.Similarity, length_fit: np.ndarray | None) -> np.ndarray:
    """The scores after the base scores. length_fit: of the same prompts; different ones have none."""
    return similarity.different_scores() if length_fit is None else similarity.same_scores(length_fit)


def _between_pairs_of(trials: pair_trials.Trials, chosen: TrialMask, others: pair_trials.Trials) -> TrialMask:
    """Mask of the other trials between two bots that chosen trials have, too: what is left out of those is left out of these."""
    pairs = set(zip(trials.source[chosen], trials.model_a[chosen], trials.model_b[chosen]))
    return np.array([pair in pairs for pair in zip(others.source, others.model_a, others.model_b)], bool)


class _Rows(typing.NamedTuple):
    """The chosen trials of a sample, once for each array of its base scores."""
    every: np.ndarray    # as of every_score
    labels: np.ndarray
    weights: np.ndarray  # mean one

    @classmethod
    def of(cls, sample: Sample, chosen: TrialMask, length_fit: np.ndarray | None) -> typing.Self:
        extra, times, same = extra_scores(sample.similarity, length_fit), len(sample.bases), length_fit is not None
        return cls(np.vstack([every_score(base, extra, same)[chosen] for base in sample.bases]), np.tile(sample.trials.label[chosen], times),
                   np.tile(trial_weights(sample.trials, chosen)[chosen], times))

    def beside(self, others: "_Rows", share: float) -> "_Rows":
        """Both, the others at a share of the weight."""
        count = len(self.labels) + len(others.labels)
        weights = [rows.weights * of * count / len(rows.labels) for rows, of in ((self, 1 - share), (others, share))]
        return _Rows(np.vstack([self.every, others.every]), np.concatenate([self.labels, others.labels]), np.concatenate(weights))


class Fusion:
    """A fitted fusion: what <set>_linear, _bias, _nodes, _roots and _tree_bias of the table hold.
    chosen: mask of the drawn trials to fit on, all on the same prompts or all on different ones."""

    def __init__(self, samples: Samples, chosen: TrialMask, same: bool) -> None:
        drawn, closed = samples.drawn, samples.closed
        self.same, self.chosen = same, linear_scores(same, samples.known)
        # On the same prompts, of the unrelated among the chosen.
        self.length_fit = drawn.similarity.fit_length(chosen & (drawn.trials.label == 0)) if same else None
        rows = _Rows.of(drawn, chosen, self.length_fit)
        if same and closed:
            rows = rows.beside(_Rows.of(closed, _between_pairs_of(drawn.trials, chosen, closed.trials), self.length_fit), CLOSED_SHARE)
        terms = rows.every[:, self.chosen]
        self.mean, self.spread = terms.mean(0), terms.std(0) + 1e-9
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            fitted = LogisticRegression(C=0.03, max_iter=500).fit((terms - self.mean) / self.spread, rows.labels, sample_weight=rows.weights)
        self.weight, self.bias = fitted.coef_[0], float(fitted.intercept_[0])
        directions = scores.SAME_DIRECTIONS if same else scores.DIFFERENT_DIRECTIONS
        self.trees = [HistGradientBoostingClassifier(random_state=seed, monotonic_cst=directions, min_samples_leaf=LEAST_IN_LEAF * len(drawn.bases), **BOOSTING)
                      .fit(rows.every, rows.labels, sample_weight=rows.weights) for seed in range(SEEDS)]

    def parts(self, bases: abc.Iterable[BaseScores], similarity: scores.Similarity, chosen: TrialMask | Numbers) -> list[tuple[PerTrial, PerTrial]]:
        """For each array of base scores the fused scores of either part, linear and boosted, of the chosen trials. bases, similarity: of all
        trials."""
        extra, out = extra_scores(similarity, self.length_fit)[chosen], []
        for base in bases:
            every = every_score(base[chosen], extra, self.same)
            linear = (every[:, self.chosen] - self.mean) / self.spread @ self.weight + self.bias
            out.append((linear, sum(t.decision_function(every) for t in self.trees) / SEEDS))
        return out

    def fused(self, bases: abc.Iterable[BaseScores], similarity: scores.Similarity, chosen: TrialMask | Numbers) -> list[PerTrial]:
        return [mix(*parts) for parts in self.parts(bases, similarity, chosen)]

    def sections(self, name: str) -> Sections:
        """The core takes the mean of both parts, so each is stored at twice its share."""
        linear, boosted = 2 * LINEAR_SHARE, 2 * (1 - LINEAR_SHARE)
        nodes: list[list[float]] = []
        roots, start = [], 0.0
        for tree in self.trees:
            start += float(np.ravel(tree._baseline_prediction)[0]) / SEEDS * boosted
            for (predictor,) in tree._predictors:
                roots.append(len(nodes))
                first = len(nodes)
                for node in predictor.nodes:
                    if node["is_leaf"]:
                        nodes.append([-1, 0, 0, 0, node["value"] / SEEDS * boosted])
                    else:
                        threshold = min(node["num_threshold"], LARGEST)
                        nodes.append([node["feature_idx"], threshold, first + node["left"], first + node["right"], 0])
        return {f"{name}_linear": np.array([self.mean, self.spread, self.weight * linear], np.float32),
                f"{name}_linear_scores": np.array([self.chosen], np.uint32),
                f"{name}_bias": np.array([[self.bias * linear]], np.float32),
                f"{name}_nodes": packed_nodes(nodes), f"{name}_roots": np.array([roots], np.uint32),
                f"{name}_tree_bias": np.array([[start]], np.float32)}


def _fuse_without(work: tuple[int, bool]) -> tuple[TrialMask, list[tuple[PerTrial, PerTrial]]]:
    group, same = work
    samples, also = _WORK
    trials = samples.drawn.trials
    mine = trials.same == same
    test = mine & (trials.group == group)
    fusion = Fusion(samples, mine & (trials.group != group), same)
    return test, [parts for sample in (samples.drawn, *also) for parts in fusion.parts(sample.bases, sample.similarity, test)]


_WORK: tuple[Samples, abc.Sequence[Sample]]  # what the processes of a pool inherit: samples and also of out_of_fold


def out_of_fold(samples: Samples, relations: abc.Sequence[bool] = (True, False), also: abc.Sequence[Sample] = (), jobs: int = 4) -> list[tuple[PerTrial, PerTrial]]:
    """Fused scores of every drawn trial from fusions that have not seen its group of sources: (linear, boosted) of each array of
    its base scores, on all of which the fusions are fitted, and of those in `also`, further readings of the drawn trials, on which
    they are not.
    relations: whether trials on the same prompts (True), on different ones (False) or both are wanted."""
    global _WORK
    _WORK = samples, also
    trials = samples.drawn.trials
    out = [(np.zeros(trials.count), np.zeros(trials.count)) for sample in (samples.drawn, *also) for _ in sample.bases]
    work = [(group, same) for same in relations for group in np.unique(trials.group[trials.same == same])]
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        for test, found in pool.imap(_fuse_without, work):
            for (linear, boosted), (its_linear, its_boosted) in zip(out, found):
                linear[test], boosted[test] = its_linear, its_boosted
    return out
