"""Pairs of bots whose relation lineage.tsv tells though pairs.tsv does not list them: more relations to fit the fusion on.

Read are rows of high and medium confidence only. A student with the generations its teachers column names, a tuned bot
with the instructed model its base column names, two students of one teacher; and as unrelated two bots whose laboratories,
bases and teachers are all named and have nothing in common. Whatever is alleged of a bot is no input: such a bot is in no
unrelated pair here, and the accusation makes no related one. Kinds carry a name of their own, so that figures by kind stay
those of the listed pairs.
"""
import itertools
import re
from collections import abc

import lineages

PREFIX = "further_"
COMMON_TEACHER = PREFIX + "common_teacher"
# Generations of make_trials.py by how the teachers column writes them.
TEACHERS = (("openai-davinci3", r"text-davinci-003"), ("openai-3.5", r"gpt-3\.5"), ("openai-4", r"gpt-4(?!o|\.)|gpt-3\.5/4"),
            ("openai-4t", r"gpt-4(?!o|\.)"), ("openai-4o", r"gpt-4o"), ("anthropic-3.5", r"claude-3\.5"))
# How the base column writes an instructed model, and the names that model has among the bots.
INSTRUCTED = ((r"Llama-3-8B-Instruct", r"^(meta-llama__)?Meta-Llama-3-8B-Instruct$|^llama-3-8b-instruct$"),
              (r"Mistral-7B-Instruct-v0\.2", r"mistral.*7b.*instruct.*v0?\.?2"), (r"gemma-2-9b-it", r"gemma-2-9b-it$"), (r"Gemma-3", r"gemma-3-"),
              (r"LLaMA-2 Chat", r"llama-2-.*chat"), (r"Llama-3\.1", r"llama-3\.1-.*instruct"))
FAMILIES = ("llama", "mistral|mixtral|zephyr|openchat", "gemma|gemini|palm", "qwen", "gpt", "claude", "command|aya", "deepseek")
FAMILY_OF_LABORATORY = dict(meta=0, mistral=1, google=2, openai=4, anthropic=5, cohere=6)
UNTOLD = r"unknown|several|mixed|and other|various|reported|alleged"  # teachers that leave open what else there was
OTHER_BASES = r"openllama|pythia|falcon"  # bases of laboratories that made none of the bots


def _row(source: str, model: str) -> dict[str, str] | None:
    row = lineages.ROWS.get((source, model))
    return row if row and row["confidence"] in ("high", "medium") else None


def _teachers(row: dict[str, str]) -> set[str]:
    """Generations the teachers column names; what is only alleged is cut off."""
    return {name for name, pattern in TEACHERS if re.search(pattern, lineages.documented_teachers(row))}


def _families(source: str, model: str) -> set[int] | None:
    """Every family known to be behind a bot, or None where something is not told."""
    row = _row(source, model)
    if not row or re.search(UNTOLD, row["teachers"].lower()):
        return None
    found = lambda text: {i for i, pattern in enumerate(FAMILIES) if re.search(pattern, text.lower())}
    bases = found(row["base"])
    if len(bases) != 1 and not re.search(OTHER_BASES, row["base"].lower()):
        return None
    laboratory = lineages.laboratory(source, model)[0]
    return bases | found(row["teachers"]) | ({FAMILY_OF_LABORATORY[laboratory]} if laboratory else set())


def _ancestors(source: str, models: abc.Sequence[str]) -> dict[tuple[str, str], str]:
    """(ancestor, descendant) -> kind, for descendants that are no model of a large laboratory."""
    kinds, generation = {}, {m: lineages.laboratory(source, m)[1] for m in models}
    for model in models:
        row = _row(source, model)
        if not row or lineages.laboratory(source, model)[0]:
            continue
        teachers = _teachers(row)
        named = [pattern for base, pattern in INSTRUCTED if re.search(base, row["base"])]
        for other in models:
            if generation[other] in teachers:
                kinds[other, model] = "distilled"
            elif generation[other] and any(re.search(pattern, other, re.I) for pattern in named):
                kinds[other, model] = "tuned"
    return kinds


def kinds_of_pairs(source: str, models: abc.Sequence[str], taken: abc.Iterable[tuple[str, str]]) -> dict[tuple[str, str], tuple[str, int]]:
    """(bot, bot) -> (kind, label) of pairs that are not among those taken."""
    done = {frozenset(pair) for pair in taken}
    out = {pair: (PREFIX + kind, 1) for pair, kind in _ancestors(source, models).items() if frozenset(pair) not in done}
    done |= {frozenset(pair) for pair in out}
    families = {m: _families(source, m) for m in models}
    teachers = {m: _teachers(row) if (row := _row(source, m)) else set() for m in models}
    for a, b in itertools.combinations(models, 2):
        if frozenset((a, b)) in done:
            continue
        if teachers[a] & teachers[b]:
            out[a, b] = (COMMON_TEACHER, 1)
        elif (left := families[a]) and (right := families[b]) and not left & right:
            out[a, b] = (PREFIX + "unrelated", 0)
    return out
