"""How the fingerprint ages: fitted on bots released before one month, tried on bots released after another.

Compares the plain log-ratio (first of the fingerprint's scores) of trials whose two bots are both new: from a model fitted on
older bots only, and from the out-of-fold models of make_tables.py, which have seen other laboratories' new bots. No fusion,
no calibration: these would hide what is lost. The old model has seen older bots of the same laboratories and the prompts of
the same sources; the out-of-fold models have seen neither.
"""
import pickle

import numpy as np

import bases
import fold_scores
import pair_trials
import places
import reference_families as families

OLD_BEFORE, NEW_FROM = "2024-07", "2025-01"
OLD_SOURCES = {"alpacaeval", "oasst-model-eval", "self-instruct-human-eval", "eqbench-creative-v1"}  # collected before OLD_BEFORE for the most part
QUESTIONS = (("same bot, different prompts", "same_model", "unrelated_disjoint"), ("same generation, same prompts", "same_family", "unrelated"))


def month(source, model):
    return families.MONTH.get(families.generation(source, model))


def is_old(name):
    source, model = name.split("|", 1)
    released = month(source, model)
    return released < OLD_BEFORE if released else source in OLD_SOURCES


def area(related, unrelated):
    """Chance that a related trial scores above an unrelated one."""
    order = np.argsort(np.concatenate([related, unrelated]), kind="stable")
    ranks = np.empty(len(order))
    ranks[order] = np.arange(1, len(order) + 1)
    return (ranks[:len(related)].sum() - len(related) * (len(related) + 1) / 2) / (len(related) * len(unrelated))


def measure():
    """Rows (question, n, trials, AUC fitted on old bots, AUC out of fold)."""
    basis = bases.Basis()
    background = fold_scores.Background(basis)
    folder = places.WORK / "full"
    trials = pair_trials.Trials(pickle.load(open(folder / "trials.pkl", "rb")), basis.answers)
    out_of_fold = np.load(folder / "base_predicted.npy")
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
                table.append((title, n, len(a) + len(b), area(scored[a, 0], scored[b, 0]), area(out_of_fold[a, 0], out_of_fold[b, 0])))
    return dict(table=table, old_bots=int(old.sum()), old_answers=int(rows.sum()))
