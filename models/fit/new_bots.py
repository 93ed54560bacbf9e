"""Base scores of every trial from models that know the lineages of its two bots, but neither bot.

fold_scores asks what happens where nobody knows a bot's laboratory; here a new bot of a known laboratory, or a new student
of a known teacher, stands before tables that have seen its relatives. A user meets both and cannot tell which. Models fall
into FOLDS by a hash of their names, so that one is left out of all sources at once, under every name a host gave it; each two
folds are left out together and, for unseen prompts, the trial's group of sources too.
"""
import itertools
import multiprocessing
import re
import zlib

import numpy as np

import fold_scores
import lineages
import pair_trials
from arrays import Numbers

FOLDS = 5


def plain_name(model: str) -> str:
    """A model's name without the host's prefix and without punctuation."""
    return re.sub(r"[^a-z0-9]", "", re.split(r"/|__", model.lower())[-1])


def fold_of(model: str) -> int:
    return zlib.crc32(plain_name(model).encode("utf-8")) % FOLDS


def _score_folds(work: tuple[int, int]) -> np.ndarray:
    first, second = work
    background, trials, score, known, of_answer, left, right = _WORK
    mine = ((left == first) & (right == second)) | ((left == second) & (right == first))
    rows = (of_answer != first) & (of_answer != second)
    out = np.zeros(())
    for groups, chosen in trials.by_groups(mine, known):
        rng = np.random.default_rng([4, first, second, *(groups or [lineages.GROUPS])])
        model = fold_scores.fit(background, rows & ~np.isin(background.group, groups), rng, fold_scores.needs_likeness(trials, known))
        out = out + score(model, chosen)
    return out


# Background, trials, score, known, and the fold of every answer, left and right bot: what the processes of a pool inherit, so that the answers are not copied to each.
_WORK: tuple[fold_scores.Background, pair_trials.Trials, fold_scores.Score, bool, Numbers, Numbers, Numbers]


def out_of_fold(background: fold_scores.Background, trials: pair_trials.Trials, score: fold_scores.Score, known: bool, jobs: int = 3) -> np.ndarray:
    """As fold_scores.out_of_fold, with the bots left out and not their lineages."""
    global _WORK
    of_bot = np.array([fold_of(name.split("|", 1)[1]) for name in background.bot_names])
    left, right = (np.array([fold_of(model) for model in models]) for models in (trials.model_a, trials.model_b))
    _WORK = (background, trials, score, known, of_bot[background.bot], left, right)
    _ = background.products if fold_scores.needs_likeness(trials, known) else None  # once, before the processes part
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        total = sum(pool.imap(_score_folds, itertools.combinations_with_replacement(range(FOLDS), 2)), np.zeros(()))
    print(f"scored new bots of known lineages, prompts {'known' if known else 'unseen'}", flush=True)
    return total
