"""Which lineage a bot belongs to, so that folds, caps and the cohort go by lineage and never by bot.

A lineage is named after the laboratory whose base or whose answers a bot was made from, as far as lineage.tsv says;
bots of unknown origin stand each under their vendor's name. Accused pairs (`alleged`) are no input here.
"""
import csv
import re

import places
import make_trials

ROWS = {(r["source"], r["model"]): r for r in csv.DictReader(open(places.CORPORA / "lineage.tsv", encoding="utf-8"), delimiter="\t")}
ORIGINS = (("openai", r"gpt|davinci|chatgpt|sharegpt"), ("anthropic", "claude"), ("deepseek", "deepseek"), ("alibaba", "qwen|alibaba"),
           ("google", "gemma|gemini|bard|palm"), ("mistral", "mistral|mixtral|zephyr"), ("meta", "llama"), ("cohere", "command|cohere"))
LARGE = {name for name, _ in ORIGINS}
# Three ways to put the laboratories on two sides; a trial is scored by tables made from the side it is not on.
PARTITIONS = ({"openai", "meta", "cohere", "deepseek"}, {"openai", "google", "alibaba"}, {"openai", "anthropic", "mistral"})
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


def side(partition: int, lineage: str) -> int:
    """0 or 1: the side of a partition a lineage is on."""
    if lineage in PARTITIONS[partition]:
        return 0
    return 1 if lineage in LARGE else sum(map(ord, lineage)) % 2


def laboratory(source: str, model: str) -> tuple[str | None, str | None]:
    """Laboratory and generation of a model of one of the large laboratories, else (None, None)."""
    row = ROWS.get((source, model))
    name = make_trials.MAJORS.get(row["vendor"]) if row else None
    if not name:
        return None, None
    return name, next((g for g, pattern in make_trials.GENERATIONS if pattern.search(model)), None)
