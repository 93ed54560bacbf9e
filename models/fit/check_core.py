#!/usr/bin/env python3
"""Hold the core against these scripts: the same trials through both, with the tables as shipped. usage: check_core.py NATIVE [--trials N]

NATIVE is the program kinprint_native. Prints the largest difference of log10 LR for each set and fails above 0.001, but for single trials where rounding takes another leaf of a tree.
"""
import argparse
import json
import operator
import re
import subprocess
from collections import abc

import numpy as np

import bases
import controls
import corpus
import effects
import fold_scores
import pair_trials
import places
import prompt_similarity
import saved
import scores
import shipped_scores
import text_losses
from arrays import AnswerMask, Numbers, PerTrial, Vectors

ALLOWED = 0.001  # of log10 LR; the core rounds what it prints
# Scores are 32-bit in the core, so that one may fall on the other side of a tree's split: of 5,598 figures one did, its cosine of the leading
# dimensions 2e-7 from a split, and differed by 0.0028.
OTHER_LEAF, OTHER_LEAF_SHARE = 0.02, 0.001


def request(number: int, texts: abc.Sequence[str], trials: pair_trials.Trials, i: int, prompts: abc.Sequence[str] | None,
            drawn: controls.Drawn | None = None, count: int = 0) -> str:
    """drawn, count: control bots (controls.Drawn), and how many of them."""
    rows = slice(trials.offsets[i], trials.offsets[i + 1])
    side = lambda answers: {"answers": [{"text": texts[a]} | ({"prompt": prompts[a]} if prompts else {}) for a in answers]}
    given = [side(dict.fromkeys([*drawn.left[rows, k], *drawn.right[rows, k]])) for k in range(count)] if drawn else []
    return json.dumps({"id": str(number), "left": side(trials.left[rows]), "right": side(trials.right[rows])} | ({"controls": given} if given else {}))


def answer(native: str, lines: abc.Iterable[str]) -> list[dict]:
    command = [native, "--tables", str(places.TABLES / "fingerprint.kpt"), "--tables", str(places.TABLES / "prompts.kpt"), "batch"]
    printed = subprocess.run(command, input="\n".join(lines), capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in printed.splitlines()]


def compare(label: str, results: list[dict], expected: np.ndarray, chosen: Numbers, trials: pair_trials.Trials, same: bool,
            figure: abc.Callable[[dict], dict] = lambda result: result) -> np.ndarray:
    """Prints how far the core is off, and every trial that is further than allowed; the differences of those answered. figure: of a result."""
    # The core leaves out rows without usable text, refusals for one, and long runs (core/evidence/long_runs.hpp); the scripts do not.
    ok = np.array([r["status"] == "ok" and r["prompts"] == (trials.size[i] if same else 0) and not r["longRunPrompts"] for r, i in zip(results, chosen)])
    found = np.array([figure(r)["log10LR"] if usable else 0.0 for r, usable in zip(results, ok)])
    gap = np.abs(found - expected)
    for k in np.flatnonzero(ok & (gap > ALLOWED)):
        i = chosen[k]
        print(f"  {trials.source[i]} {trials.model_a[i]} {trials.model_b[i]} n={trials.size[i]}: {found[k]:.4f} and {expected[k]:.4f}")
    print(f"{'same' if same else 'different'} prompts, {label}: {ok.sum()} of {len(ok)} answered, "
          f"difference of log10 LR at most {gap[ok].max():.4f}, mean {gap[ok].mean():.5f}", flush=True)
    return gap[ok]


def compare_with_controls(native: str, tables: shipped_scores.ShippedTables, basis: bases.Basis, trials: pair_trials.Trials,
                          similarity: scores.Similarity, texts: abc.Sequence[str], plain: Vectors, form: PerTrial, loss: PerTrial,
                          differs: AnswerMask, rng: np.random.Generator, count: int) -> list[np.ndarray]:
    """The same trials before control bots on prompts that no table holds; the differences. Trials that are not compared as written are
    left out: their controls would have to be counted with marks and their sides without. differs: as of may_differ."""
    background, gaps = fold_scores.Background(basis), []
    drawn = controls.Drawn(background, trials)
    cosines = controls.Cosines(background, trials, drawn, similarity.row_cosine)
    made_up = [f"prompt {number} that no table holds" for number in background.prompt]
    # Two answers to one prompt are one row for the core, and so are answers that the corpora give under two prompts.
    once = np.array([all(len(set(background.prompt[side[a:b]])) == b - a for side in (trials.left, trials.right)) for a, b in zip(trials.offsets[:-1], trials.offsets[1:])])
    # And prompts that too few bots answered have no products there.
    has_cosines = trials.sums(~np.isfinite(cosines.left[:, 0, 0])) == 0
    # An answer of invisible characters alone is none for the core, some may be read otherwise, and one with a side's text is no
    # control's; two controls of one text are one.
    as_written, number = (basis.lengths[:, 0] > 0) & ~differs, effects.codes_as_seen(texts)
    for answers in (drawn.left, drawn.right):
        own = (number[answers] == number[trials.left][:, None]) | (number[answers] == number[trials.right][:, None])
        again = number[answers][:, :, None] == number[answers][:, None]
        again &= np.tri(answers.shape[1], k=-1, dtype=bool) & (answers >= 0)[:, :, None]
        once &= trials.sums(~((answers < 0) | (as_written[answers] & ~own & ~again.any(2))).all(1)) == 0
    for same in (True, False):
        usable = once & (has_cosines | ~trials.same) & (drawn.found > 0) & (trials.size <= 20) & (trials.same == same) & (form == 0)
        chosen = rng.choice(np.flatnonzero(usable), count, False)
        expected = tables.score_with_controls(controls.Controlled(drawn), cosines, plain, tables.habits(basis.form), trials, similarity, chosen, same, loss, controls.MIXED)
        lines = [request(k, texts, trials, i, made_up, drawn, drawn.counts[controls.MIXED][i]) for k, i in enumerate(chosen)]
        gaps.append(compare("control bots", answer(native, lines), expected, chosen, trials, same))
    return gaps


