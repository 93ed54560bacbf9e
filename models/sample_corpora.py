#!/usr/bin/env python3
"""A part of the corpora in which many trials share their answers: for scores that take long an answer, as embeddings do.

usage: sample_corpora.py OUT_DIR [--bots 10] [--prompts 20] [--seed 11] [--sources a,b]

Of each English source whose licence allows every use: bots of known lineage, drawn by turns from the laboratories, and
the prompts that all of them answered. The trial maker that belongs to the corpora then makes trials of OUT_DIR (--corpora).
Nothing of OUT_DIR may enter the repository: it holds answers.
"""
import argparse
import collections
import gzip
import json
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "fit"))
import corpora  # noqa: E402
import lineages  # noqa: E402
import places  # noqa: E402

SOURCES = ("arena-hard-en", "benchpress", "misguided-attention", "prompt-machine", "self-instruct-human-eval", "slop-score", "syco-bench")


def first_answers(source: str) -> dict[str, dict[str, dict]]:
    """model -> prompt -> the line's record, first samples only."""
    found: dict[str, dict[str, dict]] = collections.defaultdict(dict)
    for record in corpora.first_samples(places.CORPORA / f"{source}.jsonl.gz"):
        if record.get("lang", "en") == "en":
            found[record["model"]].setdefault(record["prompt_id"], record)
    return found


def choose_bots(source: str, answers: dict[str, dict[str, dict]], count: int, least: int, rng: random.Random) -> list[str]:
    """Bots with enough answers, one of each laboratory in turn."""
    of = collections.defaultdict(list)
    for model in sorted(answers):
        laboratory = lineages.laboratory(source, model)[0]
        if laboratory and len(answers[model]) >= least:
            of[laboratory].append(model)
    for models in of.values():
        rng.shuffle(models)
    turns = [model for turn in range(count) for models in of.values() for model in models[turn:turn + 1]]
    return turns[:count]


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out", type=pathlib.Path)
    ap.add_argument("--bots", type=int, default=10)
    ap.add_argument("--prompts", type=int, default=20)
    ap.add_argument("--seed", type=int, default=11)
    ap.add_argument("--sources", default=",".join(SOURCES))
    a = ap.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    for source in a.sources.split(","):
        rng, answers = random.Random(f"{a.seed} {source}"), first_answers(source)
        bots = choose_bots(source, answers, a.bots, a.prompts, rng)
        common = sorted(set.intersection(*(set(answers[bot]) for bot in bots))) if bots else []
        prompts = rng.sample(common, min(a.prompts, len(common)))
        with gzip.open(a.out / f"{source}.jsonl.gz", "wt", encoding="utf-8") as out:
            for bot in bots:
                for prompt in prompts:
                    out.write(json.dumps(answers[bot][prompt]) + "\n")
        print(f"{source}: {len(bots)} bots, {len(prompts)} prompts")


if __name__ == "__main__":
    main()
