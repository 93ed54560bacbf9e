"""Which lineage a bot belongs to, so that folds, caps and the cohort go by lineage and never by bot.

A lineage is named after the laboratory whose base or whose answers a bot was made from, as far as lineage.tsv says;
bots of unknown origin stand each under their vendor's name. Accused pairs (`alleged`) are no input here.
"""
import csv
import re

import numpy as np

import places
import make_trials
from arrays import PerTrial

ROWS = {(r["source"], r["model"]): r for r in csv.DictReader(open(places.CORPORA / "lineage.tsv", encoding="utf-8"), delimiter="\t")}
ORIGINS = (("openai", r"gpt|davinci|chatgpt|sharegpt"), ("anthropic", "claude"), ("deepseek", "deepseek"), ("alibaba", "qwen|alibaba"),
           ("google", "gemma|gemini|bard|palm"), ("mistral", "mistral|mixtral|zephyr"), ("meta", "llama"), ("cohere", "command|cohere"))
LARGE = {name for name, _ in ORIGINS}
# What is left out together: a trial is scored by tables made without the folds of both its lineages, so that they have seen neither and
# nearly as many others as the tables that ship. Measured against tables made from half of the lineages: models/TRIED.md.
FOLD_OF = {"openai": 0, "meta": 1, "alibaba": 2, "mistral": 3, "anthropic": 4, "google": 5, "deepseek": 6, "cohere": 6}
FOLDS = 9  # the last two hold all other lineages
# Sources that share models or prompts stay together; everything else is the fifth group.
SOURCE_GROUPS = {"alpacaeval": 0, "arena-hard-en": 1, "arena-hard-multilingual": 1, "shaberi-ja": 2,
                 "misguided-attention": 3, "prompt-machine": 3, "syco-bench": 3}
GROUPS = 5


def source_group(source: str) -> int:
    return SOURCE_GROUPS.get(source, 4)


def documented_teachers(row: dict[str, str]) -> str:
    """The teachers column without what is only alleged."""
    return row["teachers"].partition("alleged:")[0]


def root(source: str, model: str) -> str:
    row = ROWS.get((source, model))
    if not row:
        return "x:" + model
    if make_trials.MAJORS.get(row["vendor"]):
        return make_trials.MAJORS[row["vendor"]]
    told = " ".join((documented_teachers(row), row["base"], row["family"], row["vendor"])).lower()
    return next((name for name, pattern in ORIGINS if re.search(pattern, told)), "x:" + row["vendor"].lower())


def fold(lineage: str) -> int:
    """Below FOLDS."""
    return FOLD_OF.get(lineage, FOLDS - 2 + sum(map(ord, lineage)) % 2)


def two_folds(roots_a: PerTrial, roots_b: PerTrial, rng: np.random.Generator) -> np.ndarray:
    """trials x 2: the folds of both lineages of every trial, the lower first; where they are one, that and another at random, so that
    related and unrelated pairs stand before tables of as many lineages."""
    a, b = (np.array([fold(root) for root in roots]) for roots in (roots_a, roots_b))
    another = rng.integers(FOLDS - 1, size=len(a))
    another += another >= a
    return np.sort(np.column_stack([a, np.where(a == b, another, b)]), axis=1)


def laboratory(source: str, model: str) -> tuple[str | None, str | None]:
    """Laboratory and generation of a model of one of the large laboratories, else (None, None)."""
    row = ROWS.get((source, model))
    name = make_trials.MAJORS.get(row["vendor"]) if row else None
    if not name:
        return None, None
    return name, next((g for g, pattern in make_trials.GENERATIONS if pattern.search(model)), None)
