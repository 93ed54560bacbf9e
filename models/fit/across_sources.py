#!/usr/bin/env python3
"""Bots held against themselves, and against unrelated ones, on prompts of two sources: of two kinds, that is. usage: across_sources.py NATIVE

NATIVE is the program kinprint_native. English answers only. A bot of two sources is one whose name is the same without the host's
(new_bots.plain_name); unrelated are bots of two known laboratories. Beside them the same within one source. Prints a table for
models/ROBUSTNESS.md. The shipped tables know these bots, so the figures are in-sample, which favours them.
"""
import argparse
import collections
import itertools
import json
import typing

import numpy as np

import check_core
import corpus
import lineages
import new_bots
import score

Bot: typing.TypeAlias = tuple[str, str]  # source, name
SIZES, PAIRS, LEAST = (1, 5, 20), 400, 20  # answers a side; unrelated pairs of each kind; answers a bot needs
NAMES = {(True, True): "one source, itself", (True, False): "one source, unrelated", (False, True): "two sources, itself", (False, False): "two sources, unrelated"}


def answers_of_bots() -> dict[Bot, list[tuple[str, str]]]:
    """(source, model) -> [(prompt, text)]."""
    found = collections.defaultdict(list)
    for answer, text, prompt in corpus.read_answers():
        if answer.language == "en" and text.strip():
            found[answer.source, answer.model].append((prompt, text))
    return {bot: given for bot, given in found.items() if len(given) >= LEAST}


def drawn_pairs(bots: list[Bot], rng: np.random.Generator) -> dict[tuple[bool, bool], list[tuple[Bot, Bot]]]:
    """(within one source, the same bot) -> pairs of bots."""
    of_name = collections.defaultdict(list)
    for bot in bots:
        of_name[new_bots.plain_name(bot[1])].append(bot)
    pairs = {(True, True): [(bot, bot) for bot in bots],
             (False, True): [pair for same in of_name.values() for pair in itertools.combinations(same, 2) if pair[0][0] != pair[1][0]]}
    laboratories = {bot: lineages.laboratory(*bot)[0] for bot in bots}
    known = [bot for bot in bots if laboratories[bot]]
    unrelated = [pair for pair in itertools.combinations(known, 2) if laboratories[pair[0]] != laboratories[pair[1]]]
    for within in (True, False):
        pairs[within, False] = [pair for pair in unrelated if (pair[0][0] == pair[1][0]) == within]
    return {kind: [of_kind[i] for i in rng.permutation(len(of_kind))[:PAIRS]] for kind, of_kind in pairs.items()}


def request(answers: dict[Bot, list[tuple[str, str]]], pair: tuple[Bot, Bot], size: int, rng: np.random.Generator) -> dict | None:
    """A batch line on different prompts, or None where there are too few."""
    left = [answers[pair[0]][i] for i in rng.permutation(len(answers[pair[0]]))[:size]]
    asked = {prompt for prompt, _ in left}
    others = [given for given in answers[pair[1]] if given[0] not in asked]
    if len(left) < size or len(others) < size:
        return None
    right = [others[i] for i in rng.permutation(len(others))[:size]]
    side = lambda given: {"answers": [{"prompt": prompt, "text": text} for prompt, text in given]}
    return {"left": side(left), "right": side(right)}


def figures_of(native: str, lines: list[dict]) -> np.ndarray:
    answered = [result for result in check_core.answer(native, map(json.dumps, lines)) if result["status"] == "ok"]
    return np.array([[result["log10LR"], result["lineage"]["log10LR"]] for result in answered])


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("native")
    native = ap.parse_args().native
    rng, answers = np.random.default_rng(41), answers_of_bots()
    pairs = drawn_pairs(sorted(answers), rng)
    print("| pairs | answers | number | at 0.1 or less, same model / lineage | at 10 or more | AUC against unrelated pairs |\n| --- | --- | --- | --- | --- | --- |")
    for size in SIZES:
        found = {kind: figures_of(native, [line for pair in of_kind if (line := request(answers, pair, size, rng))]) for kind, of_kind in pairs.items()}
        for (within, same), values in found.items():
            low, high = (100 * (values <= -1).mean(0), 100 * (values >= 1).mean(0))
            area = f"{score.figures(list(values[:, 0]), list(found[within, False][:, 0]))['AUC']:.2f}" if same else ""
            print(f"| {NAMES[within, same]} | {size} | {len(values)} | {low[0]:.0f} %, {low[1]:.0f} % | {high[0]:.1f} %, {high[1]:.1f} % | {area} |", flush=True)


if __name__ == "__main__":
    main()
