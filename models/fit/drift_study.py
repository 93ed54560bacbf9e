"""How the fingerprint ages: fitted on bots released before one month, tried on bots released after another.

Compares the plain log-ratio (first of the fingerprint's scores) of trials whose two bots are both new: from a model fitted on
older bots only, and from the out-of-fold models of make_tables.py, which have seen other laboratories' new bots. No fusion,
no calibration: these would hide what is lost. The old model has seen older bots of the same laboratories and the prompts of
the same sources; the out-of-fold models have seen neither.
"""
import typing

import numpy as np

import bases
import fold_scores
import reference_families as families
import saved
import channel_table

OLD_BEFORE, NEW_FROM = "2024-07", "2025-01"
OLD_SOURCES = {"alpacaeval", "oasst-model-eval", "self-instruct-human-eval", "eqbench-creative-v1"}  # collected before OLD_BEFORE for the most part
QUESTIONS = (("same bot, different prompts", "same_model", "unrelated_disjoint"), ("same generation, same prompts", "same_family", "unrelated"))


class Drift(typing.NamedTuple):
    """What the study found."""
    table: list[tuple[str, int, int, float, float]]  # question, answers, trials, AUC fitted on old bots, AUC out of fold
    old_bots: int
    old_answers: int


def month(source: str, model: str) -> str | None:
    return families.MONTH.get(families.generation(source, model) or "")


def is_old(name: str) -> bool:
    source, model = name.split("|", 1)
    released = month(source, model)
    return released < OLD_BEFORE if released else source in OLD_SOURCES


def measure() -> Drift:
    basis = bases.Basis()
    background = fold_scores.Background(basis)
    trials = saved.trials("full", basis)
    out_of_fold, _ = saved.base_scores("full", "predicted")
    old = np.array([is_old(name) for name in background.bot_names])
    rows = old[background.bot]
    new = np.array([all((month(s, m) or "") >= NEW_FROM for m in (a, b)) for s, a, b in zip(trials.source, trials.model_a, trials.model_b)])
    model = fold_scores.fit(background, rows, np.random.default_rng(5))
    scored = fold_scores.score_trials(model, background, trials, None, new, False)
    table = []
    for title, related, unrelated in QUESTIONS:
        for n in (1, 5, 20):
            a = np.flatnonzero(new & (trials.kind == related) & (trials.size == n))
            b = np.flatnonzero(new & (trials.kind == unrelated) & (trials.size == n))
            if len(a) >= 30 and len(b) >= 30:
                table.append((title, n, len(a) + len(b), channel_table.auc(scored[a, 0], scored[b, 0]), channel_table.auc(out_of_fold[a, 0], out_of_fold[b, 0])))
    return Drift(table, int(old.sum()), int(rows.sum()))