class Described:
    """The answers of one basis, as written or in another form, in the numbers of the tables."""

    def __init__(self, tables: shipped_scores.ShippedTables, basis: bases.Basis, similarity: scores.Similarity) -> None:
        self.tables, self.similarity, self.habits = tables, similarity, tables.habits(basis.form)
        self.log_lengths = basis.log_lengths
        self.plain = tables.vectors([basis.block(b) for b in range(3)], basis.form)
        self.by_length = self.plain * effects.length_scale(tables.model.length_spread, self.log_lengths)[:, None]

    def expected(self, trials: pair_trials.Trials, chosen: Numbers, same: bool, loss: PerTrial, prompts: abc.Sequence[str] | None = None,
                 of_lineage: bool = False) -> np.ndarray:
        """log10 LR of the chosen trials. prompts: of all answers, where those of the trials are known; loss: of all trials; of_lineage: as
        in ShippedTables.uncapped."""
        vectors, figures = self.by_length, None
        if prompts:
            rows = np.unique(np.concatenate([trials.chooser(s, chosen).indices for s in ("left", "right")]))
            figures = np.full((len(self.plain), prompt_similarity.FIGURES), np.nan)
            figures[rows] = self.tables.prompt_figures([prompts[r] for r in rows])
            if not same:
                means, scales, _ = self.tables.prompt_effects([prompts[r] for r in rows])
                vectors = self.plain.copy()
                vectors[rows] = (vectors[rows] - means) * scales[:, None]
            figures = figures[trials.left]
        return self.tables.score(np.hstack([vectors, self.habits]), trials, self.similarity, chosen, same, prompts is not None, loss, figures, self.log_lengths, of_lineage)


def may_differ(text: str, prompt: str) -> bool:
    """Whether the core may read an answer otherwise than it was counted here: with its prompt before it, where a request gives another
    one, or with lines that end by a carriage return alone (core/text/read_request.cpp)."""
    letters, asked = ("".join(filter(str.isalnum, of.lower())) for of in (text[:2 * len(prompt) + 100], prompt))
    return asked in letters or re.search(r"\r(?!\r*\n)", text) is not None


def known_trials(tables: shipped_scores.ShippedTables, trials: pair_trials.Trials, chosen: Numbers, prompts: abc.Sequence[str],
                 hashes: list[int]) -> Numbers:
    """Those of the chosen trials whose prompts the tables know; two prompts that fold to one are one row for the core."""
    known = lambda side, i: tables.prompt_effects([prompts[r] for r in trials.chooser(side, np.array([i])).indices])[2].all()
    once = lambda i: len({hashes[r] for r in trials.chooser("left", np.array([i])).indices}) == trials.size[i]
    return np.array([i for i in chosen if once(i) and known("left", i) and known("right", i)])


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("native")
    ap.add_argument("--trials", type=int, default=150)
    a = ap.parse_args()
    basis = bases.Basis()
    trials = saved.trials("full", basis)
    tables = shipped_scores.ShippedTables()
    described = [Described(tables, of, saved.similarity("full", suffix)) for of, suffix in zip(text_losses.every_form(basis), text_losses.SUFFIXES)]
    texts, prompts = zip(*((text, prompt) for _, text, prompt in corpus.read_answers()))
    hashes = corpus.hash_prompts(prompts)
    rng, gaps = np.random.default_rng(7), []
    form, loss, is_exact = text_losses.compared(basis, trials)
    differs = np.array([may_differ(text, prompt) for text, prompt in zip(texts, prompts)])
    is_exact &= trials.sums(differs[trials.left] | differs[trials.right]) == 0
    form = np.where(is_exact, form, -1)
    print(f"{(~is_exact).sum()} of {trials.count} trials are compared in a form that was not counted")
    for same in (True, False):
        for known in (True, False):
            usable = np.flatnonzero((trials.same == same) & (trials.size <= 20))
            chosen = rng.choice(usable, a.trials, False)
            if known:
                chosen = known_trials(tables, trials, chosen, prompts, hashes)
            # Other forms are too rare to be drawn by chance.
            altered = usable[form[usable] > 0]
            altered = known_trials(tables, trials, altered, prompts, hashes) if known else altered
            # Without prompts two sides of equal size are taken row by row; different prompts are told by made-up ones.
            given = prompts if known else None if same else [f"prompt {i} that no table holds" for i in range(len(texts))]
            for place, (label, of) in enumerate(zip(("", ", marks lost by one side", ", and line breaks"), described)):
                some = chosen[form[chosen] == 0] if not place else altered[form[altered] == place]
                if not len(some):
                    continue
                results = answer(a.native, [request(k, texts, trials, i, given) for k, i in enumerate(some)])
                for of_lineage in (False,) if same else (False, True):
                    expected = of.expected(trials, some, same, loss, prompts if known else None, of_lineage)
                    name = ("known" if known else "not known") + label + (", shared lineage" if of_lineage else "")
                    gaps.append(compare(name, results, expected, some, trials, same, operator.itemgetter("lineage") if of_lineage else lambda result: result))
    gaps += compare_with_controls(a.native, tables, basis, trials, described[0].similarity, texts, described[0].plain, form, loss, differs, rng, a.trials)
    every = np.concatenate(gaps)
    if every.max() > OTHER_LEAF or (every > ALLOWED).mean() > OTHER_LEAF_SHARE:
        raise SystemExit("the core and the fitting scripts differ")


if __name__ == "__main__":
    main()
